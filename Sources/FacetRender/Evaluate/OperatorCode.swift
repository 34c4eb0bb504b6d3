import FacetAnalysis
import FacetSyntax
import FacetValue

final class BinaryCode: ExpressionCode {
  let op: CheckedOperator
  let left: any ExpressionCode
  let right: any ExpressionCode
  let span: SourceSpan

  init(_ op: CheckedOperator, _ left: any ExpressionCode, _ right: any ExpressionCode, _ span: SourceSpan) {
    self.op = op
    self.left = left
    self.right = right
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let first = try left.value(frame, machine)
    let second = try right.value(frame, machine)
    if case .int(let a) = first, case .int(let b) = second, let result = Self.compare(op, a, b) {
      return .bool(result)
    }
    do {
      return try machine.library.apply(op, first, second)
    } catch {
      throw error.at(span)
    }
  }

  /// Nil for operations that compare nothing.
  @inline(__always)
  static func compare(_ op: CheckedOperator, _ a: Int, _ b: Int) -> Bool? {
    switch op {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: nil
    }
  }
}

final class NotCode: ExpressionCode {
  let operand: any ExpressionCode
  init(_ operand: any ExpressionCode) { self.operand = operand }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    .bool(!(try operand.isTrue(frame, machine)))
  }
}

final class NegateCode: ExpressionCode {
  let operand: any ExpressionCode
  let span: SourceSpan
  init(_ operand: any ExpressionCode, _ span: SourceSpan) {
    self.operand = operand
    self.span = span
  }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let operand = try operand.value(frame, machine)
    do { return try machine.library.negate(operand) } catch { throw error.at(span) }
  }
}

/// `&&` and `||`: the right side is evaluated only when the left leaves it open.
final class LogicCode: ExpressionCode {
  let left: any ExpressionCode
  let right: any ExpressionCode
  /// What the left side has to be for the right side to matter.
  let goesOnWhen: Bool

  init(_ left: any ExpressionCode, _ right: any ExpressionCode, goesOnWhen: Bool) {
    self.left = left
    self.right = right
    self.goesOnWhen = goesOnWhen
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    .bool(try isTrue(frame, machine))
  }

  func isTrue(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Bool {
    guard try left.isTrue(frame, machine) == goesOnWhen else { return !goesOnWhen }
    return try right.isTrue(frame, machine)
  }
}

final class CoalesceCode: ExpressionCode {
  let left: any ExpressionCode
  let right: any ExpressionCode
  init(_ left: any ExpressionCode, _ right: any ExpressionCode) {
    self.left = left
    self.right = right
  }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let value = try left.value(frame, machine)
    if case .null = value { return try right.value(frame, machine) }
    return value
  }
}

final class ConditionalCode: ExpressionCode {
  let condition: any ExpressionCode
  let then: any ExpressionCode
  let otherwise: any ExpressionCode

  init(_ condition: any ExpressionCode, _ then: any ExpressionCode, _ otherwise: any ExpressionCode) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    try condition.isTrue(frame, machine) ? then.value(frame, machine) : otherwise.value(frame, machine)
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    let chosen = try condition.isTrue(frame, machine) ? then : otherwise
    try chosen.write(frame, machine, to: output, context)
  }
}

final class ChainCode: ExpressionCode {
  let base: any ExpressionCode
  let slot: Int
  let then: any ExpressionCode

  init(_ base: any ExpressionCode, slot: Int, then: any ExpressionCode) {
    self.base = base
    self.slot = slot
    self.then = then
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let value = try base.value(frame, machine)
    if case .null = value { return .null }
    frame[slot] = value
    return try then.value(frame, machine)
  }
}
