import FacetValue

extension ValueType {
  /// Whether a value of this type can stand where `expected` is wanted: the same type, or one that is its optional.
  /// No value changes by that, so it holds inside arrays and dictionaries as well.
  func agrees(with expected: ValueType) -> Bool {
    switch (self, expected) {
    case (.error, _), (_, .error): true
    case (.optional(let a), .optional(let b)): a.agrees(with: b)
    case (_, .optional(let b)): agrees(with: b)
    case (.array(let a), .array(let b)): a.agrees(with: b)
    case (.dictionary(let k, let v), .dictionary(let l, let w)): k.agrees(with: l) && v.agrees(with: w)
    case (.action(let a), .action(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $1.agrees(with: $0) }
    default: self == expected
    }
  }

  /// The type that holds values of both, or nil.
  func common(with other: ValueType) -> ValueType? {
    if isError { return other }
    if agrees(with: other) { return other }
    if other.agrees(with: self) { return self }
    if asOptional.agrees(with: other.asOptional) { return other.asOptional }
    if other.asOptional.agrees(with: asOptional) { return asOptional }
    return nil
  }
}
