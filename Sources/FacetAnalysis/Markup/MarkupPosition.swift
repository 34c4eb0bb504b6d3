import FacetSyntax
import FacetValue

/// Where in the markup a check stands.
struct MarkupPosition {
  var preservesWhiteSpace = false
  var namespace = CheckedElement.Namespace.html
  /// Inside an `if`, `each` or slot content: may be rendered not at all.
  var isConditional = false
  /// Inside an `each`: may be rendered more than once.
  var isRepeated = false
  var isInHead = false
  var isInForm = false
  /// The nearest form, whose controls need different names.
  var form: FormNames?
  /// Not inside an element of this file: a component may hold parts of a drawing, to be used inside an `<svg>`.
  var isRoot = true
  /// A direct child of a component's tag, where `slot="…"` means something.
  var isSlotContent = false
}

/// The names of a form's controls.
final class FormNames {
  var names: [String: (place: String, span: SourceSpan)] = [:]
  /// States that its controls are bound to.
  var bound: Set<FrameSlot> = []
}

/// Numbers given out while the markup is checked.
struct MarkupState {
  var nodes = 0
  var callSites = 0
  var eachSites = 0
  var slotSites = 0
  var forms = 0
  /// Names of the controls that stand elsewhere and name their form by its `id`.
  var outsideForms: [String: FormNames] = [:]
  var hasHandlers = false
}
