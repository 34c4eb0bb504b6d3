import FacetAnalysis

/// What decides how a component is used: as a component of Preact's, or as a function of its user's.
struct PreactTraits {
  /// Components whose instances have something that begins or ends: state, effects, timers, data, references.
  private(set) var living: Set<ComponentID> = []
  /// Components that show an element first and last, whatever their values are. No text meets that around them.
  private(set) var closed: Set<ComponentID> = []

  init(_ project: CheckedProject) {
    living = Set(project.components.filter(Self.lives).map(\.id))
    // Growing from nothing, what uses itself at its edge counts as open.
    var isChanged = true
    while isChanged {
      isChanged = false
      for component in project.components where !closed.contains(component.id) && isClosed(component.nodes) {
        closed.insert(component.id)
        isChanged = true
      }
    }
  }

  /// Whether the nodes have an element at both ends.
  func isClosed(_ nodes: [CheckedNode]) -> Bool {
    let shown = nodes.filter { !$0.isHead }
    guard let first = shown.first, let last = shown.last else { return false }
    return isClosed(first) && isClosed(last)
  }

  func isClosed(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .element: true
    case .component(let use): closed.contains(use.component)
    case .conditional(let block): block.branches.allSatisfy { isClosed($0.body) } && isClosed(block.otherwise)
    case .each(let block): isClosed(block.body) && isClosed(block.otherwise)
    case .text, .trustedHTML, .slot, .head: false
    }
  }

  private static func lives(_ component: CheckedComponent) -> Bool {
    let hasData = !component.inputs.isEmpty || !component.loads.isEmpty || !component.lives.isEmpty
    let hasState = !component.clientStates.isEmpty || !component.storeUses.isEmpty || component.route != nil
    let hasLife = !component.effects.isEmpty || !component.onMount.isEmpty || !component.onUnmount.isEmpty
    return component.role == .page || hasData || hasState || hasLife
      || component.frame.contains { $0.kind == .reference } || component.actions.contains { hasTimer($0.body) }
  }

  private static func hasTimer(_ statements: [CheckedStatement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .timer: true
      case .conditional(_, let then, let otherwise): hasTimer(then) || hasTimer(otherwise)
      case .loop(_, _, let body): hasTimer(body)
      case .choice(_, let cases): cases.contains { hasTimer($0.body) }
      case .attempt(let body, _, let handler): hasTimer(body) || hasTimer(handler)
      default: false
      }
    }
  }
}

extension CheckedNode {
  /// Whether it is one node of the tree, whatever the values are.
  var isTextOrElement: Bool {
    switch kind {
    case .text, .element: true
    default: false
    }
  }
}
