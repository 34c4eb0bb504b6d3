import FacetAnalysis
import FacetValue

/// A comparison of integers that are there without evaluating anything, as lists make for each row. It is plain memory.
struct IntegerComparison: Sendable {
  enum Operand: Sendable {
    case place(FramePlace)
    case literal(Int)
  }
  let op: CheckedOperator
  let left: Operand
  let right: Operand

  /// Nil for other operations.
  init?(_ code: BinaryCode) {
    guard let left = Operand(code.left), let right = Operand(code.right), BinaryCode.compare(code.op, 0, 0) != nil
    else { return nil }
    op = code.op
    self.left = left
    self.right = right
  }

  /// Nil when there are values that are no integers.
  @inline(__always)
  func isTrue(_ frame: Frame) -> Bool? {
    guard let a = left.integer(frame), let b = right.integer(frame) else { return nil }
    return BinaryCode.compare(op, a, b)
  }
}

extension IntegerComparison.Operand {
  init?(_ code: any ExpressionCode) {
    if let place = code.place {
      self = .place(place)
    } else if let literal = code as? LiteralCode, case .int(let integer) = literal.literal {
      self = .literal(integer)
    } else {
      return nil
    }
  }

  @inline(__always)
  func integer(_ frame: Frame) -> Int? {
    switch self {
    case .place(let place): place.integer(frame)
    case .literal(let integer): integer
    }
  }
}

final class IntegerComparisonCode: ExpressionCode {
  let comparison: IntegerComparison
  /// The same, for values that turn out not to be integers.
  let general: BinaryCode

  /// Nil for other operations.
  init?(_ general: BinaryCode) {
    guard let comparison = IntegerComparison(general) else { return nil }
    self.comparison = comparison
    self.general = general
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    .bool(try isTrue(frame, machine))
  }

  func isTrue(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Bool {
    if let result = comparison.isTrue(frame) { return result }
    return try general.isTrue(frame, machine)
  }
}
