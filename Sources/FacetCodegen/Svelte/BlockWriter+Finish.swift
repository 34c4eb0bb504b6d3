import FacetAnalysis

extension BlockWriter {
  /// The function that makes a block of some nodes: `(node) => { … }`.
  ///
  /// - Parameters:
  ///   - parameters: names of what it is given besides.
  ///   - prepare: binds what the region has for its nodes; gives what stands first in the function.
  func block(
    _ nodes: [CheckedNode], _ list: RegionMarks.List, parameters: [String] = [],
    prepare: (BlockWriter) -> [JSStatement] = { _ in [] }
  ) -> (function: JSExpression, ends: Bool) {
    let inner = BlockWriter(component, lowering, names.nested(), place: place)
    inner.isInHead = isInHead
    let first = prepare(inner)
    inner.addRoots(nodes, list)
    let patterns = ([component.node] + parameters).map { JSPattern.identifier($0) }
    return (.arrow(patterns, .statements(first + inner.finished())), !inner.ends.isEmpty)
  }

  /// The body of a block's function.
  private func finished() -> [JSStatement] {
    var properties = ends.isEmpty ? [] : [JSProperty.method("destroy", [], body: ends)]
    var statements = beginning()
    if !writes.isEmpty, updates.isEmpty, controls.isEmpty {
      let update = names.unique("update")
      statements += first(write: update)
      properties.insert(.property("update", .id(update)), at: 0)
    } else {
      let write = names.unique("write")
      statements += first(write: write)
      let body = update(write: write)
      if !body.isEmpty { properties.insert(.method("update", [.identifier(component.dirty)], body: body), at: 0) }
    }
    return statements + [.exit(.object(nodeProperties + properties))]
  }

  /// The same for the nodes of an instance, which is told through its tracker.
  func finishedComponent(_ own: (properties: [JSProperty], ends: [JSStatement])) -> [JSStatement] {
    let write = names.unique("write")
    var statements = beginning() + first(write: write)
    let body = update(write: write)
    if !body.isEmpty {
      let update = JSExpression.id(component.changes).member("update")
      let function = JSExpression.arrow([.identifier(component.dirty)], .statements(body))
      statements.append(.expression(update.assigned(body.count == 1 && !writes.isEmpty ? .id(write) : function)))
    }
    let properties = nodeProperties + own.properties + [.method("destroy", [], body: own.ends + ends)]
    return statements + [.exit(.object(properties))]
  }

  /// Everything up to the writes. The walk has ended, so the template's text is known.
  private func beginning() -> [JSStatement] {
    guard let root else { return steps + events }
    let template = component.template(markup, parent: root.parent)
    let copy = JSStatement.const(.identifier(root.name), .call(template, [.id(component.node)]))
    return [copy] + steps + events
  }

  /// The writes' function, and what is written at the beginning.
  private func first(write: String) -> [JSStatement] {
    var statements: [JSStatement] = []
    if !writes.isEmpty {
      let function = JSExpression.arrow([.identifier(component.dirty)], .statements(writes))
      statements += [.const(.identifier(write), function), .expression(.call(.id(write), [-1]))]
    }
    return statements + firsts
  }

  private func update(write: String) -> [JSStatement] {
    let written: [JSStatement] = writes.isEmpty ? [] : [.expression(.call(.id(write), [.id(component.dirty)]))]
    return written + updates + controls
  }

  private var nodeProperties: [JSProperty] {
    guard let root, let last else { return [] }
    return [.property("start", .id(root.name)), .property("end", last)]
  }
}
