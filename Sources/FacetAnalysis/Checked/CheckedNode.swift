import FacetSyntax
import FacetValue

/// A node of the intended tree. White space is already collapsed or dropped.
public struct CheckedNode: Sendable {
  /// Its number within its component, by which a target's markup and a generator speak of the same node; -1 on nodes
  /// that no checker made.
  public let id: NodeID
  public let kind: Kind

  public init(_ kind: Kind, id: NodeID) {
    self.kind = kind
    self.id = id
  }

  public indirect enum Kind: Sendable {
    /// Adjacent text and interpolations: one text node, or none when it comes out empty.
    case text([TextPart])
    case trustedHTML(CheckedExpression)
    case element(CheckedElement)
    case component(CheckedComponentUse)
    case slot(CheckedSlot)
    case conditional(CheckedIf)
    case each(CheckedEach)
    /// Goes to the document's head: `title`, `meta`, `link`, and nothing else.
    case head([CheckedNode])
  }
}

/// A node's number within its component.
public typealias NodeID = Int

// Trees that are put together without a checker.
extension CheckedNode {
  public static func text(_ parts: [TextPart]) -> CheckedNode { CheckedNode(.text(parts), id: -1) }
  public static func trustedHTML(_ value: CheckedExpression) -> CheckedNode { CheckedNode(.trustedHTML(value), id: -1) }
  public static func element(_ element: CheckedElement) -> CheckedNode { CheckedNode(.element(element), id: -1) }
  public static func component(_ use: CheckedComponentUse) -> CheckedNode { CheckedNode(.component(use), id: -1) }
  public static func slot(_ slot: CheckedSlot) -> CheckedNode { CheckedNode(.slot(slot), id: -1) }
  public static func conditional(_ block: CheckedIf) -> CheckedNode { CheckedNode(.conditional(block), id: -1) }
  public static func each(_ block: CheckedEach) -> CheckedNode { CheckedNode(.each(block), id: -1) }
  public static func head(_ nodes: [CheckedNode]) -> CheckedNode { CheckedNode(.head(nodes), id: -1) }
}

public enum TextPart: Sendable {
  /// Not escaped yet.
  case literal(String)
  case expression(CheckedExpression)
}

public struct CheckedElement: Sendable {
  public enum Namespace: Sendable { case html, svg, mathML }
  public let name: String
  public let namespace: Namespace
  /// In the order written; at most one of each name.
  public let attributes: [CheckedAttribute]
  public let children: [CheckedNode]
  /// Set on `<form on:submit>`: its id within the component.
  public let form: CheckedForm?
  /// Set on `input`, `select` and `textarea` with a binding.
  public let control: CheckedControl?
  public let span: SourceSpan
  public init(
    name: String, namespace: Namespace, attributes: [CheckedAttribute], children: [CheckedNode], form: CheckedForm?,
    control: CheckedControl?, span: SourceSpan
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.form = form
    self.control = control
    self.span = span
  }
}

/// A form whose submit runs an action, in the browser or, posted, on the server.
public struct CheckedForm: Sendable {
  public let id: Int
  /// The index of the handler in the component's actions.
  public let action: Int
  public init(id: Int, action: Int) {
    self.id = id
    self.action = action
  }
}

/// A two-way binding of a form control.
public struct CheckedControl: Sendable {
  public enum Kind: Sendable {
    /// `bind:value` on text-like inputs, `select` and `textarea`; text, a number, a date, an enumeration, or an optional of these.
    case value
    /// `bind:value` on `<select multiple>`: an array.
    case multiple
    /// `bind:checked`: a Bool.
    case checked
    /// `bind:group` on radios: the value of the chosen one.
    case radioGroup
    /// `bind:group` on checkboxes: an array of the chosen values.
    case checkboxGroup
  }
  public let kind: Kind
  public let place: CheckedPlace
  /// The `name` attribute: written, or made from the binding's path.
  public let name: String
  /// Whether `@` and the instance's path follow the name, unless the instance is the page: a made name of a control whose
  /// form is not written around it. Several instances of its component may stand in one form.
  public let isNamedByInstance: Bool
  /// The `value` attribute, for groups.
  public let optionValue: CheckedExpression?
  public init(
    kind: Kind, place: CheckedPlace, name: String, isNamedByInstance: Bool = false, optionValue: CheckedExpression?
  ) {
    self.kind = kind
    self.place = place
    self.name = name
    self.isNamedByInstance = isNamedByInstance
    self.optionValue = optionValue
  }
}

