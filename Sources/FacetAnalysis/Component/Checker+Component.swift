import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Checks everything in the file's order of meaning: names, then values, then actions, then markup.
  func checkComponent() -> CheckedComponent {
    declareProps()
    declareMembers()
    declareReferences(in: interface.file.nodes, isRepeated: false)
    checkPropDefaults()
    checkInputs()
    checkLoads()
    checkPending()
    scopeStyle()
    checkDeclaredActions()
    let nodes = checkMarkup()
    finishActions()
    hintUnused()
    return assemble(nodes)
  }

  private func checkMarkup() -> [CheckedNode] {
    within(Environment(scope: root, mode: .rendering, uses: Uses())) {
      let group = renderGroup
      let checked = self.nodes(interface.file.nodes, MarkupPosition())
      group.reads.formUnion(environment.uses.reads)
      return checked
    }
  }

  /// Declarations that nothing uses are often the rest of something, or a typo elsewhere.
  private func hintUnused() {
    for binding in root.bindings.values where !binding.isRead {
      switch binding.kind {
      case .state, .storedState, .derived, .load, .live, .store, .query, .fragment, .action:
        guard let span = binding.span, !isCondition(binding) else { continue }
        bag.report(.unused, at: span, "`\(binding.name)` is \(binding.kindText) that nothing uses.")
      default: break
      }
    }
  }

  /// A load that the page must have is a condition for showing it, read or not.
  private func isCondition(_ binding: Binding) -> Bool {
    guard case .load = binding.kind else { return false }
    if case .optional? = binding.type { return false }
    return true
  }

  private func assemble(_ nodes: [CheckedNode]) -> CheckedComponent {
    CheckedComponent(
      id: interface.id, name: interface.name, role: interface.role, source: interface.file.source,
      frameSize: frameSize, props: props, inputs: inputs, loads: checkedLoads(), lives: lives, states: states,
      storeUses: storeUses, deriveds: deriveds, actions: actions.map(finished), effects: effects.map(finished),
      onMount: onMount.map(finished), onUnmount: onUnmount.map(finished), nodes: nodes, slots: slotDeclarations,
      scopeAttribute: scopeAttribute, route: routeBinding?.slot,
      facts: ComponentFacts(isInteractive: false, clientReads: [], dependencies: closedDependencies()), frame: frame())
  }

  private func frame() -> [FrameBinding] {
    let errors = Set(loads.compactMap(\.errorSlot))
    return (0..<frameSize).map { slot in
      if errors.contains(slot) {
        return FrameBinding(name: nil, kind: .loadError, type: .optional(.record(BuiltInTypes.apiError.name)))
      }
      guard let binding = bindings[slot] else { return FrameBinding(name: nil, kind: .local, type: nil) }
      return FrameBinding(name: binding.name, kind: binding.frameKind, type: binding.type)
    }
  }

  private func checkedLoads() -> [CheckedLoad] {
    loads.map { draft in
      CheckedLoad(
        name: draft.name, type: draft.type, slot: draft.slot, errorSlot: draft.errorSlot,
        request: draft.request ?? emptyRequest(draft.type, draft.span), span: draft.span)
    }
  }

  private func emptyRequest(_ type: ValueType, _ span: SourceSpan) -> CheckedAPICall {
    CheckedAPICall(
      method: .get, path: APIPath(segments: []), query: [], body: nil, idempotencyKey: nil, result: type, span: span)
  }

  private func finished(_ draft: ActionDraft) -> CheckedAction {
    CheckedAction(
      name: draft.name, parameters: draft.parameters, parameterTypes: draft.parameterTypes, body: draft.body,
      isAsync: draft.isAsync, reads: expanded(draft.uses.reads), writes: draft.uses.writes, span: draft.span)
  }

  var outline: ComponentOutline {
    let code = actions + effects + onMount + onUnmount + liveDrafts.map(\.draft)
    let reads = code.reduce(into: Set<FrameSlot>()) { $0.formUnion(expanded($1.uses.reads)) }
    var writes = code.reduce(into: boundSlots) { $0.formUnion($1.uses.writes) }
    for live in lives { writes.formUnion([live.slot]) }
    return ComponentOutline(
      root: renderGroup, uses: componentUses, clientReads: reads.union(expanded(writes)), clientWrites: writes,
      hasClientCode: markup.hasHandlers || !effects.isEmpty || !onMount.isEmpty || !onUnmount.isEmpty || !lives.isEmpty
        || !boundSlots.isEmpty)
  }

  /// With everything that a derived among them is computed from.
  func expanded(_ slots: Set<FrameSlot>) -> Set<FrameSlot> {
    var result = slots
    var rest = Array(slots)
    while let slot = rest.popLast() {
      for next in dependencies[slot] ?? [] where result.insert(next).inserted { rest.append(next) }
    }
    return result
  }

  private func closedDependencies() -> [FrameSlot: Set<FrameSlot>] {
    // A load's error changes when the load does.
    for draft in loads {
      if let slot = draft.errorSlot { dependencies[slot] = [draft.slot] }
    }
    return dependencies.mapValues(expanded)
  }
}
