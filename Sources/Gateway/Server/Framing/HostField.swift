import NIOHTTP1

/// The `Host` field (RFC 9110 §7.2, RFC 9112 §3.2).
enum HostField {
  /// 400 unless there is exactly one, and it is a name or address with or without a port. HTTP/1.0 needs none here;
  /// whether the server can do without is decided later.
  static func check(_ headers: HTTPHeaders, _ version: HTTPVersion) throws(FramingFault) {
    let values = headers["Host"]
    if values.isEmpty, version == .http1_0 { return }
    guard values.count == 1 else { throw .malformed("The request must have one Host header.") }
    guard isAuthority(values[0]) else { throw .malformed("The Host header is no host with or without a port.") }
  }

  /// RFC 3986 §3.2.2 and §3.2.3, without a user.
  static func isAuthority(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var host = bytes[...]
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), end > 2 else { return false }
      let inside = bytes[1..<end]
      guard inside.allSatisfy({ isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else { return false }
      return isPort(bytes[(end + 1)...])
    }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      guard isPort(bytes[colon...]) else { return false }
      host = bytes[..<colon]
    }
    return !host.isEmpty && host.count <= 255 && host.allSatisfy(isName)
  }

  /// Nothing, or a colon and digits.
  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty
      || (bytes.first == UInt8(ascii: ":") && bytes.count <= 6
        && bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// Letters, digits, and the marks that a registered name may have; not the sub-delimiters, which no name in use has.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
