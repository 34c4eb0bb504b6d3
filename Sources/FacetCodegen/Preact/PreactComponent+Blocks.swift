import FacetAnalysis

/// Blocks: what comes and goes.
extension PreactComponent {
  /// `test ? […] : other ? […] : null`
  func conditional(_ block: CheckedIf, _ region: PreactRegion) -> JSExpression {
    var branches: [(test: JSExpression, shown: JSExpression)] = []
    for branch in block.branches {
      let (test, inner) = condition(branch.conditions, region)
      branches.append((test, one(of: list(branch.body, inner))))
    }
    let otherwise = one(of: list(block.otherwise, region))
    return branches.reversed().reduce(otherwise) { .conditional($1.test, then: $1.shown, otherwise: $0) }
  }

  /// What is bound by `let` is a variable of the function around.
  private func condition(
    _ conditions: [CheckedCondition], _ region: PreactRegion
  ) -> (test: JSExpression, inner: PreactRegion) {
    var lowering = region.lowering
    let (declarations, test) = lowering.condition(conditions)
    region.declarations.statements += declarations
    for case .binding(let slot, _) in conditions {
      if let name = lowering.locals.removeValue(forKey: slot) { frame.bind(slot, to: name) }
    }
    return (test, region)
  }

  /// `each(self, 0, 4, items, [reads], false, (item) => item.id, (row) => …)`
  func each(_ block: CheckedEach, _ node: CheckedNode, _ region: PreactRegion) -> JSExpression {
    let items = region.lowering.lower(block.items)
    let key = key(block, region.lowering)
    let (row, reads) = frame.recording { self.row(block, region) }
    let isByIndex = block.index.map { frame.indexes.contains($0) } ?? false
    let shown = call(
      "each", region.scope, .number(Double(block.site)), .number(Double(node.id)), items,
      .array(frame.sources(of: reads)), .boolean(isByIndex), key, row
    ).annotated(block.span)
    guard !block.otherwise.isEmpty else { return shown }
    let otherwise = one(of: list(block.otherwise, region))
    return .conditional(items.member("length"), then: shown, otherwise: otherwise)
  }

  private func key(_ block: CheckedEach, _ lowering: Lowering) -> JSExpression {
    guard let key = block.key else { return .null }
    var inner = lowering.nested()
    var parameters = [JSPattern.identifier(inner.bind(block.item, wished: "item"))]
    if let index = block.index {
      let name = inner.bind(index, wished: "index")
      parameters.append(.identifier(name))
    }
    return .arrow(parameters, .expression(inner.lower(key)))
  }

  /// `(row) => h("li", { key: row.prefix }, row.item.title)`
  private func row(_ block: CheckedEach, _ region: PreactRegion) -> JSExpression {
    let lowering = region.lowering.nested()
    let name = lowering.names.unique("row")
    frame.bind(block.item, to: .id(name).member("item"))
    if let index = block.index { frame.bind(index, to: .id(name).member("index")) }
    let inner = PreactRegion(
      scope: .id(name), lowering: lowering, declarations: PreactDeclarations(),
      keys: isOneElement(block.body) ? .region : .prefixed, parent: region.parent, isPage: false,
      isInHead: region.isInHead)
    let shown = one(of: list(block.body, inner))
    return .arrow([.identifier(name)], inner.declarations.body(shown))
  }
}
