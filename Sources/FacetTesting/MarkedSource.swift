/// Source text in which places are marked with keycap digits, `"<p>1️⃣{#fi a}"`, so that tests name no byte offsets.
public struct MarkedSource: Sendable {
  /// The text without its markers.
  public let text: String
  /// The byte offset in `text` of each marker, by its digit.
  public let markers: [Int: Int]

  public init(_ marked: String) {
    // A keycap is the digit, U+FE0F and U+20E3.
    let keycap: [UInt8] = [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]
    let bytes = Array(marked.utf8)
    var plain: [UInt8] = []
    var markers: [Int: Int] = [:]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x30, byte <= 0x39, bytes[(offset + 1)...].starts(with: keycap) {
        markers[Int(byte) - 0x30] = plain.count
        offset += 1 + keycap.count
      } else {
        plain.append(byte)
        offset += 1
      }
    }
    text = String(decoding: plain, as: UTF8.self)
    self.markers = markers
  }
}
