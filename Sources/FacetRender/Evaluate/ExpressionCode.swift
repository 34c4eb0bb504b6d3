import FacetSyntax
import FacetValue

/// The storage of one component instance: as many values as its component's frame size says.
typealias Frame = UnsafeMutablePointer<Value>

/// An expression made ready to run. Final classes implement it, so that calling one costs a jump and no copy.
protocol ExpressionCode: AnyObject, Sendable {
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value

  /// The same, for conditions.
  func isTrue(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Bool

  /// Prints the value into a page without making a text of it first.
  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure)
}

extension ExpressionCode {
  func isTrue(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Bool {
    if case .bool(let bool) = try value(frame, machine) { return bool }
    return false
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    try machine.print(value(frame, machine), to: output, context)
  }

  /// The printed value.
  func text(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> String {
    machine.text(try value(frame, machine))
  }
}

extension EvaluationFailure {
  /// The same failure with a position, unless it has one.
  func at(_ span: @autoclosure () -> SourceSpan) -> EvaluationFailure {
    guard self.span == nil else { return self }
    var positioned = self
    positioned.span = span()
    return positioned
  }

  static func tooDeep(_ span: SourceSpan?) -> EvaluationFailure {
    EvaluationFailure(
      code: "expression-too-deep", message: "The expression is nested too deeply to be evaluated.", span: span)
  }

  static let tooManySteps = EvaluationFailure(
    code: "too-many-steps", message: "This takes more steps than a page or an action may.")
}
