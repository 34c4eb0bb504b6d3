import FacetAnalysis
import FacetValue

extension Lowering {
  /// `call(method, segments, {query, body, key}, shape)`: a promise of the decoded answer.
  func call(_ call: CheckedAPICall) -> JSExpression {
    let segments = call.path.segments.map { segment in
      switch segment {
      case .literal(let text): JSExpression.text(text)
      case .value(let expression): lower(expression)
      }
    }
    var options: [JSProperty] = []
    if !call.query.isEmpty {
      options.append(.property("query", .array(call.query.map { .array([lower($0.name), queryValue($0.value)]) })))
    }
    if let body = call.body { options.append(.property("body", encoded(body))) }
    if let key = call.idempotencyKey { options.append(.property("key", lower(key))) }
    var arguments: [JSExpression] = [.text(call.method.rawValue), .array(segments), .object(options)]
    if call.result != .void { arguments.append(shapes.shape(of: call.result)) }
    return runtime.call("call", arguments).annotated(call.span)
  }

  /// Dates are numbers in JavaScript, and RFC 3339 text in an address.
  private func queryValue(_ value: CheckedExpression) -> JSExpression {
    switch value.type {
    case .date: runtime.call("rfc3339", lower(value))
    case .optional(.date): runtime.call("chain", lower(value), runtime.helper("rfc3339"))
    default: lower(value)
    }
  }

  /// A value as JSON has it. A dictionary that is written in place may mix types, so each of its values has its own.
  private func encoded(_ body: CheckedExpression) -> JSExpression {
    guard case .dictionary(let entries) = body.kind else {
      return runtime.call("encode", shapes.shape(of: body.type), lower(body))
    }
    return .object(entries.map { .value(key($0.key), encoded($0.value)) })
  }

  private func key(_ expression: CheckedExpression) -> JSKey {
    if case .literal(.string(let text)) = expression.kind { return .named(text) }
    return .computed(lower(expression))
  }
}
