/// A file and a range of bytes in it.
public struct SourceSpan: Sendable {
  public let file: SourceFile
  public let range: Range<Int>

  public init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }
}
