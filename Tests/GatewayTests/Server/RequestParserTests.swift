import NIOCore
import NIOHTTP1
import Testing

@testable import Gateway

/// The parser gives the same, or refuses the same, however the bytes are cut up.
@Suite struct RequestParserTests {
  private static let limits = RequestParser.Limits(line: 200, headers: HeaderSection.Limits(bytes: 500, fields: 10))

  private enum Outcome: Equatable {
    case events([String])
    case fault(Int)
  }

  private func outcome(_ text: String, pieces: Int) -> Outcome {
    var parser = RequestParser(limits: Self.limits)
    var buffer = ByteBuffer()
    var events: [String] = []
    var rest = Array(text.utf8)[...]
    do throws(FramingFault) {
      while !rest.isEmpty {
        buffer.writeBytes(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
        while let event = try parser.next(&buffer) { add(event, to: &events) }
      }
    } catch {
      return .fault(error.status)
    }
    return .events(events)
  }

  /// Parts of one body are put together, because the pieces they come in are not the message.
  private func add(_ event: RequestParser.Event, to events: inout [String]) {
    switch event {
    case .head(let head): events.append("\(head.method) \(head.uri) \(head.headers.count)")
    case .body(let bytes):
      let text = String(buffer: bytes)
      if let last = events.last, last.hasPrefix("body ") {
        events[events.count - 1] = last + text
      } else {
        events.append("body " + text)
      }
    case .end(let trailers): events.append("end \(trailers?.count ?? 0)")
    }
  }

  @Test(arguments: [
    ("GET /a HTTP/1.1\r\nHost: x\r\n\r\n", ["GET /a 1", "end 0"]),
    ("\r\nGET /a HTTP/1.0\r\n\r\n", ["GET /a 0", "end 0"]),
    (
      "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost:x\r\n\r\n",
      ["PUT /a 2", "body abc", "end 0", "GET / 1", "end 0"]
    ),
    (
      "PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n01;q=\"x\"\r\nc\r\n0\r\nA: b\r\n\r\n",
      ["PUT /a 2", "body abc", "end 1"]
    ),
    ("PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n00\r\n\r\n", ["PUT /a 2", "end 0"]),
  ])
  func requests(text: String, expected: [String]) {
    for pieces in [1, 2, 3, 5, 17, 1000] { #expect(outcome(text, pieces: pieces) == .events(expected), "\(pieces)") }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\nHost: x\n\n", 400), ("GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nA: b\r\n c\r\n", 400), ("GET / HTTP/9.9\r\n", 505),
    ("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
    ("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400),
    ("GET /" + String(repeating: "a", count: 200) + " HTTP/1.1\r\n", 414),
    ("GET / HTTP/1.1\r\nA: " + String(repeating: "a", count: 500), 431),
    ("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 11), 431),
  ])
  func faults(text: String, status: Int) {
    for pieces in [1, 2, 3, 5, 17, 1000] { #expect(outcome(text, pieces: pieces) == .fault(status), "\(pieces)") }
  }
}
