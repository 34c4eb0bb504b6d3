import FacetSyntax
import FacetValue

final class LiteralCode: ExpressionCode {
  let literal: Value
  init(_ literal: Value) { self.literal = literal }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value { literal }
}

/// Stands for what could not be compiled, and says so when it is reached.
final class FailingCode: ExpressionCode {
  let failure: EvaluationFailure
  init(_ failure: EvaluationFailure) { self.failure = failure }
  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value { throw failure }
}

final class ReadCode: ExpressionCode {
  let slot: Int
  init(_ slot: Int) { self.slot = slot }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value { frame[slot] }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    try machine.print(at: frame + slot, to: output, context)
  }
}

/// A derived: evaluated when it is first read, and again after a write.
final class DerivedCode: ExpressionCode {
  let slot: Int
  let component: Int
  let index: Int

  init(slot: Int, component: Int, index: Int) {
    self.slot = slot
    self.component = component
    self.index = index
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    if !frame[slot].isPending { return frame[slot] }
    let derived = machine.program.components[component].deriveds[index]
    // Deriveds read deriveds, so their depths add up.
    machine.depth += derived.depth
    defer { machine.depth -= derived.depth }
    guard machine.depth <= ExpressionCompiler.maximumDepth else { throw .tooDeep(derived.span) }
    let value = try derived.code.value(frame, machine)
    frame[slot] = value
    return value
  }
}

extension Value {
  /// Marks the slot of a derived that has to be evaluated: the handle of no action, which no expression gives.
  static var pending: Value { .action(ActionHandle(instance: -1, action: -1)) }

  var isPending: Bool {
    if case .action(let handle) = self { return handle.instance == -1 }
    return false
  }
}

/// A field of a record.
final class FieldCode: ExpressionCode {
  let base: any ExpressionCode
  let field: Int
  let span: SourceSpan

  init(_ base: any ExpressionCode, _ field: Int, _ span: SourceSpan) {
    self.base = base
    self.field = field
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    guard case .record(let record) = try base.value(frame, machine), field < record.fields.count else {
      throw .notARecord(span)
    }
    return record.fields[field]
  }
}

/// A field of the record in a slot: most of what templates print.
final class SlotFieldCode: ExpressionCode {
  let slot: Int
  let field: Int
  let span: SourceSpan

  init(_ slot: Int, _ field: Int, _ span: SourceSpan) {
    self.slot = slot
    self.field = field
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    guard case .record(let record) = frame[slot], field < record.fields.count else { throw .notARecord(span) }
    return record.fields[field]
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    guard case .record(let record) = frame[slot], field < record.fields.count else { throw .notARecord(span) }
    try record.fields.withUnsafeBufferPointer { (fields: UnsafeBufferPointer<Value>) throws(EvaluationFailure) in
      guard let base = fields.baseAddress else { return }
      try machine.print(at: base + field, to: output, context)
    }
  }
}

extension EvaluationFailure {
  static func notARecord(_ span: SourceSpan) -> EvaluationFailure {
    EvaluationFailure(code: Code.wrongType.rawValue, message: "There is no record to read a field of.", span: span)
  }
}
