import FacetSyntax
import FacetValue

/// Decides what only all components together show: which are interactive, and what the browser must know.
struct ProjectFacts {
  let context: ProjectContext

  func components() -> [CheckedComponent] {
    let interactive = interactiveComponents()
    let owned = used(by: interactive)
    let changing = changingSlots(interactive)
    return context.interfaces.compactMap { interface in
      guard let component = context.components[interface.id], let outline = context.outlines[interface.id] else {
        return nil
      }
      var reads = outline.clientReads
      // A page is one island: the client of an interactive one owns all of its markup, and that of the components in it.
      let isForced = owned.contains(interface.id)
      collect(outline.root, changing[interface.id] ?? [], component, interactive, isForced: isForced, &reads)
      let facts = ComponentFacts(
        isInteractive: interactive.contains(interface.id),
        clientReads: reads, dependencies: component.facts.dependencies)
      return component.with(facts)
    }
  }

  /// Those with client code, and those that use them.
  private func interactiveComponents() -> Set<ComponentID> {
    var result = Set(context.outlines.filter { $0.value.hasClientCode }.keys)
    var isChanged = true
    while isChanged {
      isChanged = false
      for (id, outline) in context.outlines where !result.contains(id) {
        if outline.uses.contains(where: { result.contains($0.component) }) {
          result.insert(id)
          isChanged = true
        }
      }
    }
    return result
  }

  /// The components and all that they use.
  private func used(by components: Set<ComponentID>) -> Set<ComponentID> {
    var result = Set<ComponentID>()
    var rest = Array(components)
    while let id = rest.popLast() {
      guard result.insert(id).inserted else { continue }
      rest += context.outlines[id]?.uses.map(\.component) ?? []
    }
    return result
  }

  /// For each component the slots whose value can change in the browser: written, computed from such, or props that
  /// are given such values.
  private func changingSlots(_ interactive: Set<ComponentID>) -> [ComponentID: Set<FrameSlot>] {
    let stores = writtenStores()
    var result: [ComponentID: Set<FrameSlot>] = [:]
    for (id, outline) in context.outlines {
      var slots = outline.clientWrites
      for use in context.components[id]?.storeUses ?? [] where stores.contains(use.store) { slots.insert(use.slot) }
      result[id] = withDependants(slots, id)
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for (id, outline) in context.outlines {
        for use in outline.uses {
          let props = use.props.filter { !$0.value.isDisjoint(with: result[id] ?? []) }.map(\.key)
          let known = result[use.component] ?? []
          guard !known.isSuperset(of: props) else { continue }
          result[use.component] = withDependants(known.union(props), use.component)
          isChanged = true
        }
      }
    }
    return result
  }

  private func writtenStores() -> Set<Int> {
    var result: Set<Int> = []
    for (id, outline) in context.outlines {
      for use in context.components[id]?.storeUses ?? [] where outline.clientWrites.contains(use.slot) {
        result.insert(use.store)
      }
    }
    return result
  }

  private func withDependants(_ slots: Set<FrameSlot>, _ id: ComponentID) -> Set<FrameSlot> {
    let dependencies = context.components[id]?.facts.dependencies ?? [:]
    return slots.union(dependencies.filter { !$0.value.isDisjoint(with: slots) }.map(\.key))
  }

  /// Adds what is read by markup that changes, or that stands in a block that does.
  private func collect(
    _ group: RenderGroup, _ changing: Set<FrameSlot>, _ component: CheckedComponent, _ interactive: Set<ComponentID>,
    isForced: Bool, _ reads: inout Set<FrameSlot>
  ) {
    let isContent = group.contentOf.map(interactive.contains) ?? false
    let isDynamic = isForced || isContent || !group.reads.isDisjoint(with: changing)
    if isDynamic {
      reads.formUnion(group.reads)
      for slot in group.reads { reads.formUnion(component.facts.dependencies[slot] ?? []) }
    }
    for child in group.children {
      let isInherited = isForced || isDynamic && group.isBlock || isContent
      collect(child, changing, component, interactive, isForced: isInherited, &reads)
    }
  }
}

extension CheckedComponent {
  func with(_ facts: ComponentFacts) -> CheckedComponent {
    CheckedComponent(
      id: id, name: name, role: role, source: source, frameSize: frameSize, props: props, inputs: inputs, loads: loads,
      lives: lives, states: states, storeUses: storeUses, deriveds: deriveds, actions: actions, effects: effects,
      onMount: onMount, onUnmount: onUnmount, nodes: nodes, slots: slots, scopeAttribute: scopeAttribute, route: route,
      facts: facts, frame: frame)
  }
}
