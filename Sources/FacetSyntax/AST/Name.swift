/// An identifier where it stands.
public struct Name: Sendable {
  public let text: String
  public let span: SourceSpan
  public init(_ text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
