import NIOHTTP1

/// How a request's body is delimited (RFC 9112 §6).
enum BodyFraming: Equatable {
  case length(Int)
  case chunked

  init(_ headers: HTTPHeaders, _ version: HTTPVersion) throws(FramingFault) {
    let codings = headers["Transfer-Encoding"]
    let lengths = headers["Content-Length"]
    guard !codings.isEmpty else {
      self = .length(try Self.length(lengths))
      return
    }
    // RFC 9112 §6.1: who sends both, or this in HTTP/1.0, may want somebody to see another request.
    guard lengths.isEmpty else { throw .malformed("The request has both Content-Length and Transfer-Encoding.") }
    guard version == .http1_1 else { throw .malformed("HTTP/1.0 has no Transfer-Encoding.") }
    guard codings.count == 1, codings[0].lowercased() == "chunked" else {
      throw .malformed("The only Transfer-Encoding that is taken is one “chunked”.")
    }
    self = .chunked
  }

  /// Digits, once. A list of the same number, which RFC 9110 §8.6 lets a recipient take, is refused.
  private static func length(_ values: [String]) throws(FramingFault) -> Int {
    guard let text = values.first else { return 0 }
    guard values.count == 1, (1...18).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let length = Int(text)
    else { throw .malformed("Content-Length must be one number.") }
    return length
  }
}

/// The size that a chunk begins with (RFC 9112 §7.1).
enum ChunkSize {
  /// - Parameter line: the size, and extensions, which nobody uses and everybody has to pass over (§7.1.1).
  static func parse(_ line: some Collection<UInt8>) throws(FramingFault) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") }
    guard (1...15).contains(digits.count) else { throw .malformed("A chunk has no size.") }
    var size = 0
    for byte in digits {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw .malformed("A chunk's size is no hexadecimal number.")
      }
      // Fifteen digits are sixty bits.
      size = size << 4 | Int(digit)
    }
    return size
  }
}
