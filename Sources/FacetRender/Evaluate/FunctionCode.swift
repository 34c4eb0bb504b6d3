import FacetAnalysis
import FacetSyntax
import FacetValue

final class FunctionCode: ExpressionCode {
  let function: StandardFunction
  let arguments: [any ExpressionCode]
  let span: SourceSpan

  init(_ function: StandardFunction, _ arguments: [any ExpressionCode], _ span: SourceSpan) {
    self.function = function
    self.arguments = arguments
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    do {
      switch arguments.count {
      case 1:
        return try machine.library.call(function, arguments[0].value(frame, machine))
      case 2:
        return try machine.library.call(
          function, arguments[0].value(frame, machine), arguments[1].value(frame, machine))
      default:
        var values: [Value] = []
        for argument in arguments { values.append(try argument.value(frame, machine)) }
        return try machine.library.call(function, values)
      }
    } catch {
      throw error.at(span)
    }
  }
}

/// A closure given to a standard function: its parameters are slots of the frame it stands in.
struct ClosureCode: Sendable {
  let parameters: [Int]
  let body: any ExpressionCode

  @inline(__always)
  func callAsFunction(
    _ value: Value, _ frame: Frame, _ machine: Machine
  ) throws(EvaluationFailure) -> Value {
    try machine.spendStep()
    if let slot = parameters.first { frame[slot] = value }
    return try body.value(frame, machine)
  }

  func callAsFunction(
    _ first: Value, _ second: Value, _ frame: Frame, _ machine: Machine
  ) throws(EvaluationFailure) -> Value {
    try machine.spendStep()
    if parameters.count > 0 { frame[parameters[0]] = first }
    if parameters.count > 1 { frame[parameters[1]] = second }
    return try body.value(frame, machine)
  }
}

/// `map`, `filter` and the others whose closure takes one value.
final class EachElementCode: ExpressionCode {
  let function: StandardFunction
  let receiver: any ExpressionCode
  let closure: ClosureCode
  let span: SourceSpan

  init(_ function: StandardFunction, _ receiver: any ExpressionCode, _ closure: ClosureCode, _ span: SourceSpan) {
    self.function = function
    self.receiver = receiver
    self.closure = closure
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let receiver = try receiver.value(frame, machine)
    do {
      return try machine.library.call1(function, receiver) { (value: Value) throws(EvaluationFailure) -> Value in
        try closure(value, frame, machine)
      }
    } catch {
      throw error.at(span)
    }
  }
}

/// `reduce`.
final class ReduceCode: ExpressionCode {
  let receiver: any ExpressionCode
  let initial: any ExpressionCode
  let closure: ClosureCode
  let span: SourceSpan

  init(
    _ receiver: any ExpressionCode, _ initial: any ExpressionCode, _ closure: ClosureCode, _ span: SourceSpan
  ) {
    self.receiver = receiver
    self.initial = initial
    self.closure = closure
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let receiver = try receiver.value(frame, machine)
    let initial = try initial.value(frame, machine)
    do {
      return try machine.library.call2(.arrayReduce, receiver, initial) {
        (sum: Value, value: Value) throws(EvaluationFailure) -> Value in
        try closure(sum, value, frame, machine)
      }
    } catch {
      throw error.at(span)
    }
  }
}
