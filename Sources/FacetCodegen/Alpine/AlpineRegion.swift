import FacetAnalysis

/// Writes the scope of a region: an object with a member for each name that the region's markup asks for.
final class AlpineRegion {
  let component: AlpineComponent
  var lowering: Lowering
  let names: JSNames
  /// The parameter that is the region.
  let region: String
  var members: [JSProperty] = []
  /// What the region does besides.
  var statements: [JSStatement] = []

  init(_ component: AlpineComponent, _ lowering: Lowering, _ names: JSNames, region: String) {
    self.component = component
    self.lowering = lowering
    self.lowering.names = names
    self.names = names
    self.region = region
  }

  var runtime: RuntimeImports { component.runtime }

  /// `{ get text4() { … }, onClick5: … }`
  var scope: JSExpression { .object(members) }

  func add(_ nodes: [CheckedNode], _ parent: AlpineMarkup.Parent) {
    for node in nodes { add(node, parent) }
  }

  private func add(_ node: CheckedNode, _ parent: AlpineMarkup.Parent) {
    let name = node.alpineName(component.project)
    switch node.kind {
    case .text(let parts): if parts.isDynamic { get(name, lowering.text(parts)) }
    case .trustedHTML(let value):
      set(name, runtime.call("trustedBlock", .arrow([], .expression(lowering.lower(value)))))
    case .element(let element): add(element, node.id)
    case .component(let use): add(use, node.id, name)
    case .slot(let slot): add(slot, node.id, name, parent)
    case .conditional(let block): set(name, choice(block, node.id, parent))
    case .each(let block): set(name, each(block, node.id, parent))
    case .head(let nodes): addHead(nodes)
    }
  }

  func get(_ name: String, _ value: JSExpression) { members.append(.getter(.named(name), body: [.exit(value)])) }

  func set(_ name: String, _ value: JSExpression) { members.append(.property(name, value)) }

  /// The function that makes the scope of a region within this one: `(region, todo) => ({ … })`.
  ///
  /// - Parameter bound: the parameter that holds what the region binds.
  func makeScope(
    _ nodes: [CheckedNode], _ parent: AlpineMarkup.Parent, bound: String? = nil,
    bind: (AlpineRegion, JSExpression) -> Void = { _, _ in }
  ) -> JSExpression {
    let scope = names.nested()
    let region = scope.unique("inner")
    let inner = AlpineRegion(component, lowering, scope, region: region)
    var parameters = [JSPattern.identifier(region)]
    if let bound {
      let name = scope.unique(bound)
      parameters.append(.identifier(name))
      bind(inner, .id(name))
    }
    inner.add(nodes, parent)
    return .arrow(
      parameters,
      inner.statements.isEmpty ? .expression(inner.scope) : .statements(inner.statements + [.exit(inner.scope)]))
  }

  /// Markup for where no `<template>` can hold it.
  func written(_ markups: [[CheckedNode]], _ parent: AlpineMarkup.Parent) -> JSExpression? {
    guard parent.name != nil else { return nil }
    return .array(markups.map { component.source(component.markup.text(of: $0, parent), parent) })
  }
}
