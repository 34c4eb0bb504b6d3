import FacetSyntax
import FacetValue

/// An action as a value: it names the instance whose frame it is evaluated in.
final class ActionCode: ExpressionCode {
  let action: Int
  init(_ action: Int) { self.action = action }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    .action(ActionHandle(instance: machine.instance, action: action))
  }
}

/// What only statements may read, because it differs from one reading to the next.
///
/// A statement whose expression reaches one is suspended: the result is fetched, kept in order, and the expression is
/// evaluated again with it. So calls may stand anywhere in an expression, and those that a `??` or `&&` passes over are
/// not made.
final class SuspendingCode: ExpressionCode {
  enum Source: Sendable {
    case call(CallCode)
    case now
    case random
  }
  let source: Source
  let span: SourceSpan

  init(_ source: Source, _ span: SourceSpan) {
    self.source = source
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    guard let statement = machine.statement else {
      throw EvaluationFailure(
        code: "not-in-an-action", message: "Only an action can read the clock, chance or the API.", span: span)
    }
    if let result = statement.nextResult() { return result }
    switch source {
    case .call(let call):
      let known = statement.count
      statement.pending = try call.prepare(frame, machine)
      // What only the call's own arguments read is in it now: the next result in order is the call's.
      statement.forget(after: known)
      throw .suspended
    case .now:
      return statement.keep(.date(machine.options.clock()))
    case .random:
      return statement.keep(.double(machine.options.chance()))
    }
  }
}

/// The results that one statement has fetched so far.
final class StatementResults {
  private var results: [Value] = []
  private var position = 0
  var pending: PreparedCall?

  /// The next result in the order of evaluation, when there is one already.
  func nextResult() -> Value? {
    guard position < results.count else { return nil }
    defer { position += 1 }
    return results[position]
  }

  func keep(_ value: Value) -> Value {
    results.append(value)
    position = results.count
    return value
  }

  var count: Int { results.count }

  func forget(after count: Int) { results.removeLast(max(0, results.count - count)) }

  /// Takes the pending call's result; the expression is evaluated from its beginning again.
  func resume(with value: Value) {
    results.append(value)
    pending = nil
    rewind()
  }

  func rewind() { position = 0 }
}

extension EvaluationFailure {
  static let suspendedCode = "suspended"
  static let suspended = EvaluationFailure(
    code: suspendedCode, message: "The statement waits for a call.")
}
