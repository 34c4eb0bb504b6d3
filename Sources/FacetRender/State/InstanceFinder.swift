import FacetAnalysis

/// Says of which component the instance at a path is, whatever data the page has: call sites and slots are in the
/// source, and keys only tell rows apart. (The syntax of paths is at `Machine.path()`.)
struct InstanceFinder {
  let project: CheckedProject

  /// An instance on the way, in whose markup the next step stands.
  private final class Instance {
    let component: CheckedComponent
    let use: CheckedComponentUse?
    /// The instance in whose markup it is used.
    let user: Instance?

    init(_ component: CheckedComponent, use: CheckedComponentUse? = nil, user: Instance? = nil) {
      self.component = component
      self.use = use
      self.user = user
    }
  }

  /// Nil when no instance of the page can have that path.
  func component(at path: String, of page: CheckedPage) -> CheckedComponent? {
    guard let steps = Self.steps(of: path), var instance = component(page.component).map({ Instance($0) }) else {
      return nil
    }
    // The content of a slot and the rows of an each are no instances.
    guard steps.last.map({ Int($0) != nil }) ?? true else { return nil }
    for step in steps {
      guard let next = self.instance(after: instance, step) else { return nil }
      instance = next
    }
    return instance.component
  }

  private func instance(after current: Instance, _ step: Substring) -> Instance? {
    if let site = Int(step) {
      guard let use = Self.first(in: current.component.nodes, where: { $0.callSite == site }),
        let component = component(use.component)
      else { return nil }
      return Instance(component, use: use, user: current)
    }
    if step.hasPrefix("s"), let site = Int(step.dropFirst()) {
      guard let name = Self.slotName(site, in: current.component.nodes),
        current.use?.contents.contains(where: { $0.name == name }) ?? false
      else { return nil }
      // What stands in the slot is its user's markup.
      return current.user
    }
    return step.hasPrefix("e") && step.hasSuffix("]") ? current : nil
  }

  private func component(_ id: ComponentID) -> CheckedComponent? {
    project.components.indices.contains(id) ? project.components[id] : nil
  }

  /// The steps between the dots that stand outside of brackets; nil when the brackets are not in pairs.
  private static func steps(of path: String) -> [Substring]? {
    if path.isEmpty { return [] }
    var steps: [Substring] = []
    var start = path.startIndex
    var isInKey = false
    for index in path.indices {
      switch path[index] {
      case "[": isInKey = true
      case "]": isInKey = false
      case "." where !isInKey:
        steps.append(path[start..<index])
        start = path.index(after: index)
      default: break
      }
    }
    return isInKey ? nil : steps + [path[start...]]
  }

  // MARK: - In the tree

  private static func first(
    in nodes: [CheckedNode], where matches: (CheckedComponentUse) -> Bool
  ) -> CheckedComponentUse? {
    for node in nodes {
      if case .component(let use) = node.kind, matches(use) { return use }
      for children in children(of: node) {
        if let found = first(in: children, where: matches) { return found }
      }
    }
    return nil
  }

  /// The name of a slot: nil inside for the default one, nil when there is none of that number.
  private static func slotName(_ site: Int, in nodes: [CheckedNode]) -> String?? {
    for node in nodes {
      if case .slot(let slot) = node.kind, slot.site == site { return .some(slot.name) }
      for children in children(of: node) {
        if let found = slotName(site, in: children) { return found }
      }
    }
    return nil
  }

  private static func children(of node: CheckedNode) -> [[CheckedNode]] {
    switch node.kind {
    case .text, .trustedHTML: []
    case .element(let element): [element.children]
    case .component(let use): use.contents.map(\.nodes)
    case .slot(let slot): [slot.fallback]
    case .conditional(let block): block.branches.map(\.body) + [block.otherwise]
    case .each(let block): [block.body, block.otherwise]
    case .head(let nodes): [nodes]
    }
  }
}
