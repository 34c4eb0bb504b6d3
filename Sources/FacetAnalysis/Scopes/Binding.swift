import FacetSyntax
import FacetValue

/// A declared name: what it is, its type, and its place in the frame.
final class Binding {
  enum Kind {
    case prop, state, storedState, derived, query, parameter, fragment, load, live, store, action, reference, route
    /// An item or index of an each, a value of `if let`, or what a scoped slot passes.
    case item
    case actionParameter, closureParameter
    case constant, variable
    case caughtError
  }

  let name: String
  let kind: Kind
  let slot: FrameSlot
  /// Nil for what is built in.
  let span: SourceSpan?
  /// Nil while it is not inferred yet.
  var type: ValueType?
  var isRead = false
  /// The position among the loads or actions of the component.
  let index: Int
  /// Set while its own declaration is checked; reading it then is a cycle.
  var isBeingChecked = false

  init(_ name: String, _ kind: Kind, slot: FrameSlot, type: ValueType?, span: SourceSpan?, index: Int = 0) {
    self.name = name
    self.kind = kind
    self.slot = slot
    self.type = type
    self.span = span
    self.index = index
  }

  /// Declared in the script, so that it belongs to the instance and not to one evaluation.
  var isMember: Bool {
    switch kind {
    case .prop, .state, .storedState, .derived, .query, .parameter, .fragment, .load, .live, .store, .route: true
    default: false
    }
  }

  var isMutable: Bool {
    switch kind {
    case .state, .storedState, .query, .fragment, .load, .live, .store, .variable: true
    default: false
    }
  }

  /// What its slot holds, for those who read the checked component.
  var frameKind: FrameBinding.Kind {
    switch kind {
    case .prop: .prop
    case .state: .state
    case .storedState: .storedState
    case .derived: .derived
    case .query: .query
    case .parameter: .parameter
    case .fragment: .fragment
    case .load: .load
    case .live: .live
    case .store: .store
    case .reference: .reference
    case .route: .route
    case .item: .item
    case .action, .actionParameter, .closureParameter, .constant, .variable, .caughtError: .local
    }
  }

  /// How messages name its kind.
  var kindText: String {
    switch kind {
    case .prop: "a prop"
    case .state, .storedState: "a state"
    case .derived: "a derived value"
    case .query: "a query"
    case .parameter: "a path parameter"
    case .fragment: "the fragment"
    case .load: "a load"
    case .live: "a live value"
    case .store: "a store"
    case .action: "an action"
    case .reference: "an element reference"
    case .route: "the built-in route"
    case .item: "a value of this block"
    case .actionParameter, .closureParameter: "a parameter"
    case .constant: "a constant (`let`)"
    case .variable: "a variable"
    case .caughtError: "the caught error"
    }
  }
}
