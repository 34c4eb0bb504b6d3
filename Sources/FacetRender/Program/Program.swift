import FacetAnalysis
import FacetSyntax
import FacetValue

/// A project compiled for rendering: one flat list of instructions, and the tables that they point into.
struct Program: Sendable {
  var code: [Instruction] = []
  /// Where each component's instructions begin, and those of each slot content.
  var entries: [Int] = []
  var contentEntries: [Int] = []
  /// Static markup, escaped, and behind it as many bytes as may be read beyond the last.
  var bytes: [UInt8] = []
  var expressions: [any ExpressionCode] = []
  var comparisons: [IntegerComparison] = []
  var components: [ComponentCode] = []
  var uses: [ComponentUseCode] = []
  /// One for each use, and the arguments that they pass.
  var calls: [ComponentCall] = []
  var arguments: [ArgumentCode] = []
  var slots: [SlotUseCode] = []
  var loops: [LoopCode] = []
  /// Beginnings of attributes: ` title="`.
  var names: [[UInt8]] = []
  var urls: [URLCode] = []
  var classes: [ClassesCode] = []
  var styles: [StyleCode] = []
  var spreads: [SpreadCode] = []
  var heads: [HeadItemCode] = []
  var forms: [FormCode] = []
  var controls: [ControlCode] = []
  var options: [OptionCode] = []
  var stores: [StoreCode] = []
}

final class DerivedCodeEntry: Sendable {
  let slot: Int
  let code: any ExpressionCode
  /// How many expressions stand in each other in it.
  let depth: Int
  let span: SourceSpan

  init(
    slot: Int, code: any ExpressionCode, depth: Int, span: SourceSpan
  ) {
    self.slot = slot
    self.code = code
    self.depth = depth
    self.span = span
  }
}

/// A component: where its instructions begin, and what an instance needs before they run.
final class ComponentCode: Sendable {
  let id: ComponentID
  let name: String
  let frameSize: Int
  let inputs: [CheckedInput]
  let inputDefaults: [(any ExpressionCode)?]
  let loads: [LoadCode]
  let lives: [Int]
  let states: [(slot: Int, code: any ExpressionCode)]
  let stateNames: [(slot: Int, name: String)]
  let storeUses: [CheckedStoreUse]
  let deriveds: [DerivedCodeEntry]
  let route: Int?
  let actions: [ActionBody]
  /// What the state document says of an instance.
  let clientValues: [ClientValue]

  /// Whether nothing but its props comes before its markup.
  var hasOnlyProps: Bool {
    inputs.isEmpty && loads.isEmpty && lives.isEmpty && states.isEmpty && storeUses.isEmpty && deriveds.isEmpty
      && route == nil
  }

  init(
    id: ComponentID, name: String, frameSize: Int, inputs: [CheckedInput], inputDefaults: [(any ExpressionCode)?],
    loads: [LoadCode], lives: [Int], states: [(slot: Int, code: any ExpressionCode)],
    stateNames: [(slot: Int, name: String)], storeUses: [CheckedStoreUse], deriveds: [DerivedCodeEntry], route: Int?,
    actions: [ActionBody], clientValues: [ClientValue]
  ) {
    self.id = id
    self.name = name
    self.frameSize = frameSize
    self.inputs = inputs
    self.inputDefaults = inputDefaults
    self.loads = loads
    self.lives = lives
    self.states = states
    self.stateNames = stateNames
    self.storeUses = storeUses
    self.deriveds = deriveds
    self.route = route
    self.actions = actions
    self.clientValues = clientValues
  }
}

/// A value that client code reads and cannot always compute.
struct ClientValue: Sendable {
  enum Origin: Sendable {
    /// An input, a load or its error: only the server knows it.
    case server
    /// A state begins with what the client computes, too: it is told only when an action has changed it.
    case state
    case store
  }
  let slot: Int
  let name: String
  let type: ValueType
  let origin: Origin
}

final class LoadCode: Sendable {
  let name: String
  let slot: Int
  let errorSlot: Int?
  let isOptional: Bool
  let call: CallCode

  init(
    name: String, slot: Int, errorSlot: Int?, isOptional: Bool, call: CallCode
  ) {
    self.name = name
    self.slot = slot
    self.errorSlot = errorSlot
    self.isOptional = isOptional
    self.call = call
  }
}

struct StoreCode: Sendable {
  let initial: any ExpressionCode
  /// The slots that the initial value's expression uses.
  let frameSize: Int
}

