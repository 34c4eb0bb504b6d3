import NIOCore
import NIOHTTP1

/// Takes requests off a stream of bytes, strictly (RFC 9112): what two servers could read differently is refused.
///
/// It knows nothing of connections: bytes go in, events come out.
struct RequestParser {
  enum Event: Equatable {
    case head(HTTPRequestHead)
    case body(ByteBuffer)
    case end(HTTPHeaders?)
  }

  struct Limits: Sendable {
    /// Bytes of the request line.
    var line: Int
    var headers: HeaderSection.Limits
  }

  private enum State {
    /// Between requests. One empty line may be left over from the last body (§2.2).
    case before(hasSkipped: Bool)
    case head(RequestLine, HeaderSection)
    case body(remaining: Int)
    case chunkSize
    case chunk(remaining: Int)
    case chunkEnd
    case trailers(HeaderSection)
  }

  private let limits: Limits
  private var state = State.before(hasSkipped: false)
  private var lines = LineReader()

  init(limits: Limits) { self.limits = limits }

  /// Where in a request the bytes have ended, once everything that came has been taken.
  var isBetweenRequests: Bool { if case .before = state { true } else { false } }
  var isInBody: Bool {
    switch state {
    case .before, .head: false
    case .body, .chunkSize, .chunk, .chunkEnd, .trailers: true
    }
  }

  /// The next event; nil when more bytes are needed.
  mutating func next(_ buffer: inout ByteBuffer) throws(FramingFault) -> Event? {
    while true {
      switch state {
      case .before(let hasSkipped):
        guard try readRequestLine(&buffer, hasSkipped: hasSkipped) else { return nil }
      case .head(let line, var section):
        guard let field = try fieldLine(&buffer, section) else { return nil }
        if field.readableBytes == 0 { return .head(try head(line, section.headers)) }
        try section.add(field)
        state = .head(line, section)
      case .body(let remaining):
        if remaining == 0 { return end(nil) }
        guard let part = Self.part(&buffer, remaining) else { return nil }
        state = .body(remaining: remaining - part.readableBytes)
        return .body(part)
      case .chunkSize:
        let fault = FramingFault.malformed("The line of a chunk's size is too long.")
        guard let line = try lines.next(&buffer, limit: 256, fault: fault) else { return nil }
        let size = try ChunkSize.parse(line.readableBytesView)
        state = size == 0 ? .trailers(HeaderSection(limits: limits.headers)) : .chunk(remaining: size)
      case .chunk(let remaining):
        guard let part = Self.part(&buffer, remaining) else { return nil }
        state = part.readableBytes == remaining ? .chunkEnd : .chunk(remaining: remaining - part.readableBytes)
        return .body(part)
      case .chunkEnd:
        let fault = FramingFault.malformed("A chunk is longer than its size.")
        guard let line = try lines.next(&buffer, limit: 0, fault: fault) else { return nil }
        guard line.readableBytes == 0 else { throw fault }
        state = .chunkSize
      case .trailers(var section):
        guard let field = try fieldLine(&buffer, section) else { return nil }
        if field.readableBytes == 0 { return end(try Self.trailers(section.headers)) }
        try section.add(field)
        state = .trailers(section)
      }
    }
  }

  private mutating func readRequestLine(_ buffer: inout ByteBuffer, hasSkipped: Bool) throws(FramingFault) -> Bool {
    let fault = FramingFault(
      status: 414, code: "address-too-long", detail: "The request line is longer than \(limits.line) bytes.")
    guard let line = try lines.next(&buffer, limit: limits.line, fault: fault) else { return false }
    if line.readableBytes == 0 {
      guard !hasSkipped else { throw .malformed("There are empty lines where a request should begin.") }
      state = .before(hasSkipped: true)
    } else {
      state = .head(try RequestLine(line), HeaderSection(limits: limits.headers))
    }
    return true
  }

  private mutating func fieldLine(
    _ buffer: inout ByteBuffer, _ section: HeaderSection
  ) throws(FramingFault) -> ByteBuffer? {
    try lines.next(&buffer, limit: section.room, fault: section.isTooLarge)
  }

  private mutating func head(_ line: RequestLine, _ headers: HTTPHeaders) throws(FramingFault) -> HTTPRequestHead {
    try HostField.check(headers, line.version)
    // It says what the body means, and two of them say two things (RFC 9110 §8.3).
    guard headers["Content-Type"].count <= 1 else { throw .malformed("Content-Type came twice.") }
    switch try BodyFraming(headers, line.version) {
    case .length(let length): state = .body(remaining: length)
    case .chunked: state = .chunkSize
    }
    return HTTPRequestHead(version: line.version, method: line.method, uri: line.target, headers: headers)
  }

  private mutating func end(_ trailers: HTTPHeaders?) -> Event {
    state = .before(hasSkipped: false)
    return .end(trailers)
  }

  private static func part(_ buffer: inout ByteBuffer, _ remaining: Int) -> ByteBuffer? {
    guard buffer.readableBytes > 0 else { return nil }
    return buffer.readSlice(length: min(remaining, buffer.readableBytes))
  }

  /// RFC 9110 §6.5.1: fields that would change what the request is don't belong behind it.
  private static func trailers(_ headers: HTTPHeaders) throws(FramingFault) -> HTTPHeaders? {
    for name in ["Transfer-Encoding", "Content-Length", "Host", "Authorization", "Cookie"]
    where headers.contains(name: name) {
      throw .malformed("\(name) must not stand behind the body.")
    }
    return headers.isEmpty ? nil : headers
  }
}
