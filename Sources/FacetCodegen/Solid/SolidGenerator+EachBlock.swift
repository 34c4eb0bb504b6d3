import FacetAnalysis

extension SolidBody {
  /// `each(() => items, (item) => item.id, (item, index, row) => …, otherwise, place)`
  func each(_ block: CheckedEach, _ node: NodeID) -> JSExpression {
    let items = Self.reading(lowering.lower(block.items))
    let key = block.key.map { lowering.closure([block.item] + [block.index].compactMap { $0 }, $0) } ?? .null
    var arguments = [items, key.annotated(block.key?.span), row(of: block, node)]
    if !block.otherwise.isEmpty {
      let body = nested()
      arguments.append(function([], body, body.content(of: block.otherwise)))
    } else if block.key != nil {
      arguments.append(.null)
    }
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
