import FacetAnalysis
import FacetSyntax
import FacetValue

extension ProgramBuilder {
  mutating func add(_ nodes: [CheckedNode]) {
    for node in nodes { add(node) }
  }

  private mutating func add(_ node: CheckedNode) {
    let addition = addition(to: node)
    if let addition { markup(addition.before) }
    switch node.kind {
    case .text(let parts): if !collectsHead { add(parts) }
    case .trustedHTML(let code): emit(.trusted, expression(code))
    case .element(let element): if collectsHead { addHeadItem(element) } else { add(element, addition) }
    case .component(let use): add(use)
    case .slot(let slot): add(slot)
    case .conditional(let node): add(node)
    case .each(let node): add(node, addition)
    case .head(let nodes): addHead(nodes)
    }
    if let addition { markup(addition.after) }
  }

  /// What the target's client wants beside a node; nothing in the head, which no client adopts.
  private func addition(to node: CheckedNode) -> MarkupAdditions.Node? {
    guard !collectsHead, let component else { return nil }
    return additions[component.id, node.id]
  }

  private mutating func add(_ parts: [TextPart]) {
    for part in parts {
      switch part {
      case .literal(let text): escapedMarkup(text, .text)
      case .expression(let value): addText(value, .text)
      }
    }
  }

  /// A printed value; what is constant is escaped now.
  mutating func addText(_ value: CheckedExpression, _ context: TextContext) {
    switch value.kind {
    case .literal(let constant) where constant.isPrintable:
      escapedMarkup(constant.printed, context)
    case .interpolated(let parts):
      for part in parts { addText(part, context) }
    default:
      let code = expression(value)
      if addPlace(program.expressions[code], code, context) { return }
      switch context {
      case .attribute: emit(.attributeText, code)
      case .path: emit(.pathText, code)
      case .query: emit(.queryText, code)
      case .text, .raw: emit(.text, code)
      }
    }
  }

  /// A place that is printed, by an instruction of its own; false for other expressions.
  private mutating func addPlace(_ code: any ExpressionCode, _ index: Int, _ context: TextContext) -> Bool {
    let money = code as? MoneyCode
    guard let place = (money?.base ?? code).place else { return false }
    let op: Opcode
    switch (context, money == nil) {
    case (.text, true): op = .placeText
    case (.attribute, true): op = .placeAttribute
    case (.path, true): op = .placePath
    case (.text, false): op = .moneyText
    case (.attribute, false): op = .moneyAttribute
    default: return false
    }
    emit(op, place.slot, place.field, index)
    return true
  }

  private mutating func add(_ node: CheckedIf) {
    var exits: [Int] = []
    for branch in node.branches {
      var misses: [Int] = []
      for condition in branch.conditions {
        switch condition {
        case .test(let test): misses.append(jump(unless: test))
        case .binding(let slot, let value): misses.append(emit(.bindOrJump, expression(value), 0, slot))
        }
      }
      add(branch.body)
      exits.append(emit(.jump))
      let next = here()
      for miss in misses { program.code[miss].b = Int32(truncatingIfNeeded: next) }
    }
    add(node.otherwise)
    let end = here()
    for exit in exits { program.code[exit].a = Int32(truncatingIfNeeded: end) }
  }

  private mutating func add(_ node: CheckedEach, _ addition: MarkupAdditions.Node?) {
    let loop = program.loops.count
    program.loops.append(
      LoopCode(
        site: node.site, items: compiler.compile(node.items), item: node.item, index: node.index ?? -1,
        key: node.key.map { compiler.compile($0) }, span: node.key?.span ?? node.span))
    let beginning = emit(.each, loop)
    let body = here()
    if let addition { markup(addition.itemBefore) }
    add(node.body)
    if let addition { markup(addition.itemAfter) }
    let round = emit(.next, loop, body)
    program.code[beginning].b = Int32(truncatingIfNeeded: here())
    add(node.otherwise)
    program.code[round].c = Int32(truncatingIfNeeded: here())
  }

  private mutating func add(_ use: CheckedComponentUse) {
    guard project.components.indices.contains(use.component) else { return }
    let used = project.components[use.component]
    let given = Set(use.props.map(\.slot))
    var defaults: [(slot: Int, code: any ExpressionCode)] = []
    let own = compiler
    compiler = ExpressionCompiler(
      types: own.types, component: used.id,
      deriveds: Dictionary(used.deriveds.enumerated().map { ($1.slot, $0) }) { first, _ in first },
      recursiveRecords: own.recursiveRecords)
    for prop in used.props where !given.contains(prop.slot) {
      if let initial = prop.initial { defaults.append((prop.slot, compiler.compile(initial))) }
    }
    compiler = own
    let index = program.uses.count
    program.uses.append(
      ComponentUseCode(
        component: use.component, callSite: use.callSite,
        props: use.props.map { ($0.slot, compiler.compile($0.value)) }, defaults: defaults,
        contents: use.contents.map { add($0) }, span: use.span))
    emit(.component, index)
    _ = here()
  }

  private mutating func add(_ content: CheckedSlotContent) -> SlotContentCode {
    let number = program.contentEntries.count
    program.contentEntries.append(0)
    pendingContents.append((number, content.nodes))
    return SlotContentCode(
      name: content.name ?? "", bindings: content.bindings.map { ($0.argument, $0.slot) }, number: number)
  }

  private mutating func add(_ slot: CheckedSlot) {
    program.slots.append(
      SlotUseCode(
        site: slot.site, name: slot.name ?? "",
        arguments: slot.arguments.map { ($0.name, compiler.compile($0.value)) }))
    let beginning = emit(.slot, program.slots.count - 1)
    _ = here()
    add(slot.fallback)
    program.code[beginning].b = Int32(truncatingIfNeeded: here())
  }

  private mutating func addHead(_ nodes: [CheckedNode]) {
    collectsHead = true
    add(nodes)
    collectsHead = false
  }

  private mutating func addHeadItem(_ element: CheckedElement) {
    let item = program.heads.count
    program.heads.append(HeadItemCode(kind: Self.kind(of: element), isLayout: component?.role == .layout))
    emit(.headBegin, item)
    collectsHead = false
    add(element, isInHead: true)
    collectsHead = true
    emit(.headEnd)
  }

  private static func kind(of element: CheckedElement) -> HeadItemCode.Kind {
    if element.name == "title" { return .title }
    guard element.name == "meta" else { return .other }
    for case .fixed(let name, let value?) in element.attributes
    where ["name", "property", "http-equiv", "itemprop"].contains(name) {
      return .named("\(name)=\(value.lowercased())")
    }
    return .other
  }
}

extension Value {
  /// Whether an interpolation can print it.
  var isPrintable: Bool {
    switch self {
    case .string, .int, .double, .bool, .null: true
    default: false
    }
  }
}
