import FacetAnalysis
import FacetSyntax
import FacetValue

/// Compiles a checked project into a program.
struct ProgramBuilder {
  let project: CheckedProject
  var program = Program()
  var compiler: ExpressionCompiler
  /// The component that is being compiled.
  var component: CheckedComponent?
  /// Contents of slots, compiled behind the component that they stand in.
  var pendingContents: [(number: Int, nodes: [CheckedNode])] = []
  /// Where markup begins in the pool that the next instruction is to carry.
  private var markupStart = 0
  let additions: MarkupAdditions
  /// Within `<head>`, whose elements are collected one by one, also out of blocks.
  var collectsHead = false

  static func build(_ project: CheckedProject, _ additions: MarkupAdditions) -> Program {
    var builder = ProgramBuilder(project, additions)
    for component in project.components { builder.add(component) }
    builder.addStores()
    builder.addCalls()
    builder.program.bytes += [UInt8](repeating: 0, count: OutputBuffer.slack)
    return builder.program
  }

  private let recursive: Set<String>

  private init(_ project: CheckedProject, _ additions: MarkupAdditions) {
    self.project = project
    self.additions = additions
    recursive = recursiveRecords(in: project.types)
    compiler = ExpressionCompiler(types: project.types, component: 0, deriveds: [:], recursiveRecords: recursive)
  }

  private mutating func add(_ component: CheckedComponent) {
    self.component = component
    let deriveds = component.deriveds.enumerated().map { ($1.slot, $0) }
    compiler = ExpressionCompiler(
      types: project.types, component: component.id, deriveds: Dictionary(deriveds) { first, _ in first },
      recursiveRecords: recursive)
    program.components.append(declarations(of: component))
    program.entries.append(here())
    add(component.nodes)
    emit(.end)
    while let content = pendingContents.popLast() {
      program.contentEntries[content.number] = here()
      add(content.nodes)
      emit(.end)
    }
  }

  private mutating func addStores() {
    compiler = ExpressionCompiler(types: project.types, component: 0, deriveds: [:], recursiveRecords: recursive)
    for store in project.stores {
      program.stores.append(
        StoreCode(initial: compiler.compile(store.initial), frameSize: highestSlot(in: store.initial) + 1))
    }
  }

  /// What entering each use's component needs, now that all components are compiled.
  private mutating func addCalls() {
    for use in program.uses {
      let start = program.arguments.count
      for prop in use.props {
        program.arguments.append(
          ArgumentCode(slot: prop.slot, place: prop.code.place, expression: program.expressions.count))
        program.expressions.append(prop.code)
      }
      let used = program.components[use.component]
      program.calls.append(
        ComponentCall(
          component: use.component, entry: program.entries[use.component], frameSize: used.frameSize,
          arguments: start..<program.arguments.count, hasOnlyProps: use.defaults.isEmpty && used.hasOnlyProps))
    }
  }

  // MARK: - Emitting

  @discardableResult
  mutating func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
    program.code.append(Instruction(op, a, b, c, markup: markupStart..<program.bytes.count))
    markupStart = program.bytes.count
    return program.code.count - 1
  }

  /// The position of the next instruction, as something to jump to; markup before it is not to be written then.
  mutating func here() -> Int {
    if markupStart < program.bytes.count { emit(.markup) }
    return program.code.count
  }

  /// Static markup that is safe as it is. The next instruction carries it.
  mutating func markup(_ text: some Sequence<UInt8>) { program.bytes.append(contentsOf: text) }

  mutating func markup(_ text: String) { markup(text.utf8) }

  mutating func escapedMarkup(_ text: String, _ context: TextContext) {
    let buffer = OutputBuffer(capacity: text.utf8.count + 16)
    buffer.append(text, context)
    markup(buffer.bytes)
  }

  mutating func expression(_ expression: CheckedExpression) -> Int {
    program.expressions.append(compiler.compile(expression))
    return program.expressions.count - 1
  }

  /// An instruction whose `b` is still to be set: where to go on unless the condition is true.
  mutating func jump(unless condition: CheckedExpression) -> Int {
    let code = expression(condition)
    guard let comparison = program.expressions[code] as? IntegerComparisonCode else { return emit(.jumpUnless, code) }
    program.comparisons.append(comparison.comparison)
    return emit(.jumpUnlessComparison, code, 0, program.comparisons.count - 1)
  }

  mutating func name(_ name: String, _ ending: String) -> Int {
    program.names.append(Array(" \(name)\(ending)".utf8))
    return program.names.count - 1
  }
}
