import FacetSyntax
import FacetValue

/// Checks one component. What it knows grows while it works; the result is immutable.
///
/// Names of the script may be used before their declaration, so the types of states and deriveds are inferred when
/// they are first read.
final class ComponentChecker {
  let context: ProjectContext
  let interface: ComponentInterface
  let root = Scope(parent: nil)
  var environment: Environment
  var frameSize = 0
  /// The names that slots of the frame have.
  var bindings: [FrameSlot: Binding] = [:]
  var depth = 0

  var inputs: [CheckedInput] = []
  var loads: [LoadDraft] = []
  var lives: [CheckedLive] = []
  var liveDrafts: [LiveDraft] = []
  var states: [CheckedState] = []
  var storeUses: [CheckedStoreUse] = []
  var deriveds: [CheckedDerived] = []
  var props: [CheckedProp] = []
  var actions: [ActionDraft] = []
  var effects: [ActionDraft] = []
  var onMount: [ActionDraft] = []
  var onUnmount: [ActionDraft] = []
  /// Parameter names of declared actions, by index.
  var actionLabels: [Int: [String]] = [:]
  /// Blocks of `after` and `every`.
  var timerActions: Set<Int> = []
  var slotDeclarations: [CheckedSlotDeclaration] = []
  var routeBinding: Binding?
  /// States and deriveds that are not checked yet, by name.
  var pending: [String: PendingValue] = [:]
  var dependencies: [FrameSlot: Set<FrameSlot>] = [:]

  var markup = MarkupState()
  var renderGroup = RenderGroup(isBlock: false)
  var componentUses: [ComponentOutline.Use] = []
  var boundSlots: Set<FrameSlot> = []
  var scopeAttribute: String?
  /// The prop whose default is being checked.
  var defaultedProp: FrameSlot = 0
  var formChecks: [FormCheck] = []

  init(context: ProjectContext, interface: ComponentInterface) {
    self.context = context
    self.interface = interface
    environment = Environment(scope: root, mode: .constant, uses: Uses())
  }

  var bag: DiagnosticBag { context.bag }
  var resolver: TypeResolver { TypeResolver(context: context) }

  func makeSlot() -> FrameSlot {
    defer { frameSize += 1 }
    return frameSize
  }

  /// Runs a check somewhere else, and comes back.
  func within<Result>(_ other: Environment, _ body: () -> Result) -> Result {
    let saved = environment
    environment = other
    defer { environment = saved }
    return body()
  }

  /// Runs a check in a new scope inside the current one.
  func withScope<Result>(_ body: () -> Result) -> Result {
    var inner = environment
    inner.scope = Scope(parent: environment.scope)
    return within(inner, body)
  }

  /// Declares a name in the current scope; the second of a name is reported.
  func declare(_ binding: Binding) {
    bindings[binding.slot] = binding
    guard let first = environment.scope.declare(binding), let span = binding.span else { return }
    bag.report(
      .duplicateDeclaration, at: span, "`\(binding.name)` is already declared here.",
      notes: first.span.map { [.init(span: $0, message: "first declared here")] } ?? [])
  }

  /// Declares a local name with a slot of its own.
  func declareLocal(_ name: Name, _ kind: Binding.Kind, type: ValueType) -> FrameSlot {
    let slot = makeSlot()
    if name.text != "_" { declare(Binding(name.text, kind, slot: slot, type: type, span: name.span)) }
    return slot
  }

  /// What stands for an expression that could not be checked.
  func failed(_ span: SourceSpan) -> CheckedExpression {
    CheckedExpression(.literal(.null), type: .error, span: span)
  }

  /// A value that may read nothing: a default in `types.facet`, a store's initial value.
  func checkConstant(_ expression: Expression, expected: ValueType) -> CheckedExpression {
    within(Environment(scope: root, mode: .constant, uses: Uses())) { check(expression, as: expected) }
  }
}

/// A state or derived whose value is checked when its name is first read.
struct PendingValue {
  let binding: Binding
  let type: TypeName?
  let value: Expression
}

/// A load while its component is checked.
final class LoadDraft {
  let name: String
  let type: ValueType
  let slot: FrameSlot
  let span: SourceSpan
  var errorSlot: FrameSlot?
  var request: CheckedAPICall?

  init(name: String, type: ValueType, slot: FrameSlot, span: SourceSpan) {
    self.name = name
    self.type = type
    self.slot = slot
    self.span = span
  }
}

/// An action while its component is checked.
final class ActionDraft {
  let name: String?
  let span: SourceSpan
  var parameters: [FrameSlot] = []
  var parameterTypes: [ValueType] = []
  var body: [CheckedStatement] = []
  let uses = Uses()
  var isAsync = false

  init(name: String?, span: SourceSpan) {
    self.name = name
    self.span = span
  }
}
