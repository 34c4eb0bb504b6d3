import FacetAnalysis
import FacetSyntax
import FacetValue

/// A project compiled for rendering: one flat list of instructions, and the tables that they point into.
struct Program: Sendable {
  var code: [Instruction] = []
  /// Static markup, escaped.
  var bytes: [UInt8] = []
  var expressions: [any ExpressionCode] = []
  var components: [ComponentCode] = []
  var uses: [ComponentUseCode] = []
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

struct DerivedCodeEntry: Sendable {
  let slot: Int
  let code: any ExpressionCode
  /// How many expressions stand in each other in it.
  let depth: Int
  let span: SourceSpan
}

/// A component: where its instructions begin, and what an instance needs before they run.
struct ComponentCode: Sendable {
  let id: ComponentID
  let name: String
  let frameSize: Int
  var entry = 0
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
  let clientValues: [(slot: Int, name: String)]
}

struct LoadCode: Sendable {
  let name: String
  let slot: Int
  let errorSlot: Int?
  let isOptional: Bool
  let call: CallCode
}

struct StoreCode: Sendable {
  let initial: any ExpressionCode
  /// The slots that the initial value's expression uses.
  let frameSize: Int
}

struct ComponentUseCode: Sendable {
  let component: ComponentID
  let callSite: Int
  /// Evaluated in the user's frame.
  let props: [(slot: Int, code: any ExpressionCode)]
  /// Props that the use leaves out, evaluated in the used component's frame.
  let defaults: [(slot: Int, code: any ExpressionCode)]
  var contents: [SlotContentCode]
  let span: SourceSpan
}

struct SlotContentCode: Sendable {
  /// Empty for the default slot.
  let name: String
  let bindings: [(argument: String, slot: Int)]
  var entry = 0
}

struct SlotUseCode: Sendable {
  /// Its number among the slots of its component: part of the instance path.
  let site: Int
  let name: String
  let arguments: [(name: String, code: any ExpressionCode)]
  /// The instruction behind the fallback.
  var end = 0
}

struct LoopCode: Sendable {
  let site: Int
  let items: any ExpressionCode
  let item: Int
  let index: Int
  let key: (any ExpressionCode)?
  var body = 0
  var otherwise = 0
  var end = 0
  let span: SourceSpan
}

struct URLCode: Sendable {
  enum Part: Sendable {
    case literal([UInt8])
    case whole(any ExpressionCode)
    case path(any ExpressionCode)
    case query(any ExpressionCode)
  }
  let name: [UInt8]
  let parts: [Part]
}

struct ClassesCode: Sendable {
  let fixed: [UInt8]
  let computed: (any ExpressionCode)?
  let toggles: [(name: [UInt8], condition: any ExpressionCode)]
}

struct StyleCode: Sendable {
  let properties: [(name: String, code: any ExpressionCode)]
}

struct SpreadCode: Sendable {
  let sources: [any ExpressionCode]
  /// Lowercased names that the element has otherwise; a parser keeps the first of two.
  let taken: Set<String>
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
}

struct ControlCode: Sendable {
  enum Element: Sendable {
    case input(type: String)
    case select, textarea
  }
  let element: Element
  let kind: CheckedControl.Kind
  let place: PlaceCode
  let name: String
  let writesName: Bool
  let writesValue: Bool
  let optionValue: (any ExpressionCode)?
  let disabled: [any ExpressionCode]
  let readOnly: [any ExpressionCode]
  /// Whether `aria-invalid` is the renderer's to write.
  let writesInvalid: Bool
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
