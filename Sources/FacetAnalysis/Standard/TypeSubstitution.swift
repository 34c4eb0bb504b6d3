import FacetValue

/// What the type variables of a signature stand for in one call.
struct TypeSubstitution {
  var types: [TypeVariable: ValueType] = [:]
}

extension ComponentChecker {
  /// Finds what the pattern's variables must be for a type to fit it.
  func unify(_ pattern: TypePattern, with type: ValueType, _ types: inout TypeSubstitution) -> Bool {
    if type.isError { return true }
    switch (pattern, type) {
    case (.variable(let variable), _):
      if let known = types.types[variable] {
        if type.agrees(with: known) { return true }
        guard known.agrees(with: type) else { return false }
        types.types[variable] = type
        return true
      }
      guard variable.admits(type) else { return false }
      types.types[variable] = type
      return true
    case (.type(let wanted), _): return type.agrees(with: wanted)
    case (.array(let element), .array(let inner)): return unify(element, with: inner, &types)
    case (.optional(let wrapped), _): return unify(wrapped, with: type.unwrapped, &types)
    case (.dictionary(let key, let value), .dictionary(let k, let v)):
      return unify(key, with: k, &types) && unify(value, with: v, &types)
    default: return false
    }
  }

  /// The pattern with its variables replaced; `.error` where one is not known.
  func substitute(_ pattern: TypePattern, _ types: TypeSubstitution) -> ValueType {
    switch pattern {
    case .type(let type): type
    case .variable(let variable): types.types[variable] ?? .error
    case .array(let element): .array(substitute(element, types))
    case .optional(let wrapped): substitute(wrapped, types).asOptional
    case .dictionary(let key, let value): .dictionary(key: substitute(key, types), value: substitute(value, types))
    case .closure(let parameters, let result):
      .closure(parameters: parameters.map { substitute($0, types) }, result: substitute(result, types))
    case .generic(let name, let arguments): resolver.generic(name, arguments.map { substitute($0, types) })
    case .range(let bound): .array(substitute(bound, types))
    }
  }

  /// The pattern as a wish for an argument, or nil when a variable in it is still open.
  func wish(_ pattern: TypePattern, _ types: TypeSubstitution) -> ValueType? {
    let type = substitute(pattern, types)
    return type.containsError ? nil : type
  }
}
