/// A file and a range of bytes in it.
public struct SourceSpan: Sendable, Equatable {
  public let file: SourceFile
  public let range: Range<Int>

  public init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  public var start: SourcePosition { file.position(at: range.lowerBound) }
  /// The position after the last byte.
  public var end: SourcePosition { file.position(at: range.upperBound) }
  /// The source text that it covers.
  public var text: String { file.text(range) }
}