final class LoopCode: Sendable {
  let site: Int
  let items: any ExpressionCode
  let item: Int
  let index: Int
  let key: (any ExpressionCode)?
  /// The field of the item that is the key, when it is just that.
  let keyField: Int?
  /// Of the key, when there is one.
  let span: SourceSpan

  init(
    site: Int, items: any ExpressionCode, item: Int, index: Int, key: (any ExpressionCode)?, span: SourceSpan
  ) {
    self.site = site
    self.items = items
    self.item = item
    self.index = index
    self.key = key
    if let field = key as? SlotFieldCode, field.slot == item { keyField = field.field } else { keyField = nil }
    self.span = span
  }
}

final class URLCode: Sendable {
  enum Part: Sendable {
    case literal([UInt8])
    case whole(any ExpressionCode)
    case path(any ExpressionCode)
    case query(any ExpressionCode)
  }
  let name: [UInt8]
  let parts: [Part]

  init(
    name: [UInt8], parts: [Part]
  ) {
    self.name = name
    self.parts = parts
  }
}

final class ClassesCode: Sendable {
  static let beginning = Array(" class=\"".utf8)
  let fixed: [UInt8]
  let computed: (any ExpressionCode)?
  let toggles: [(name: [UInt8], condition: any ExpressionCode)]

  init(
    fixed: [UInt8], computed: (any ExpressionCode)?, toggles: [(name: [UInt8], condition: any ExpressionCode)]
  ) {
    self.fixed = fixed
    self.computed = computed
    self.toggles = toggles
  }
}

final class StyleCode: Sendable {
  let properties: [(name: String, code: any ExpressionCode)]

  init(
    properties: [(name: String, code: any ExpressionCode)]
  ) {
    self.properties = properties
  }
}

final class SpreadCode: Sendable {
  let sources: [any ExpressionCode]
  /// Lowercased names that the element has otherwise; a parser keeps the first of two.
  let taken: Set<String>

  init(
    sources: [any ExpressionCode], taken: Set<String>
  ) {
    self.sources = sources
    self.taken = taken
  }
}

/// An element of the head, and what makes two of them one.
struct HeadItemCode: Sendable {
  enum Kind: Sendable {
    case title
    /// A `meta` that says what it is in fixed text: only one of each stays.
    case named(String)
    /// Told apart by its bytes.
    case other
  }
  let kind: Kind
  let isLayout: Bool
}

struct FormCode: Sendable {
  let id: Int
  let action: Int
  /// Its `id` attribute, when that is written out.
  let elementID: String?
}

final class ControlCode: Sendable {
  enum Element: Sendable {
    case input(type: String)
    case select, textarea
  }
  let element: Element
  let kind: CheckedControl.Kind
  let place: PlaceCode
  let name: String
  let writesName: Bool
  let isNamedByInstance: Bool
  /// Its `form` attribute: the `id` of the form that it belongs to instead of the one around it.
  let form: String?
  let writesValue: Bool
  let optionValue: (any ExpressionCode)?
  let disabled: (any ExpressionCode)?
  let readOnly: (any ExpressionCode)?
  /// Whether `aria-invalid` is the renderer's to write.
  let writesInvalid: Bool

  init(
    element: Element, kind: CheckedControl.Kind, place: PlaceCode, name: String, writesName: Bool,
    isNamedByInstance: Bool, form: String?, writesValue: Bool, optionValue: (any ExpressionCode)?,
    disabled: (any ExpressionCode)?, readOnly: (any ExpressionCode)?, writesInvalid: Bool
  ) {
    self.element = element
    self.kind = kind
    self.place = place
    self.name = name
    self.writesName = writesName
    self.isNamedByInstance = isNamedByInstance
    self.form = form
    self.writesValue = writesValue
    self.optionValue = optionValue
    self.disabled = disabled
    self.readOnly = readOnly
    self.writesInvalid = writesInvalid
  }
}

struct OptionCode: Sendable {
  let value: (any ExpressionCode)?
  let disabled: (any ExpressionCode)?
}

/// What can be assigned to, ready to run.
struct PlaceCode: Sendable {
  enum Step: Sendable {
    case field(Int)
    case index(any ExpressionCode)
    case key(any ExpressionCode)
  }
  let slot: Int
  let steps: [Step]
  let type: ValueType
  let span: SourceSpan
  /// Whether values of the type can hold values of the same type.
  let isRecursive: Bool
  /// Reads the place as an expression does.
  let read: any ExpressionCode
}
