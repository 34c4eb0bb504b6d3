import FacetSyntax
import FacetValue

final class InterpolatedCode: ExpressionCode {
  let parts: [any ExpressionCode]
  init(_ parts: [any ExpressionCode]) { self.parts = parts }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    var text = ""
    for part in parts { text += try part.text(frame, machine) }
    guard text.utf8.count <= StandardLibrary.Limit.textBytes else {
      throw EvaluationFailure(.textTooLong, "The text is longer than a text may be.")
    }
    return .string(text)
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    for part in parts { try part.write(frame, machine, to: output, context) }
  }
}

final class ArrayCode: ExpressionCode {
  let elements: [any ExpressionCode]
  init(_ elements: [any ExpressionCode]) { self.elements = elements }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try element.value(frame, machine)) }
    return .array(values)
  }
}

final class DictionaryCode: ExpressionCode {
  let entries: [(key: any ExpressionCode, value: any ExpressionCode)]
  init(_ entries: [(key: any ExpressionCode, value: any ExpressionCode)]) { self.entries = entries }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    var dictionary = ValueDictionary()
    for entry in entries {
      let key = try entry.key.value(frame, machine)
      dictionary[key] = try entry.value.value(frame, machine)
    }
    return .dictionary(dictionary)
  }
}

final class RecordCode: ExpressionCode {
  let shape: RecordShape
  let fields: [any ExpressionCode]
  /// Whether a record of this type can hold another one, so that an expression could nest them without end.
  let isRecursive: Bool
  let span: SourceSpan

  init(_ shape: RecordShape, _ fields: [any ExpressionCode], isRecursive: Bool, _ span: SourceSpan) {
    self.shape = shape
    self.fields = fields
    self.isRecursive = isRecursive
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    var values: [Value] = []
    values.reserveCapacity(fields.count)
    for field in fields { values.append(try field.value(frame, machine)) }
    let record = Value.record(Record(shape: shape, fields: values))
    if isRecursive, record.isDeeper(than: StandardLibrary.Limit.depth) {
      throw EvaluationFailure(.tooDeep, "Records of \(shape.name) are nested too deeply.").at(span)
    }
    return record
  }
}

/// `array[index]` and `dictionary[key]`.
final class SubscriptCode: ExpressionCode {
  let base: any ExpressionCode
  let key: any ExpressionCode
  let isDictionary: Bool
  let span: SourceSpan

  init(_ base: any ExpressionCode, _ key: any ExpressionCode, isDictionary: Bool, _ span: SourceSpan) {
    self.base = base
    self.key = key
    self.isDictionary = isDictionary
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let base = try base.value(frame, machine)
    let key = try key.value(frame, machine)
    do {
      return isDictionary ? try machine.library.entry(base, for: key) : try machine.library.element(base, at: key)
    } catch {
      throw error.at(span)
    }
  }
}

final class RangeCode: ExpressionCode {
  let lower: any ExpressionCode
  let upper: any ExpressionCode
  let isClosed: Bool
  let span: SourceSpan

  init(_ lower: any ExpressionCode, _ upper: any ExpressionCode, isClosed: Bool, _ span: SourceSpan) {
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let lower = try lower.value(frame, machine)
    let upper = try upper.value(frame, machine)
    do { return try machine.library.range(lower, upper, isClosed: isClosed) } catch { throw error.at(span) }
  }
}