public enum CheckedAttribute: Sendable {
  /// Known text; nil for an attribute without value.
  case fixed(name: String, value: String?)
  /// A computed value; nil leaves the attribute out. Of a printable type or an optional of one.
  case computed(name: String, CheckedExpression)
  /// Present when true.
  case boolean(name: String, CheckedExpression)
  /// A URL: its scheme is checked, its parts are encoded by where they stand.
  case url(name: String, [URLPart])
  /// All that contributes to `class`: fixed names, a computed list, and toggles.
  case classes(fixed: String, computed: CheckedExpression?, toggles: [(name: String, condition: CheckedExpression)])
  /// `style:width={…}`; nil leaves the property out.
  case styleProperty(name: String, CheckedExpression)
  /// A dictionary of attributes; the renderer decides each one's context by name and leaves out what is unsafe.
  case spread(CheckedExpression)
  case event(CheckedEvent)
  /// The element goes into the slot, in the browser.
  case reference(FrameSlot)
}

public enum URLPart: Sendable {
  case literal(String)
  /// The beginning or all of a URL, as it comes.
  case whole(CheckedExpression)
  /// Percent-encoded as part of a path.
  case path(CheckedExpression)
  /// Percent-encoded as part of a query or fragment.
  case query(CheckedExpression)
}

public struct CheckedEvent: Sendable {
  public let name: String
  public let preventsDefault: Bool
  public let stopsPropagation: Bool
  public let once: Bool
  public let onlySelf: Bool
  /// Milliseconds.
  public let debounce: Int?
  /// `KeyboardEvent.key` names: `Enter`, `Escape`.
  public let keys: [String]
  /// The index of the handler in the component's actions.
  public let action: Int
  public init(
    name: String, preventsDefault: Bool, stopsPropagation: Bool, once: Bool, onlySelf: Bool, debounce: Int?,
    keys: [String], action: Int
  ) {
    self.name = name
    self.preventsDefault = preventsDefault
    self.stopsPropagation = stopsPropagation
    self.once = once
    self.onlySelf = onlySelf
    self.debounce = debounce
    self.keys = keys
    self.action = action
  }
}

public struct CheckedComponentUse: Sendable {
  public let component: ComponentID
  /// Its number among the call sites of the component it stands in: part of the instance path.
  public let callSite: Int
  /// The prop's slot in the used component, and the value.
  public let props: [(slot: FrameSlot, value: CheckedExpression)]
  public let contents: [CheckedSlotContent]
  public let span: SourceSpan
  public init(
    component: ComponentID, callSite: Int, props: [(slot: FrameSlot, value: CheckedExpression)],
    contents: [CheckedSlotContent], span: SourceSpan
  ) {
    self.component = component
    self.callSite = callSite
    self.props = props
    self.contents = contents
    self.span = span
  }
}

/// What a component's user puts into a slot. It is evaluated in the user's frame.
public struct CheckedSlotContent: Sendable {
  /// Nil for the default slot.
  public let name: String?
  /// What the slot passes, by argument name, and the slot of the user's frame it goes into.
  public let bindings: [(argument: String, slot: FrameSlot)]
  public let nodes: [CheckedNode]
  public init(name: String?, bindings: [(argument: String, slot: FrameSlot)], nodes: [CheckedNode]) {
    self.name = name
    self.bindings = bindings
    self.nodes = nodes
  }
}

public struct CheckedSlot: Sendable {
  /// Its number among the slots of its component: part of the instance path.
  public let site: Int
  public let name: String?
  public let arguments: [(name: String, value: CheckedExpression)]
  public let fallback: [CheckedNode]
  public init(
    site: Int, name: String?, arguments: [(name: String, value: CheckedExpression)], fallback: [CheckedNode]
  ) {
    self.site = site
    self.name = name
    self.arguments = arguments
    self.fallback = fallback
  }
}

public struct CheckedIf: Sendable {
  public let branches: [(conditions: [CheckedCondition], body: [CheckedNode])]
  public let otherwise: [CheckedNode]
  public init(branches: [(conditions: [CheckedCondition], body: [CheckedNode])], otherwise: [CheckedNode]) {
    self.branches = branches
    self.otherwise = otherwise
  }
}

public struct CheckedEach: Sendable {
  /// Its number among the each blocks of the component: part of the instance path.
  public let site: Int
  public let items: CheckedExpression
  public let item: FrameSlot
  public let index: FrameSlot?
  /// Of type Int, String or an enumeration; without one the index is the key.
  public let key: CheckedExpression?
  public let body: [CheckedNode]
  public let otherwise: [CheckedNode]
  public let span: SourceSpan
  public init(
    site: Int, items: CheckedExpression, item: FrameSlot, index: FrameSlot?, key: CheckedExpression?,
    body: [CheckedNode], otherwise: [CheckedNode], span: SourceSpan
  ) {
    self.site = site
    self.items = items
    self.item = item
    self.index = index
    self.key = key
    self.body = body
    self.otherwise = otherwise
    self.span = span
  }
}
