import FacetAnalysis

extension SolidBody {
  /// `each(() => items, (item) => item.id, (item, index, row) => …, place)`, and beside it what shows for no items.
  func each(_ block: CheckedEach, _ node: NodeID) -> JSExpression {
    var items = Self.reading(lowering.lower(block.items))
    guard !block.otherwise.isEmpty else { return each(block, items, node) }
    if !block.items.isCheapInSolid { items = name("list", runtime.call("derived", items)) }
    let rows = name("rows", each(block, items, node))
    let body = nested()
    let isEmpty = JSExpression.conditional(
      .binary(items.calledAsRead.member("length"), .equal, 0), then: 0, otherwise: 1)
    let otherwise = function([], body, body.content(of: block.otherwise))
    return .array([rows, runtime.call("choose", .arrow([], .expression(isEmpty)), otherwise)])
  }

  private func each(_ block: CheckedEach, _ items: JSExpression, _ node: NodeID) -> JSExpression {
    let key = block.key.map { lowering.closure([block.item] + [block.index].compactMap { $0 }, $0) } ?? .null
    var arguments = [items, key.annotated(block.key?.span), row(of: block, node)]
    if block.key != nil { arguments.append(placeHere()) }
    return runtime.call("each", arguments)
  }

  private func row(of block: CheckedEach, _ node: NodeID) -> JSExpression {
    let scope = lowering.nested()
    let row = scope.names.unique("row")
    let place = scope.names.unique("rowPlace")
    let body = SolidBody(owner, scope, place: .id(place), namespace: namespace)
    var parameters = [body.bindAccessor(block.item)]
    if let index = block.index { parameters.append(body.bindAccessor(index, wished: "index")) }
    let content = body.content(of: block.body)
    if body.usesPlace {
      if parameters.count == 1 { parameters.append(scope.names.unique("_")) }
      parameters.append(row)
      let made = runtime.call(
        "itemPlace", placeHere(), .number(Double(block.site)), .id(row), .number(Double(node)))
      body.prepend(.const(.identifier(place), made))
    }
    return body.function(parameters.map { .identifier($0) }, content)
  }
}

extension JSExpression {
  /// The value that a reading function gives: the body of `() => value`, or a call.
  fileprivate var calledAsRead: JSExpression {
    if case .arrow(_, .expression(let value), _) = core { return value }
    return called()
  }
}
