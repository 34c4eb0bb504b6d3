/// The global and scoped styles of a site, as one file whose name changes with its content.
public struct Stylesheet: Sendable {
  /// `/assets/facet-1a2b3c4d5e6f7081.css`
  public let path: String
  public let bytes: [UInt8]

  init(styles: [String]) {
    bytes = Array(styles.joined(separator: "\n").utf8)
    path = "/assets/facet-\(Self.hexadecimal(Self.hash(bytes))).css"
  }

  /// FNV-1a, 64 bits: it tells versions apart and guards nothing.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
