import FacetAnalysis
import FacetValue

/// Looks for the form that a posted `_action` names while the page is rendered on fresh data.
///
/// The posted text comes from anybody. It is never taken apart: it is only compared with the path of each form that the
/// page really has.
final class FormSearch {
  /// The name of the hidden field.
  static let fieldName = "_action"
  private static let longestPath = 4096

  private let wanted: String
  /// Whether the render ends with the form, or goes on to see whether there is another.
  private let endsAtForm: Bool
  /// How many forms of the page have the posted path: more than one when the keys of an each block are not unique.
  private(set) var matches = 0
  /// Set when the form has begun.
  private(set) var action: Int?
  private(set) var controls: [FoundControl] = []

  init(_ posted: String, endsAtForm: Bool = true) {
    self.endsAtForm = endsAtForm
    wanted = posted.utf8.count <= Self.longestPath ? posted : ""
  }

  var isInside: Bool { endsAtForm && action != nil }

  func begin(_ form: FormCode, path: String) {
    guard path.hasSameScalars(as: wanted) else { return }
    action = form.action
    matches += 1
  }

  func mayBe(_ form: FormCode) -> Bool { wanted.hasSuffix("#\(form.id)") }

  func found(_ control: FoundControl) {
    if isInside { controls.append(control) }
  }
}

/// A control that was rendered in the posted form, with all that binding its field needs.
struct FoundControl {
  let control: Int
  /// Of the instance whose state it is bound to.
  let frame: Frame
  let component: ComponentID
  let instancePath: String
  /// Tells it from all other controls of the page.
  let path: String
  let steps: [ResolvedStep]
  /// What it was rendered with; nil when its value was not written into the page.
  let shown: String?
  /// For a radio button or a checkbox of a group, its value; for a checkbox, the value that it is posted with.
  let ownValue: Value
  /// Values that a select offers.
  var choices: [String] = []
  let isDisabled: Bool
  let isReadOnly: Bool

  /// Whether it is bound to an element of an array or a dictionary.
  var isInRow: Bool {
    steps.contains { step in
      if case .field = step { false } else { true }
    }
  }
}

/// A step into a value, with its index or key evaluated.
enum ResolvedStep {
  case field(Int)
  case index(Int)
  case key(Value)
}
