import FacetAnalysis
import FacetSyntax

extension AlpineRegion {
  /// `each(5, { site, items, key, row: (inner, todo) => ({ … }) })`
  func each(_ block: CheckedEach, _ id: NodeID, _ parent: AlpineMarkup.Parent) -> JSExpression {
    let item = component.component.frame[block.item].name ?? "item"
    let row = makeScope(block.body, parent, bound: item) { inner, cells in
      inner.lowering.locals[block.item] = cells.member("value")
      if let index = block.index { inner.lowering.locals[index] = cells.member("index") }
    }
    var properties: [JSProperty] = [
      .property("site", .number(Double(block.site))),
      .property("items", .arrow([], .expression(lowering.lower(block.items)))),
      .property("key", key(of: block)), .property("row", row),
    ]
    if block.body.isOneElement { properties.append(.property("isSingle", true)) }
    if !block.otherwise.isEmpty { properties.append(.property("otherwise", makeScope(block.otherwise, parent))) }
    if let written = written(block.markups, parent) { properties.append(.property("written", written)) }
    return runtime.call("each", .number(Double(id)), .object(properties)).annotated(block.span)
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
