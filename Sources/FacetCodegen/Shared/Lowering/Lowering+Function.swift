import FacetAnalysis
import FacetValue

extension Lowering {
  /// A call of the standard library. What JavaScript has under another name, with the same result, is written out.
  func function(_ function: StandardFunction, _ arguments: [CheckedArgument]) -> JSExpression {
    let lowered = arguments.map { argument($0) }
    if let written = written(function, lowered) { return written }
    return runtime.call(name(of: function), lowered + extras(function, arguments, given: lowered.count))
  }

  private func argument(_ argument: CheckedArgument) -> JSExpression {
    switch argument {
    case .value(let expression): lower(expression)
    case .closure(let parameters, let body): closure(parameters, body)
    }
  }

  package func closure(_ parameters: [FrameSlot], _ body: CheckedExpression) -> JSExpression {
    var inner = nested()
    let names = parameters.map { JSPattern.identifier(inner.bind($0)) }
    return .arrow(names, .expression(inner.lower(body)))
  }

  private func written(_ function: StandardFunction, _ arguments: [JSExpression]) -> JSExpression? {
    guard let first = arguments.first else { return nil }
    switch function {
    case .arrayCount: return first.member("length")
    case .arrayIsEmpty: return .binary(first.member("length"), .equal, 0)
    case .dictionaryCount: return first.member("size")
    case .dictionaryIsEmpty: return .binary(first.member("size"), .equal, 0)
    case .stringIsEmpty: return .binary(first, .equal, .text(""))
    case .moneyAmount: return first.member("amount")
    case .moneyCurrency: return first.member("currency")
    case .intToDouble: return first
    default: return writtenWithClosure(function, first, Array(arguments.dropFirst()))
    }
  }

  private func writtenWithClosure(
    _ function: StandardFunction, _ receiver: JSExpression, _ rest: [JSExpression]
  ) -> JSExpression? {
    guard let argument = rest.first else { return nil }
    switch function {
    case .stringContains: return receiver.calling("includes", argument)
    case .stringHasPrefix: return receiver.calling("startsWith", argument)
    case .stringHasSuffix: return receiver.calling("endsWith", argument)
    // A function written here takes one parameter, so it does not see the index that these pass besides.
    case .arrayMap: return receiver.calling("map", argument)
    case .arrayFilter: return receiver.calling("filter", argument)
    case .arrayContainsWhere: return receiver.calling("some", argument)
    case .arrayAllSatisfy: return receiver.calling("every", argument)
    default: return nil
    }
  }

  private func name(of function: StandardFunction) -> String { "\(function)" }

  /// What JavaScript has to be told because its values do not say their type: how to compare, how to add, the locale.
  private func extras(
    _ function: StandardFunction, _ arguments: [CheckedArgument], given: Int
  ) -> [JSExpression] {
    switch function {
    case .arraySorted, .arrayMin, .arrayMax: [comparator(of: elementType(arguments))]
    case .arraySortedBy: [comparator(of: resultType(arguments.last))]
    case .minimum, .maximum: [comparator(of: resultType(arguments.first))]
    case .arraySum: [runtime.helper(elementType(arguments) == .int ? "addInt" : "addDouble")]
    case .formatInt, .formatDouble, .formatPercent, .formatMoney: [localeTable]
    case .formatDate: dateDefaults(given: given) + [localeTable]
    default: []
    }
  }

  private func dateDefaults(given: Int) -> [JSExpression] {
    [.text("date"), 0].suffix(max(0, 3 - given))
  }

  private var localeTable: JSExpression { runtime.helper(locale) }

  private func elementType(_ arguments: [CheckedArgument]) -> ValueType {
    guard case .array(let element) = resultType(arguments.first) else { return .error }
    return element
  }

  private func resultType(_ argument: CheckedArgument?) -> ValueType {
    switch argument {
    case .value(let expression)?, .closure(_, let expression)?: expression.type
    case nil: .error
    }
  }
}
