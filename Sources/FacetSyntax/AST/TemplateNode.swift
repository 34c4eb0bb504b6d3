/// A node of a component's markup.
public struct TemplateNode: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    /// Source text with character references decoded and white space as written.
    case text(String)
    /// `{expression}`
    case interpolation(Expression)
    /// `{@html expression}`
    case trustedHTML(Expression)
    case comment(String)
    case element(Element)
    /// A capitalised tag.
    case component(ComponentUse)
    case slot(SlotNode)
    case conditional(IfBlock)
    case each(EachBlock)
    /// `<head>…</head>`
    case head([TemplateNode])
    case invalid
  }
}

public struct Element: Sendable {
  /// As written; HTML names are lower case, SVG names keep theirs.
  public let name: Name
  public let attributes: [Attribute]
  public let children: [TemplateNode]
  /// Written `<x/>`. On HTML elements that are not void it means an empty element.
  public let isSelfClosing: Bool
  public init(name: Name, attributes: [Attribute], children: [TemplateNode], isSelfClosing: Bool) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.isSelfClosing = isSelfClosing
  }
}

public struct ComponentUse: Sendable {
  public let name: Name
  public let attributes: [Attribute]
  /// The default slot's content and, as children with a `slot="…"` attribute, the named ones.
  public let children: [TemplateNode]
  public init(name: Name, attributes: [Attribute], children: [TemplateNode]) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }
}

/// `<slot name="foot" row={item}>fallback</slot>`
public struct SlotNode: Sendable {
  /// Nil for the default slot.
  public let name: Name?
  public let arguments: [Attribute]
  public let fallback: [TemplateNode]
  public init(name: Name?, arguments: [Attribute], fallback: [TemplateNode]) {
    self.name = name
    self.arguments = arguments
    self.fallback = fallback
  }
}

/// `{#if a}…{:else if b}…{:else}…{/if}`
public struct IfBlock: Sendable {
  public struct Branch: Sendable {
    public let conditions: [Condition]
    public let body: [TemplateNode]
    public init(conditions: [Condition], body: [TemplateNode]) {
      self.conditions = conditions
      self.body = body
    }
  }
  public let branches: [Branch]
  public let otherwise: [TemplateNode]?
  public init(branches: [Branch], otherwise: [TemplateNode]?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}

/// `{#each items as item, index (item.id)}…{:else}…{/each}`
public struct EachBlock: Sendable {
  public let items: Expression
  public let item: Name
  public let index: Name?
  public let key: Expression?
  public let body: [TemplateNode]
  public let otherwise: [TemplateNode]?
  public init(
    items: Expression, item: Name, index: Name?, key: Expression?, body: [TemplateNode], otherwise: [TemplateNode]?
  ) {
    self.items = items
    self.item = item
    self.index = index
    self.key = key
    self.body = body
    self.otherwise = otherwise
  }
}
