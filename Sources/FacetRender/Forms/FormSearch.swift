import FacetAnalysis
import FacetValue

/// Looks for the form that a posted `_action` names while the page is rendered.
///
/// The posted path comes from anybody. It is never taken apart: it is only compared with the path of each form that the
/// page really has.
final class FormSearch {
  private static let longestPath = 4096

  private let wanted: String
  /// Whether the render ends with the form, so that all that surrounds it is still on the machine's stack. Otherwise it
  /// goes on, since controls may belong to a form without standing in it.
  private let endsAtForm: Bool
  /// Set when the form has begun.
  private(set) var action: Int?
  private var isOpen = false
  /// The instance that has the form, and the form's `id`.
  private var owner: Frame?
  private var elementID: String?
  private var seenIDs: Set<TextKey> = []
  private var candidates: [(control: FoundControl, form: String?)] = []

  init(_ posted: String, endsAtForm: Bool) {
    self.endsAtForm = endsAtForm
    wanted = posted.utf8.count <= Self.longestPath ? posted : ""
  }

  func begin(_ form: FormCode, path: @autoclosure () -> String, _ frame: Frame) {
    // A browser gives a control to the first element of the page that has the id.
    let isFirst = form.elementID.map { seenIDs.insert(TextKey($0)).inserted } ?? false
    guard action == nil, wanted.hasSuffix("#\(form.id)"), path().hasSameScalars(as: wanted) else { return }
    action = form.action
    isOpen = true
    if isFirst { (owner, elementID) = (frame, form.elementID) }
  }

  /// Whether the render can end here.
  func endForm() -> Bool {
    guard isOpen else { return false }
    isOpen = false
    return endsAtForm
  }

  /// Whether a control with that `form` attribute could be one of the form's.
  func mayOwn(_ control: ControlCode) -> Bool { !endsAtForm && (isOpen || control.form != nil) }

  func found(_ found: FoundControl, _ control: ControlCode) { candidates.append((found, control.form)) }

  /// The form's controls in the order of the page, which is the order in which a browser posts them (HTML Standard,
  /// "form owner"): those in it that name no other form, and those of its own instance that name it.
  var controls: [FoundControl] {
    candidates.compactMap { control, form in
      guard let form else { return control }
      guard let elementID, control.frame == owner, form.hasSameScalars(as: elementID) else { return nil }
      return control
    }
  }
}
