import FacetAnalysis
import FacetSyntax
import FacetValue

/// One render of one page: runs a program over a stack of activations into a buffer.
///
/// Components and slots nest on that stack, not on the thread's, so depth of templates and data costs heap and ends at
/// a limit. A machine belongs to one thread at a time and hands out no reference to a variable, so its variables need no
/// run-time exclusivity checks.
final class Machine {
  let program: Program
  let types: TypeTable
  let options: RenderOptions
  let library: StandardLibrary
  let inputs: PageInputs
  @exclusivity(unchecked) var loads: [LoadKey: LoadOutcome]
  /// The bytes of the variant's root.
  let root: OutputBuffer

  let output: OutputBuffer
  let scratch: OutputBuffer
  let money: MoneyWriter
  let arena = FrameArena()
  let activations: ActivationStack
  @exclusivity(unchecked) var loops: [ActiveLoop] = []
  @exclusivity(unchecked) var selects: [ActiveSelect] = []
  /// Positions in the output that a head item or a content with a guarded first line begins at.
  @exclusivity(unchecked) var marks: [Int] = []
  @exclusivity(unchecked) var fieldsets: [Bool] = []
  @exclusivity(unchecked) var head: [HeadItem] = []
  @exclusivity(unchecked) var styles = StyleSheetBuilder()
  @exclusivity(unchecked) var stores: [Value] = []
  /// The next number that an element gets.
  @exclusivity(unchecked) var elementNumber = 0

  /// The activation that owns the frame that expressions are evaluated in.
  @exclusivity(unchecked) var instance = 0
  /// How deep expressions stand in each other beyond the one that runs.
  @exclusivity(unchecked) var depth = 0
  @exclusivity(unchecked) private var stepsLeft: Int
  /// Set while an action's statement is evaluated.
  @exclusivity(unchecked) var statement: StatementResults?

  /// Frames outlive their instances, for an action to work on.
  @exclusivity(unchecked) var keepsFrames = false
  /// Written behind the name of each posted form.
  @exclusivity(unchecked) var formToken: String?
  /// The form that was posted.
  @exclusivity(unchecked) var seeking: FormSearch?
  /// State of instances that an action changed, by instance path.
  @exclusivity(unchecked) var overrides: [String: [Int: Value]] = [:]
  /// Paths of `overrides` whose instances have not begun yet.
  @exclusivity(unchecked) var awaited: Set<String> = []
  /// Stores that begin with another value than their initial one.
  @exclusivity(unchecked) var givenStores: [Int: Value] = [:]
  /// Whether a store may have another value than its initial one.
  @exclusivity(unchecked) var hasGivenStores = false
  /// What was typed into controls whose text is not of their type, by control path.
  @exclusivity(unchecked) var typedTexts: [String: String] = [:]
  /// Collects what client code reads.
  @exclusivity(unchecked) var stateDocument: ValueDictionary?

  init(
    program: Program, types: TypeTable, options: RenderOptions, library: StandardLibrary, inputs: PageInputs,
    loads: [LoadKey: LoadOutcome]
  ) {
    self.program = program
    self.types = types
    self.options = options
    self.library = library
    self.inputs = inputs
    self.loads = loads
    root = OutputBuffer(capacity: inputs.root.utf8.count)
    root.append(raw: inputs.root)
    activations = ActivationStack(limit: options.limits.nesting)
    output = OutputBuffer(capacity: 32 << 10, limit: options.limits.outputBytes)
    scratch = OutputBuffer(capacity: 256)
    money = MoneyWriter(locale: library.locale, layouts: library.moneyLayouts)
    stepsLeft = options.limits.renderSteps
  }

  @inline(__always)
  func spendStep() throws(EvaluationFailure) {
    stepsLeft -= 1
    if stepsLeft < 0 { throw .tooManySteps }
  }

  func refillSteps() { stepsLeft = options.limits.renderSteps }

  /// Renders a component as the page, and everything in it.
  func render(page component: ComponentID) throws(EvaluationError) {
    do {
      try makeStores()
      try enterPage(component)
      try run(from: program.entries[component])
    } catch {
      throw positioned(error)
    }
  }

  /// The failure with the components that it happened in.
  func positioned(_ failure: EvaluationFailure) -> EvaluationError {
    let names = activations.indices.map { activations[$0] }.filter { !$0.isContent }
      .map { program.components[$0.component].name }
    return EvaluationError(code: failure.code, message: failure.message, span: failure.span, components: names)
  }

  private func makeStores() throws(EvaluationFailure) {
    hasGivenStores = !stores.isEmpty || !givenStores.isEmpty
    guard stores.isEmpty else { return }
    for (index, store) in program.stores.enumerated() {
      if let given = givenStores[index] {
        stores.append(given)
        continue
      }
      let frame = arena.push(store.frameSize)
      defer { arena.pop(frame, store.frameSize) }
      stores.append(try store.initial.value(frame, self))
    }
  }
}
