import Facet

/// What the files of a page's snapshots are called.
enum SnapshotName {
  private static let maximumLength = 80

  /// `index`, `products.1`, `products_q_lamp-2f0c8a11`: with a digest where the name alone would not tell addresses apart.
  static func of(_ address: String) -> String {
    let path = address.utf8.dropFirst()
    guard !path.isEmpty else { return "index" }
    let isWhole = path.count <= maximumLength && path.allSatisfy { isKept($0) || $0 == UInt8(ascii: "/") }
    let text = String(decoding: path.prefix(maximumLength).map(replacement), as: UTF8.self)
    return isWhole && text != "index" ? text : text + "-" + ContentVersion.of(address.utf8).prefix(8)
  }

  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func replacement(for byte: UInt8) -> UInt8 {
    if byte == UInt8(ascii: "/") { return UInt8(ascii: ".") }
    return isKept(byte) ? byte : UInt8(ascii: "_")
  }
}
