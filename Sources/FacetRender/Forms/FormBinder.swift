import FacetAnalysis
import FacetValue

/// Puts posted fields into the state that the form's controls are bound to.
///
/// Only controls rendered in that form count, each typed by its binding; a disabled or read-only one keeps its state,
/// and a select takes only what it offered. A text that is not of its control's type leaves the state alone and is kept
/// for the page that goes back: then the action does not run.
///
/// What is bound may show further controls, so the form is rendered again and bound again until nothing changes. A
/// control is bound once.
struct FormBinder {
  private let fields: PostedFields
  /// By control path.
  private(set) var typedTexts: [String: String] = [:]
  /// Names of the controls with an unreadable text.
  private(set) var unreadable: [String] = []
  /// Whether every name was posted as often as there are controls of it, where only their order tells them apart: with
  /// one more or less nobody could say which value belongs to which.
  private(set) var fits = true
  private var bound: Set<String> = []

  init(_ fields: [(name: String, value: String)]) { self.fields = PostedFields(fields) }

  /// Binds the controls of a render that were not there before. What it writes is in the log.
  mutating func bind(_ controls: [FoundControl], _ machine: Machine, _ log: WriteLog) throws(EvaluationFailure) {
    let enabled = controls.filter { !$0.isDisabled }
    try refuseAmbiguity(enabled, machine.program)
    var writer = ControlWriter(machine: machine, log: log)
    var positions: [TextKey: Int] = [:]
    let rows = rowCounts(enabled, machine.program)
    fits = true
    for found in enabled {
      let control = machine.program.controls[found.control]
      let name = TextKey(found.name)
      let position = positions[name] ?? 0
      if case .value = control.kind { positions[name] = position + 1 }
      let identity = Self.identity(of: found, machine)
      guard !bound.contains(identity) else { continue }
      let posted = fields.all(name)
      guard rows[name].map({ $0 == posted.count }) ?? true else {
        fits = false
        continue
      }
      bound.insert(identity)
      try bind(found, control, posted, position, &writer)
    }
  }

  /// Keys of the blocks around a control don't count: they may be made from what is bound.
  private static func identity(of found: FoundControl, _ machine: Machine) -> String {
    let own =
      if case .checked = machine.program.controls[found.control].kind { "" } else { machine.text(found.ownValue) }
    return "\(found.control) \(found.place(machine.program)) \(own)"
  }

  /// How many controls there are of each name that only order tells apart.
  private func rowCounts(_ controls: [FoundControl], _ program: Program) -> [TextKey: Int] {
    var counts: [TextKey: Int] = [:]
    var inRows: Set<TextKey> = []
    for found in controls {
      guard case .value = program.controls[found.control].kind else { continue }
      counts[TextKey(found.name), default: 0] += 1
      if found.isInRow { inRows.insert(TextKey(found.name)) }
    }
    return counts.filter { $0.value > 1 || inRows.contains($0.key) }
  }

  /// Texts of one name are told apart by their order. Whether a checkbox or a radio button is chosen is not: those of one
  /// name are bound to one place, or, checkboxes of their own, have different values.
  private func refuseAmbiguity(_ controls: [FoundControl], _ program: Program) throws(EvaluationFailure) {
    var first: [String: (place: String, isText: Bool)] = [:]
    for found in controls {
      let control = program.controls[found.control]
      let place = found.place(program)
      var (key, isText) = (found.name, false)
      switch control.kind {
      case .value: isText = true
      case .checked: key += "\u{0}\(found.ownValue.printed)"
      case .multiple, .radioGroup, .checkboxGroup: break
      }
      guard let other = first[key] else {
        first[key] = (place, isText)
        continue
      }
      guard other.place != place, !(other.isText && isText) else { continue }
      throw EvaluationFailure(
        code: "ambiguous-field",
        message: "Controls of this form that are bound to different values have the name \"\(found.name)\".",
        span: control.place.span)
    }
  }

  private mutating func bind(
    _ found: FoundControl, _ control: ControlCode, _ posted: [String], _ position: Int, _ writer: inout ControlWriter
  ) throws(EvaluationFailure) {
    switch control.kind {
    case .value:
      guard position < posted.count, !found.isReadOnly else { return }
      if case .select = control.element {
        try writer.select(found, control, posted[position])
      } else if let unread = try writer.text(found, control, posted[position]) {
        typedTexts[found.path] = unread
        unreadable.append(found.name)
      }
    case .multiple: try writer.multiple(found, control, posted)
    case .checked: try writer.checked(found, control, posted)
    case .radioGroup: try writer.radio(found, control, posted)
    case .checkboxGroup: try writer.group(found, control, posted)
    }
  }
}
