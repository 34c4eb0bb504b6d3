import FacetAnalysis
import FacetValue

/// Puts posted fields into the state that the form's controls are bound to.
///
/// Only controls rendered in that form count, each typed by its binding; a disabled or read-only one keeps its state,
/// and a select takes only what it offered. A text that is not of its control's type leaves the state alone and is kept
/// for the page that goes back: then the action does not run.
struct FormBinder {
  let machine: Machine
  let log: WriteLog
  private var fields: PostedFields
  /// By control path.
  private(set) var typedTexts: [String: String] = [:]
  /// Names of the controls with an unreadable text.
  private(set) var unreadable: [String] = []
  /// Groups are assigned once, from all of their controls.
  private var groups: [String: (kept: [Value], chosen: [Value])] = [:]

  init(machine: Machine, log: WriteLog, fields: [(name: String, value: String)]) {
    self.machine = machine
    self.log = log
    self.fields = PostedFields(fields)
  }

  /// Whether as many values came for the controls of a list's rows as there are rows. They are told apart by their order
  /// alone, so with a row more or less nobody could say which value belongs to which.
  func fitsRows(_ controls: [FoundControl]) -> Bool {
    var rows: [TextKey: Int] = [:]
    for found in controls where !found.isDisabled && found.isInRow {
      let control = machine.program.controls[found.control]
      if case .value = control.kind { rows[TextKey(control.name), default: 0] += 1 }
    }
    return rows.allSatisfy { fields.count(of: $0.key) == $0.value }
  }

  mutating func bind(_ controls: [FoundControl]) throws(EvaluationFailure) {
    for found in controls where !found.isDisabled { try bind(found) }
  }

  private mutating func bind(_ found: FoundControl) throws(EvaluationFailure) {
    let control = machine.program.controls[found.control]
    switch control.kind {
    case .value:
      guard let posted = fields.next(control.name), !found.isReadOnly else { return }
      if case .select = control.element {
        try bindSelect(found, control, posted)
      } else {
        try bindText(found, control, posted)
      }
    case .multiple:
      guard case .array(let element) = control.place.type else { return }
      let chosen = fields.all(control.name).filter { offers(found, $0) }
      try assign(.array(chosen.compactMap { read($0, element) }), to: found, control)
    case .checked:
      let own = machine.text(found.ownValue)
      let posted = fields.all(control.name)
      try assign(.bool(own == "on" ? !posted.isEmpty : posted.contains(own)), to: found, control)
    case .radioGroup:
      let own = machine.text(found.ownValue)
      guard fields.all(control.name).first?.hasSameScalars(as: own) ?? false else { return }
      try assign(found.ownValue, to: found, control)
    case .checkboxGroup:
      try bindGroup(found, control)
    }
  }

  private mutating func bindText(
    _ found: FoundControl, _ control: ControlCode, _ posted: String
  ) throws(EvaluationFailure) {
    let text = Self.withLineFeeds(posted)
    // What was not touched stays as it is, though the control may show less of it than there is (a date's seconds).
    if let shown = found.shown, Self.withLineFeeds(shown).hasSameScalars(as: text) { return }
    guard let value = read(text, control.place.type) else {
      typedTexts[found.path] = text
      unreadable.append(control.name)
      return
    }
    try assign(value, to: found, control)
  }

  private func bindSelect(
    _ found: FoundControl, _ control: ControlCode, _ posted: String
  ) throws(EvaluationFailure) {
    guard offers(found, posted), let value = read(posted, control.place.type) else { return }
    try assign(value, to: found, control)
  }

  /// The chosen values in the order of the controls, behind those that no control of the form could change.
  private mutating func bindGroup(_ found: FoundControl, _ control: ControlCode) throws(EvaluationFailure) {
    let key = "\(found.instancePath) \(control.place.slot) \(found.steps)"
    let own = machine.text(found.ownValue)
    var group: (kept: [Value], chosen: [Value])
    if let begun = groups[key] { group = begun } else { group = (try elements(of: found, control), []) }
    group.kept.removeAll { $0 == found.ownValue }
    if fields.all(control.name).contains(where: { $0.hasSameScalars(as: own) }) { group.chosen.append(found.ownValue) }
    groups[key] = group
    try assign(.array(group.kept + group.chosen), to: found, control)
  }

  /// What the array that the control is bound to holds.
  private func elements(of found: FoundControl, _ control: ControlCode) throws(EvaluationFailure) -> [Value] {
    var elements: [Value] = []
    do {
      try machine.update(found.frame, control.place.slot, found.steps, isRecursive: false) { (place: inout Value) in
        elements = place.elements ?? []
      }
    } catch {
      throw error.at(control.place.span)
    }
    return elements
  }

  private func offers(_ found: FoundControl, _ text: String) -> Bool {
    found.choices.contains { $0.hasSameScalars(as: text) }
  }

  private func read(_ text: String, _ type: ValueType) -> Value? { FieldReader.value(of: text, type, machine.types) }

  private func assign(
    _ value: Value, to found: FoundControl, _ control: ControlCode
  ) throws(EvaluationFailure) {
    let slot = control.place.slot
    log.willWrite(found.frame, slot, found.component, path: found.instancePath)
    do {
      try machine.update(found.frame, slot, found.steps, isRecursive: false) { (place: inout Value) in place = value }
    } catch {
      throw error.at(control.place.span)
    }
    machine.didWrite(found.frame, slot, found.component)
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
