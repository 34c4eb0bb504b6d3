import FacetAnalysis
import FacetValue

extension BlockWriter {
  /// `branches(node, () => …, reads, binds)`
  func add(_ block: CheckedIf) {
    var makers: [JSExpression] = []
    var hasEnds = false
    var choices: [Choice] = []
    let scope = lowering.nested()
    for branch in block.branches {
      choices.append(choice(branch.conditions, scope))
      let made = self.block(branch.body, .block)
      makers.append(declare("branch", made.function))
      hasEnds = hasEnds || made.ends
    }
    var otherwise = JSExpression.null
    if !block.otherwise.isEmpty {
      let made = self.block(block.otherwise, .block)
      otherwise = declare("otherwise", made.function)
      hasEnds = hasEnds || made.ends
    }
    let reads = bits.mask(block.branches.flatMap { SlotReads.of($0.conditions) })
    let bound = bits.mask(block.branches.flatMap { $0.conditions.compactMap(\.boundSlot) })
    let region = addRegion("branches") { node in
      let choose = JSExpression.arrow([], chosen(choices, makers, otherwise))
      return runtime.call(
        "branches", [node, choose, .number(Double(reads))] + (bound == 0 ? [] : [.number(Double(bound))]))
    }
    let shown = bits.mask(SlotReads.of(block.branches.flatMap(\.body) + block.otherwise)) & ~bound
    update(reads | shown, .expression(region.calling("update", .id(component.dirty))))
    if hasEnds { end(region.calling("destroy")) }
  }

  /// A branch's conditions; what they bind is kept in variables of the region for as long as the branch is shown.
  private struct Choice {
    var declarations: [JSStatement]
    var test: JSExpression
    var kept: [JSStatement]
  }

  private func choice(_ conditions: [CheckedCondition], _ scope: Lowering) -> Choice {
    var scratch = scope
    let (declarations, test) = scratch.condition(conditions)
    var kept: [JSStatement] = []
    for slot in conditions.compactMap(\.boundSlot) {
      let name = names.unique(component.component.frame[slot].name ?? "value")
      steps.append(.let(.identifier(name)))
      if let found = scratch.locals[slot] { kept.append(.expression(JSExpression.id(name).assigned(found))) }
      lowering.locals[slot] = .id(name)
    }
    return Choice(declarations: declarations, test: test, kept: kept)
  }

  private func chosen(_ choices: [Choice], _ makers: [JSExpression], _ otherwise: JSExpression) -> JSArrowBody {
    if choices.allSatisfy(\.declarations.isEmpty) {
      return .expression(
        zip(choices, makers).reversed().reduce(otherwise) { rest, next in
          .conditional(next.0.test, then: next.1, otherwise: rest)
        })
    }
    let tests = zip(choices, makers).flatMap { choice, maker in
      choice.declarations + [.conditional(choice.test, then: choice.kept + [.exit(maker)])]
    }
    return .statements(tests + [.exit(otherwise)])
  }

  /// Gives a function of the block a name.
  func declare(_ wished: String, _ function: JSExpression) -> JSExpression {
    let name = names.unique(wished)
    steps.append(.const(.identifier(name), function))
    return .id(name)
  }

  /// `each(node, { items, key, make, … })`
  func add(_ block: CheckedEach, id: NodeID) {
    let record = names.nested().unique(component.component.frame[block.item].name ?? "item")
    let made = self.block(block.body, .item, parameters: [record]) { inner in
      inner.names.reserve(record)
      inner.lowering.locals[block.item] = JSExpression.id(record).member("value")
      if let index = block.index { inner.lowering.locals[index] = JSExpression.id(record).member("index") }
      guard block.body.needsPlace else { return [] }
      let here = inner.names.unique("here")
      let place = runtime.call("itemPlace", self.place, .number(Double(block.site)), .id(record), .number(Double(id)))
      inner.place = .id(here)
      return [.const(.identifier(here), place)]
    }
    let make = declare("item", made.function)
    let otherwise = block.otherwise.isEmpty ? nil : self.block(block.otherwise, .block)
    let own = Set([block.item] + [block.index].compactMap { $0 })
    let keyReads = SlotReads.of([block.key].compactMap { $0 }).subtracting(own)
    let reads = bits.mask(SlotReads.of(block.items).union(keyReads))
    let outer = bits.mask(SlotReads.of(block.body).subtracting(own))
    var properties: [JSProperty] = [
      .property("items", .arrow([], .expression(lowering.lower(block.items)))),
      .property("key", key(of: block)), .property("make", make), .property("reads", .number(Double(reads))),
      .property("value", .number(Double(bits.mask([block.item])))),
      .property("index", .number(Double(bits.mask([block.index].compactMap { $0 })))),
      .property("outer", .number(Double(outer))),
    ]
    if let otherwise { properties.append(.property("otherwise", declare("otherwise", otherwise.function))) }
    let region = addRegion("each") { runtime.call("each", $0, .object(properties)).annotated(block.span) }
    let all = reads | outer | bits.mask(SlotReads.of(block.otherwise))
    update(all, .expression(region.calling("update", .id(component.dirty))))
    if made.ends || otherwise?.ends == true { end(region.calling("destroy")) }
  }

  private func key(of block: CheckedEach) -> JSExpression {
    var inner = lowering.nested()
    let item = inner.bind(block.item, wished: "item")
    guard let key = block.key else {
      let index = inner.names.unique("index")
      return .arrow([.identifier(item), .identifier(index)], .expression(.id(index)))
    }
    let index = block.index.map { [JSPattern.identifier(inner.bind($0, wished: "index"))] } ?? []
    return .arrow([.identifier(item)] + index, .expression(inner.lower(key)))
  }
}

extension CheckedCondition {
  /// What it binds.
  var boundSlot: FrameSlot? { if case .binding(let slot, _) = self { slot } else { nil } }
}

extension [CheckedNode] {
  /// Whether anything in them says where it stands.
  var needsPlace: Bool {
    contains { node in
      switch node.kind {
      case .component, .slot, .head: true
      case .element(let element):
        element.form != nil || element.control?.kind.isChecked == true || element.children.needsPlace
      default: node.contents.needsPlace
      }
    }
  }
}

extension CheckedControl.Kind {
  fileprivate var isChecked: Bool { if case .checked = self { true } else { false } }
}
