import FacetValue

/// What a slot of a component's frame holds.
public struct FrameBinding: Sendable {
  public enum Kind: Sendable {
    case prop, state, storedState, derived, query, parameter, fragment, load, loadError, live, store, reference, route
    /// An item or index of an each, a value of `if let` in markup, or what a scoped slot passes.
    case item
    /// A value within one evaluation: a variable, a parameter, a caught error, the base of an optional chain.
    case local
  }

  /// As it is written in the template; nil for a value that has no name there.
  public let name: String?
  public let kind: Kind
  /// Nil where it is not known by name.
  public let type: ValueType?

  public init(name: String?, kind: Kind, type: ValueType?) {
    self.name = name
    self.kind = kind
    self.type = type
  }
}
