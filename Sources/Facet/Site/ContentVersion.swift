/// Names versions of content.
public enum ContentVersion {
  /// Sixteen hexadecimal digits: FNV-1a, 64 bits. It tells versions apart and guards nothing.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Of content that another version of this program makes something else of: no other process has the same.
  static func ofProcess(_ version: String) -> String { of("\(process) \(version)".utf8) }

  private static let process = UInt64.random(in: .min ... .max)

  /// Of files, with their paths.
  static func of(files: [String: [UInt8]]) -> String {
    of(files.sorted { $0.key < $1.key }.lazy.flatMap { Array($0.key.utf8) + $0.value })
  }
}
