import FacetValue

/// Whether spreads give an element an attribute: as in markup, the first that has the name decides.
final class SpreadConditionCode: ExpressionCode {
  let sources: [any ExpressionCode]
  /// In lower case.
  let name: String

  init(_ sources: [any ExpressionCode], name: String) {
    self.sources = sources
    self.name = name
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    for source in sources {
      guard case .dictionary(let attributes) = try source.value(frame, machine) else { continue }
      for (key, value) in attributes {
        if case .string(let given) = key, given.lowercased() == name { return .bool(Machine.isGiven(value)) }
      }
    }
    return .bool(false)
  }
}
