import FacetAnalysis
import FacetValue

/// Writes the code of a region, node after node in the order of the document: so elements are asked for in the order in
/// which the server has numbered them.
final class SolidBody {
  let owner: SolidComponent
  var lowering: Lowering
  /// The place of the region.
  let place: JSExpression
  private(set) var statements: [JSStatement] = []
  /// Whether anything has asked for the place.
  private(set) var usesPlace = false
  let namespace: CheckedElement.Namespace
  /// Whether the region may end before its instance does.
  let isNested: Bool

  init(
    _ owner: SolidComponent, _ lowering: Lowering, place: JSExpression,
    namespace: CheckedElement.Namespace = .html, isNested: Bool = true
  ) {
    self.owner = owner
    self.lowering = lowering
    self.place = place
    self.namespace = namespace
    self.isNested = isNested
  }

  var names: JSNames { lowering.names }
  var runtime: RuntimeImports { owner.runtime }

  func placeHere() -> JSExpression {
    usesPlace = true
    return place
  }

  func add(_ statement: JSStatement) { statements.append(statement) }

  func add(_ expression: JSExpression) { statements.append(.expression(expression)) }

  func name(_ wished: String, _ value: JSExpression) -> JSExpression {
    let name = names.unique(wished)
    statements.append(.const(.identifier(name), value))
    return .id(name)
  }

  // MARK: - Content

  /// The content of a region: what stands there.
  func content(of nodes: [CheckedNode]) -> JSExpression {
    addHeads(nodes)
    let children = SolidChildren(nodes).nodes
    if children.count == 1, case .region = SolidNode(children[0]) { return value(of: children[0]) }
    return joined(children.map { item($0) })
  }

  /// The content of a component. Of a page without roots that come and go there is none: it stands where it stands.
  func content(of roots: SolidRoots) -> JSExpression {
    guard roots.isPage else { return content(of: roots.nodes) }
    addHeads(roots.nodes)
    let items = SolidChildren(roots.nodes).nodes.compactMap { node -> JSExpression? in
      guard case .element(let element) = node.kind else { return roots.isFixed ? nil : item(node) }
      return roots.isAskedFor(element) ? adopted(element, keeps: !roots.isFixed) : nil
    }
    return roots.isFixed ? .null : joined(items)
  }

  private func joined(_ items: [JSExpression]) -> JSExpression {
    switch items.count {
    case 0: .null
    case 1: items[0]
    default: .array(items)
    }
  }

  private func item(_ node: CheckedNode) -> JSExpression {
    switch SolidNode(node) {
    case .fixedText(let text): .text(text)
    case .text(let parts): Self.reading(text(parts))
    case .element(let element): created(element)
    case .region: isMade(node) ? name(wished(node), value(of: node)) : value(of: node)
    }
  }

  /// Whether making it asks for elements, which has to happen in the order of the document.
  private func isMade(_ node: CheckedNode) -> Bool {
    if case .text = node.kind { false } else { true }
  }

  private func wished(_ node: CheckedNode) -> String {
    switch node.kind {
    case .component(let use): JSIdentifier.make(from: owner.project.components[use.component].name.lowercasedFirst)
    case .each: "items"
    case .conditional: "branch"
    case .slot: "content"
    default: "nodes"
    }
  }

  // MARK: - Regions

  /// What a region shows: a function that says it, or what it is for good.
  func value(of node: CheckedNode) -> JSExpression {
    switch node.kind {
    case .text(let parts): Self.reading(text(parts))
    case .trustedHTML(let markup): trusted(markup)
    case .component(let use): component(use, node.id)
    case .slot(let slot): self.slot(slot, node.id)
    case .conditional(let block): conditional(block)
    case .each(let block): each(block, node.id)
    case .element(let element): created(element)
    case .head: .null
    }
  }

  private func trusted(_ markup: CheckedExpression) -> JSExpression {
    var arguments = [Self.reading(lowering.lower(markup))]
    if namespace == .svg { arguments.append(.text("svg")) }
    if namespace == .mathML { arguments.append(.text("math")) }
    return runtime.call("trustedNodes", arguments)
  }

  // MARK: - Bodies

  /// A body within this one.
  func nested(place: JSExpression? = nil) -> SolidBody {
    SolidBody(owner, lowering.nested(), place: place ?? self.place, namespace: namespace)
  }

  /// The function that makes a nested body's content.
  func function(
    _ parameters: [JSPattern], _ body: SolidBody, _ content: JSExpression, isSamePlace: Bool = true
  )
    -> JSExpression
  {
    if isSamePlace, body.usesPlace { usesPlace = true }
    return body.function(parameters, content)
  }

  func function(_ parameters: [JSPattern], _ content: JSExpression) -> JSExpression {
    statements.isEmpty
      ? .arrow(parameters, .expression(content)) : .arrow(parameters, .statements(statements + [.exit(content)]))
  }

  func prepend(_ statement: JSStatement) { statements.insert(statement, at: 0) }

  /// Binds a slot to a function that gives its value.
  func bindAccessor(_ slot: FrameSlot, wished: String = "item") -> String {
    let name = lowering.bind(slot, wished: wished)
    lowering.locals[slot] = .call(.id(name), [])
    return name
  }

  /// A function that gives the value: the one that is called, where that is all.
  static func reading(_ value: JSExpression) -> JSExpression {
    if case .call(let function, let arguments, isOptional: false) = value.core, arguments.isEmpty,
      case .identifier = function.core
    {
      return function
    }
    return .arrow([], .expression(value))
  }

  /// Does it now, and again when what it reads has changed.
  func follow(_ reads: Set<FrameSlot>, _ expression: JSExpression) {
    add(reads.isEmpty ? expression : .call(owner.solid("createRenderEffect"), [.arrow([], .expression(expression))]))
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
