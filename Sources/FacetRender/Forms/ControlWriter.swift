import FacetAnalysis
import FacetValue

/// Writes posted texts into what controls of one render are bound to, each as its kind of control means it.
struct ControlWriter {
  let machine: Machine
  let log: WriteLog
  /// Groups are assigned from all of their controls: what none of them could change, and what is chosen.
  private var groups: [String: (kept: [Value], chosen: [Value])] = [:]

  init(machine: Machine, log: WriteLog) {
    self.machine = machine
    self.log = log
  }

  /// The text, when it is not of the control's type.
  func text(_ found: FoundControl, _ control: ControlCode, _ posted: String) throws(EvaluationFailure) -> String? {
    let text = Self.withLineFeeds(posted)
    // What was not touched stays as it is, though the control may show less of it than there is (a date's seconds).
    if let shown = found.shown, Self.withLineFeeds(shown).hasSameScalars(as: text) { return nil }
    guard let value = read(text, control.place.type) else { return text }
    try assign(value, to: found, control)
    return nil
  }

  func select(_ found: FoundControl, _ control: ControlCode, _ posted: String) throws(EvaluationFailure) {
    guard offers(found, posted), let value = read(posted, control.place.type) else { return }
    try assign(value, to: found, control)
  }

  func multiple(_ found: FoundControl, _ control: ControlCode, _ posted: [String]) throws(EvaluationFailure) {
    guard case .array(let element) = control.place.type else { return }
    let chosen = posted.filter { offers(found, $0) }
    try assign(.array(chosen.compactMap { read($0, element) }), to: found, control)
  }

  func checked(_ found: FoundControl, _ control: ControlCode, _ posted: [String]) throws(EvaluationFailure) {
    let own = machine.text(found.ownValue)
    try assign(.bool(own == "on" ? !posted.isEmpty : posted.contains(own)), to: found, control)
  }

  func radio(_ found: FoundControl, _ control: ControlCode, _ posted: [String]) throws(EvaluationFailure) {
    guard posted.first?.hasSameScalars(as: machine.text(found.ownValue)) ?? false else { return }
    try assign(found.ownValue, to: found, control)
  }

  /// The chosen values in the order of the controls, behind those that no control of the form could change.
  mutating func group(_ found: FoundControl, _ control: ControlCode, _ posted: [String]) throws(EvaluationFailure) {
    let key = found.place(machine.program)
    let own = machine.text(found.ownValue)
    var group: (kept: [Value], chosen: [Value])
    if let begun = groups[key] { group = begun } else { group = (try elements(of: found, control), []) }
    group.kept.removeAll { $0 == found.ownValue }
    if posted.contains(where: { $0.hasSameScalars(as: own) }) { group.chosen.append(found.ownValue) }
    groups[key] = group
    try assign(.array(group.kept + group.chosen), to: found, control)
  }

  /// What the array that the control is bound to holds.
  private func elements(of found: FoundControl, _ control: ControlCode) throws(EvaluationFailure) -> [Value] {
    var elements: [Value] = []
    try change(found, control) { elements = $0.elements ?? [] }
    return elements
  }

  private func offers(_ found: FoundControl, _ text: String) -> Bool {
    found.choices.contains { $0.hasSameScalars(as: text) }
  }

  private func read(_ text: String, _ type: ValueType) -> Value? { FieldReader.value(of: text, type, machine.types) }

  private func assign(_ value: Value, to found: FoundControl, _ control: ControlCode) throws(EvaluationFailure) {
    try change(found, control) { $0 = value }
    machine.didWrite(found.frame, control.place.slot, found.component)
  }

  private func change(
    _ found: FoundControl, _ control: ControlCode, _ body: (inout Value) -> Void
  ) throws(EvaluationFailure) {
    let slot = control.place.slot
    log.willWrite(found.frame, slot, found.component, path: found.instancePath)
    refreshStore(found, slot)
    do {
      try machine.update(found.frame, slot, found.steps, isRecursive: false, body)
    } catch {
      throw error.at(control.place.span)
    }
  }

  /// Another instance's control may have written to the store; the instances have ended, so this one was not told.
  private func refreshStore(_ found: FoundControl, _ slot: Int) {
    let uses = machine.program.components[found.component].storeUses
    guard let use = uses.first(where: { $0.slot == slot }), machine.stores.indices.contains(use.store) else { return }
    found.frame[slot] = machine.stores[use.store]
  }

  /// Browsers post line breaks as CR LF; text has line feeds.
  private static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar != "\n" || !afterReturn { scalars.append(scalar == "\r" ? "\n" : scalar) }
      afterReturn = scalar == "\r"
    }
    return String(scalars)
  }
}
