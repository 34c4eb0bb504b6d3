/// How tightly a binary operator binds, as in Swift.
enum Precedence: Int, Comparable {
  case lowest, disjunction, conjunction, comparison, coalescing, range, addition, multiplication, highest

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .highest }
  var isAssociative: Bool { self != .comparison && self != .range }
}

enum Infix {
  case operation(BinaryOperator)
  case range(isClosed: Bool)
}

extension Token.Kind {
  /// The binary operator that this token is, and its precedence.
  var infix: (Infix, Precedence)? {
    switch self {
    case .or: (.operation(.or), .disjunction)
    case .and: (.operation(.and), .conjunction)
    case .equal: (.operation(.equal), .comparison)
    case .notEqual: (.operation(.notEqual), .comparison)
    case .less: (.operation(.less), .comparison)
    case .lessOrEqual: (.operation(.lessOrEqual), .comparison)
    case .greater: (.operation(.greater), .comparison)
    case .greaterOrEqual: (.operation(.greaterOrEqual), .comparison)
    case .coalesce: (.operation(.coalesce), .coalescing)
    case .halfOpenRange: (.range(isClosed: false), .range)
    case .closedRange: (.range(isClosed: true), .range)
    case .plus: (.operation(.add), .addition)
    case .minus: (.operation(.subtract), .addition)
    case .star: (.operation(.multiply), .multiplication)
    case .slash: (.operation(.divide), .multiplication)
    case .percent: (.operation(.remainder), .multiplication)
    default: nil
    }
  }

  /// The operator of `+=` and its like; `.some(nil)` for a plain `=`.
  var assignment: BinaryOperator?? {
    switch self {
    case .assign: .some(nil)
    case .addAssign: .add
    case .subtractAssign: .subtract
    case .multiplyAssign: .multiply
    case .divideAssign: .divide
    case .remainderAssign: .remainder
    default: nil
    }
  }
}
