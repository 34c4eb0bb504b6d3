import FacetAnalysis
import FacetValue

extension Machine {
  /// A query, path parameter or fragment. A query that is not of its type is as if it were not there; a path parameter
  /// that is not of its type means that there is no such page.
  func value(
    of input: CheckedInput, _ initial: (any ExpressionCode)?, _ frame: Frame
  ) throws(EvaluationFailure) -> Value {
    let given: Value?
    switch input.kind {
    case .parameter:
      guard let text = inputs.parameters[input.name], let value = FieldReader.value(of: text, input.type, types) else {
        throw EvaluationFailure(
          code: EvaluationError.parameterMismatch, message: "The path has no \(input.name) of its type.")
      }
      return value
    case .query:
      given = query(inputs.query.filter { $0.name.hasSameScalars(as: input.name) }.map(\.value), input.type)
    case .fragment:
      given = nil
    }
    if let given { return given }
    if let initial { return try initial.value(frame, self) }
    if case .array = input.type { return .array([]) }
    return .null
  }

  private func query(_ texts: [String], _ type: ValueType) -> Value? {
    guard let first = texts.first else { return nil }
    guard case .array(let element) = type else { return FieldReader.value(of: first, type, types) }
    var values: [Value] = []
    for text in texts {
      guard let value = FieldReader.value(of: text, element, types) else { return nil }
      values.append(value)
    }
    return .array(values)
  }
}
