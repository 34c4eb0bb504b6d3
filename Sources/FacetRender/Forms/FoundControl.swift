import FacetAnalysis
import FacetValue

/// A control that was rendered in the posted form, with all that binding its field needs.
struct FoundControl {
  let control: Int
  /// What it is posted under.
  let name: String
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

  /// What it is bound to, whatever the keys of the blocks that it stands in.
  func place(_ program: Program) -> String { "\(instancePath) \(program.controls[control].place.slot) \(steps)" }
}

/// A step into a value, with its index or key evaluated.
enum ResolvedStep {
  case field(Int)
  case index(Int)
  case key(Value)
}
