import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Declared actions, effects, lifecycle blocks and live streams.
  func checkDeclaredActions() {
    for declaration in interface.file.declarations {
      switch declaration.kind {
      case .action(let name, let parameters, let body): checkAction(name, parameters, body)
      case .effect(let body): effects.append(block(body, declaration.span))
      case .onMount(let body): onMount.append(block(body, declaration.span))
      case .onUnmount(let body): onUnmount.append(block(body, declaration.span))
      case .live(let name, _, let value): checkLive(name, value)
      default: break
      }
    }
  }

  private func checkAction(_ name: Name, _ parameters: [Declaration.Parameter], _ body: [Statement]) {
    guard let binding = root.bindings[name.text], binding.span?.range == name.span.range, binding.kind == .action,
      actions.indices.contains(binding.index)
    else { return }
    let draft = actions[binding.index]
    within(Environment(scope: Scope(parent: root), mode: .action, uses: draft.uses)) {
      draft.parameters = zip(parameters, draft.parameterTypes).map {
        declareLocal($0.name, .actionParameter, type: $1)
      }
      draft.body = statements(body)
    }
  }

  private func block(_ body: [Statement], _ span: SourceSpan) -> ActionDraft {
    let draft = ActionDraft(name: nil, span: span)
    within(Environment(scope: Scope(parent: root), mode: .action, uses: draft.uses)) {
      draft.body = statements(body)
    }
    return draft
  }

  /// `live notes: [Notification] = api.events("/api/…") { notes.insert($0, at: 0) }`
  private func checkLive(_ name: Name, _ value: Expression) {
    guard let binding = root.bindings[name.text], binding.kind == .live, let type = binding.type else { return }
    if case .invalid = value.kind { return }
    guard isAPICall(value), case .call(let callee, let arguments) = value.kind,
      case .member(_, let method, _) = callee.kind,
      method.text == "events", arguments.count == 2, case .closure(let closure) = arguments[1].value.kind
    else {
      bag.report(
        .loadRequest, at: value.span, "A live value is `api.events(path) { … }`.",
        hint: "the block gets each event as `$0`")
      return
    }
    guard case .array(let element) = type else {
      if !type.isError { bag.report(.inputType, at: name.span, "A live value is an array, not `\(type.text)`.") }
      return
    }
    let path = within(Environment(scope: root, mode: .loadArguments, uses: Uses())) { apiPath(arguments[0].value) }
    let draft = ActionDraft(name: nil, span: arguments[1].value.span)
    within(Environment(scope: Scope(parent: root), mode: .action, uses: draft.uses)) {
      let parameter = closure.parameters.first ?? Name("$0", span: arguments[1].value.span)
      draft.parameters = [declareLocal(parameter, .closureParameter, type: element)]
      draft.parameterTypes = [element]
      draft.body = statements(closure.body)
    }
    liveDrafts.append(LiveDraft(name: name.text, type: type, slot: binding.slot, path: path, draft: draft))
  }

  /// Decides which actions are async, and adds what they run to what they read and write.
  func finishActions() {
    let all = actions + effects + onMount + onUnmount + liveDrafts.map(\.draft)
    var isChanged = true
    while isChanged {
      isChanged = false
      for draft in all { isChanged = propagate(to: draft) || isChanged }
    }
    for draft in all { requireAwait(draft) }
    for check in formChecks { hintUnbound(check) }
    lives = liveDrafts.map { live in
      CheckedLive(
        name: live.name, type: live.type, slot: live.slot, path: live.path,
        handler: CheckedAction(
          name: nil, parameters: live.draft.parameters, parameterTypes: live.draft.parameterTypes,
          body: live.draft.body,
          isAsync: live.draft.isAsync, reads: expanded(live.draft.uses.reads), writes: live.draft.uses.writes,
          span: live.draft.span),
        eventSlot: live.draft.parameters.first ?? live.slot)
    }
  }

  private func propagate(to draft: ActionDraft) -> Bool {
    let before = (draft.uses.reads.count, draft.uses.writes.count, draft.isAsync)
    draft.isAsync = draft.isAsync || draft.uses.isAsync
    for run in draft.uses.runs where actions.indices.contains(run.action) {
      let other = actions[run.action]
      draft.uses.reads.formUnion(other.uses.reads)
      draft.uses.writes.formUnion(other.uses.writes)
      if run.isAwaited, other.isAsync { draft.isAsync = true }
    }
    return before != (draft.uses.reads.count, draft.uses.writes.count, draft.isAsync)
  }

  /// On the server an action sees what its form's controls bring; other state has its initial value there.
  private func hintUnbound(_ check: FormCheck) {
    guard actions.indices.contains(check.action) else { return }
    let draft = actions[check.action]
    let outside = check.elementID.flatMap { markup.outsideForms[$0]?.bound } ?? []
    let bound = check.bound.union(outside)
    let changed = states.filter { state in
      guard draft.uses.reads.contains(state.slot), !bound.contains(state.slot) else { return false }
      let isWritten = actions.contains { $0.uses.writes.contains(state.slot) && $0 !== draft }
      return isWritten || boundSlots.contains(state.slot)
    }
    guard !changed.isEmpty else { return }
    let names = changed.map { "`\($0.name)`" }.joined(separator: ", ")
    bag.report(
      .unboundState, at: check.span, "The action of this form reads \(names), which no control of the form sends.",
      hint: "without script it is the initial value on the server: bind a hidden input to it, or keep it in a `query`")
  }

  private func requireAwait(_ draft: ActionDraft) {
    for run in draft.uses.runs where !run.isAwaited && actions.indices.contains(run.action) {
      let other = actions[run.action]
      guard other.isAsync, let name = other.name else { continue }
      bag.report(
        .missingAwait, at: run.span, "`\(name)` calls the API, so running it takes time: `await` is missing.",
        hint: "write `await \(name)(…)`")
    }
  }
}

/// A live value while its component is checked.
struct LiveDraft {
  let name: String
  let type: ValueType
  let slot: FrameSlot
  let path: APIPath
  let draft: ActionDraft
}
