import NIOCore
import NIOHTTP1

/// `GET /alpine HTTP/1.1` (RFC 9112 §3)
struct RequestLine {
  let method: HTTPMethod
  let target: String
  let version: HTTPVersion

  init(_ line: ByteBuffer) throws(FramingFault) {
    let words = line.readableBytesView.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, !words[1].isEmpty else {
      throw .malformed("The request line must be a method, an address and a version, with one blank between them.")
    }
    guard words[0].allSatisfy(HTTPToken.holds), words[0].count <= 32 else {
      throw .malformed("The method has a byte that no method may have.")
    }
    guard words[1].allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw .malformed("The address has bytes that must be percent-encoded.")
    }
    method = HTTPMethod(rawValue: String(decoding: words[0], as: UTF8.self))
    target = String(decoding: words[1], as: UTF8.self)
    version = try Self.version(words[2])
    // What follows CONNECT would be no HTTP (RFC 9110 §9.3.6).
    guard method != .CONNECT else { throw .malformed("This server is no proxy, and takes no CONNECT.") }
  }

  private static func version(_ word: ByteBufferView.SubSequence) throws(FramingFault) -> HTTPVersion {
    switch String(decoding: word, as: UTF8.self) {
    case "HTTP/1.1": return .http1_1
    case "HTTP/1.0": return .http1_0
    case let text where text.utf8.count == 8 && text.hasPrefix("HTTP/"):
      let digits = text.utf8.dropFirst(5)
      guard digits.first.map(isDigit) == true, digits.dropFirst().first == UInt8(ascii: "."),
        digits.last.map(isDigit) == true
      else { throw .malformed("The request line has no version of HTTP.") }
      throw FramingFault(
        status: 505, code: "version-not-supported", detail: "The version must be 1.1 on this connection.")
    default: throw .malformed("The request line has no version of HTTP.")
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
