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
  /// Instructions before this one are jumped to or behind a jump: markup must not be joined across it.
  var barrier = 0
  let additions: MarkupAdditions
  /// Within `<head>`, whose elements are collected one by one, also out of blocks.
  var collectsHead = false

  static func build(_ project: CheckedProject, _ additions: MarkupAdditions) -> Program {
    var builder = ProgramBuilder(project, additions)
    for component in project.components { builder.add(component) }
    builder.addStores()
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

  // MARK: - Emitting

  @discardableResult
  mutating func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
    program.code.append(Instruction(op, a, b, c))
    return program.code.count - 1
  }

  /// The position of the next instruction, as something to jump to.
  mutating func here() -> Int {
    barrier = program.code.count
    return barrier
  }

  /// Static markup that is safe as it is; joined with what stands before it.
  mutating func markup(_ text: some Sequence<UInt8>) {
    let start = program.bytes.count
    program.bytes.append(contentsOf: text)
    let length = program.bytes.count - start
    guard length > 0 else { return }
    let last = program.code.count - 1
    if last >= barrier, last >= 0, program.code[last].op == .markup,
      Int(program.code[last].a) + Int(program.code[last].b) == start
    {
      program.code[last].b += Int32(truncatingIfNeeded: length)
    } else {
      emit(.markup, start, length)
    }
  }

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

  mutating func name(_ name: String, _ ending: String) -> Int {
    program.names.append(Array(" \(name)\(ending)".utf8))
    return program.names.count - 1
  }
}
