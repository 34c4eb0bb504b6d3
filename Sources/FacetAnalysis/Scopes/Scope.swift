import FacetSyntax

/// A region of a file and the names declared in it. Inner scopes hide outer names.
final class Scope {
  let parent: Scope?
  private(set) var bindings: [String: Binding] = [:]

  init(parent: Scope?) { self.parent = parent }

  /// Adds a binding and returns the one of that name already declared in this very scope, if any; that one stays.
  func declare(_ binding: Binding) -> Binding? {
    if let existing = bindings[binding.name] { return existing }
    bindings[binding.name] = binding
    return nil
  }

  func lookUp(_ name: String) -> Binding? {
    var scope: Scope? = self
    while let current = scope {
      if let found = current.bindings[name] { return found }
      scope = current.parent
    }
    return nil
  }

  /// All names that can be read here.
  var visibleNames: Set<String> {
    var names: Set<String> = []
    var scope: Scope? = self
    while let current = scope {
      names.formUnion(current.bindings.keys)
      scope = current.parent
    }
    return names
  }
}
