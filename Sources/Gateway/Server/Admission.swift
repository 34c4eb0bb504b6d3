import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

/// Takes on no more requests than can be worked on, so that those that are taken are answered in time.
///
/// A request counts until its answer begins: what a visitor then takes long to read, or a stream that stays open, is work
/// for nobody.
struct Admission: Sendable {
  private let gate: Gate
  private let clock: ProxyClock

  /// Who has waited so long has a visitor who is about to give up.
  static let patience = Duration.seconds(1)

  init(requests: Int, queue: Int, clock: ProxyClock = .continuous) {
    gate = Gate(limit: requests, room: queue, clock: clock)
    self.clock = clock
  }

  var snapshot: Gate.Snapshot { gate.snapshot }

  /// Whether requests of this kind are limited. Whoever watches the process has to get an answer when it is busy, and
  /// files cost next to nothing.
  static func isLimited(_ route: Route) -> Bool {
    switch route {
    case .live, .ready, .file: false
    default: true
    }
  }

  /// Runs the work when it is its turn, or gives a refusal, which is made without any work.
  func run(_ headers: HTTPFields, _ work: () async throws -> Response) async throws -> Response {
    do {
      try await gate.enter(until: clock.now() + Self.patience)
    } catch is Gate.Refusal {
      return Self.refusal(headers)
    }
    defer { gate.leave() }
    return try await work()
  }

  private static func refusal(_ headers: HTTPFields) -> Response {
    guard AcceptHeader.names("text/html", in: headers[values: .accept]) else { return problem.response }
    return Response(
      status: .serviceUnavailable,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .retryAfter: "1"],
      body: ResponseBody(byteBuffer: page))
  }

  private static let problem = Problem(
    503, "overloaded", "Too much to do", detail: "The server has too many requests just now. Try again in a moment.",
    retryAfter: 1)

  private static let page = ByteBuffer(
    string: """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Too much to do</title></head>
      <body><h1>Too much to do</h1><p>The server has too many requests just now. Try again in a moment.</p></body></html>

      """)
}
