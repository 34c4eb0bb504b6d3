/// An attribute or directive of an element, component or slot.
public struct Attribute: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public enum Kind: Sendable {
    /// `title="Hi {name}"`, `href={url}`, `{id}` (name and expression alike), `disabled` (no value)
    case plain(Name, AttributeValue)
    /// `{...attributes}`
    case spread(Expression)
    /// `class:low={…}`; without a value the binding of that name
    case toggledClass(Name, Expression)
    /// `style:width={…}`
    case styleProperty(Name, Expression)
    /// `on:keydown|enter|prevent|debounce(300)={…}`; without a value the event passes to the parent
    case event(Name, [Modifier], Expression?)
    /// `bind:value={query}`
    case binding(Name, Expression)
    /// `ref:input`
    case reference(Name)
    /// `let:row`, or `let:row={name}`: takes what a scoped slot gives
    case slotBinding(Name, as: Name)
  }

  public struct Modifier: Sendable {
    public let name: Name
    /// Milliseconds of `debounce(300)`.
    public let argument: Int?
    public init(name: Name, argument: Int?) {
      self.name = name
      self.argument = argument
    }
  }
}

public enum AttributeValue: Sendable {
  /// `disabled`
  case none
  /// Quoted text with interpolations, in order; character references decoded.
  case quoted([StringSegment])
  /// `{expression}`
  case expression(Expression)
}
