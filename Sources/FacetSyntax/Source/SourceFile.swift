/// The text of one template file, as UTF-8.
public final class SourceFile: Sendable {
  /// The path as it is shown to people, relative to the templates folder's parent where possible.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
