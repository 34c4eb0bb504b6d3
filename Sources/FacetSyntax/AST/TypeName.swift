/// A type as it is written.
public struct TypeName: Sendable {
  public let kind: Kind
  public let span: SourceSpan
  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    /// `Int`, `Product`, `Page<Product>`, `Action<Product, Int>`
    case named(String, arguments: [TypeName])
    case array(TypeName)
    case dictionary(key: TypeName, value: TypeName)
    case optional(TypeName)
    case invalid
  }
}
