/// The text of one template file, as UTF-8.
public final class SourceFile: Sendable {
  /// The path as it is shown to people, relative to the templates folder's parent where possible.
  public let path: String
  public let bytes: [UInt8]
  /// Where each line begins; found once, since every diagnostic asks.
  let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

extension SourceFile: Equatable {
  public static func == (a: SourceFile, b: SourceFile) -> Bool {
    a === b || (a.path == b.path && a.bytes == b.bytes)
  }
}
