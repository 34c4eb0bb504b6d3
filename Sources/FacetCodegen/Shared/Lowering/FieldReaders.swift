import FacetAnalysis
import FacetValue

extension ProjectImports {
  /// What reads the text of a control, or a part of an address, as a value of the type.
  package func field(of type: ValueType) -> JSExpression {
    switch type {
    case .int: return runtime.helper("intField")
    case .double: return runtime.helper("doubleField")
    case .bool: return runtime.helper("boolField")
    case .date: return runtime.helper("dateField")
    case .optional(let wrapped): return pure("optionalField", [field(of: wrapped)])
    case .enumeration(let name):
      let rawValues = types.enumerations[name]?.cases.map(\.rawValue) ?? []
      return pure("enumerationField", [.array(rawValues.map { .text($0) })])
    default: return runtime.helper("textField")
    }
  }
}

extension Lowering {
  /// What reads a query or the fragment from the address, for `address`; nil for a parameter of the path, which stays.
  package func addressInput(_ input: CheckedInput) -> JSExpression? {
    let initial = input.initial.map { [JSExpression.arrow([], .expression(lower($0)))] } ?? []
    switch (input.kind, input.type) {
    case (.parameter, _): return nil
    case (.fragment, _): return runtime.call("fragment", [shapes.field(of: input.type)] + initial)
    case (.query, .array(let element)): return runtime.call("queryList", [shapes.field(of: element)] + initial)
    case (.query, _): return runtime.call("query", [shapes.field(of: input.type)] + initial)
    }
  }
}
