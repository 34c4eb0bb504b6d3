/// Keeps what drew a picture in the picture: a chunk of text (PNG, §11.3.4.3) with the keyword “Software”.
enum PNGNote {
  private static let keyword = Array("Software\0".utf8)
  /// The signature and the header chunk, after which others may stand.
  private static let headLength = 8 + 12 + 13

  static func adding(_ text: String, to png: [UInt8]) -> [UInt8] {
    guard png.count > headLength else { return png }
    let body = Array("tEXt".utf8) + keyword + Array(text.utf8)
    let chunk = bigEndian(UInt32(body.count - 4)) + body + bigEndian(checksum(body))
    return png[..<headLength] + chunk + png[headLength...]
  }

  /// The text, and the picture as it was without; nil when it has none.
  static func taking(from png: [UInt8]) -> (text: String, png: [UInt8])? {
    let start = Array("tEXt".utf8) + keyword
    guard png.count > headLength + 12, png[(headLength + 4)...].starts(with: start) else { return nil }
    let length = png[headLength..<headLength + 4].reduce(0) { $0 << 8 | Int($1) }
    let end = headLength + 12 + length
    guard end <= png.count, length >= keyword.count else { return nil }
    let text = png[(headLength + 8 + keyword.count)..<(headLength + 8 + length)]
    return (String(decoding: text, as: UTF8.self), Array(png[..<headLength] + png[end...]))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 as PNG has it (annex D).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xffff_ffff
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
