import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// `api.post("/api/orders", body)` in an action.
  func apiCall(_ expression: Expression, result: ValueType) -> CheckedExpression {
    guard case .call(let callee, let arguments) = expression.kind, case .member(_, let name, _) = callee.kind else {
      return failed(expression.span)
    }
    guard let method = method(name) else {
      for argument in arguments { skim(argument.value) }
      return failed(expression.span)
    }
    let call = request(method, arguments, result: result, expression.span)
    return CheckedExpression(.call(call), type: result, span: expression.span)
  }

  private func method(_ name: Name) -> CheckedAPICall.Method? {
    let methods: [String: CheckedAPICall.Method] = [
      "get": .get, "post": .post, "put": .put, "patch": .patch, "delete": .delete,
    ]
    if let method = methods[name.text] { return method }
    let message =
      name.text == "events"
      ? "`api.events` is the source of a `live` declaration." : "`api` has no function `\(name.text)`."
    bag.report(
      .unknownMember, at: name.span, message, hint: NameHints.hint(for: name.text, among: methods.keys))
    return nil
  }

  /// The parts of a call. `get` takes a query, the others a body; all may name a query.
  func request(
    _ method: CheckedAPICall.Method, _ arguments: [Argument], result: ValueType, _ span: SourceSpan
  ) -> CheckedAPICall {
    var path = APIPath(segments: [])
    var query: [(name: CheckedExpression, value: CheckedExpression)] = []
    var body: CheckedExpression?
    var key: CheckedExpression?
    if let first = arguments.first, first.label == nil {
      path = apiPath(first.value)
    } else {
      bag.report(.wrongArguments, at: span, "A call to the API begins with its path: `api.get(\"/api/…\")`.")
    }
    for argument in arguments.dropFirst() {
      switch (argument.label?.text, method) {
      case (nil, .get) where query.isEmpty, ("query", _): query = queryArguments(argument.value)
      case (nil, _) where body == nil && method != .get: body = bodyArgument(argument.value)
      case ("idempotencyKey", .post): key = check(argument.value, as: .string)
      default:
        skim(argument.value)
        bag.report(
          .wrongArguments, at: argument.label?.span ?? argument.value.span,
          "`api.\(method.rawValue.lowercased())` does not take this.")
      }
    }
    return CheckedAPICall(
      method: method, path: path, query: query, body: body, idempotencyKey: key, result: result, span: span)
  }

  private func bodyArgument(_ expression: Expression) -> CheckedExpression {
    switch expression.kind {
    case .dictionary(let entries): return mixedBody(entries, expression.span)
    case .array(let elements): return mixedBody(elements, expression.span)
    case .null: return CheckedExpression(.literal(.null), type: .optional(.error), span: expression.span)
    default: break
    }
    let value = infer(expression)
    if !value.type.isError, !value.type.isEquatable || value.type == .trustedHTML {
      bag.report(.badBody, at: expression.span, "\(describe(value.type).capitalizedFirst) cannot be sent as JSON.")
    }
    return value
  }

  /// An array that is written in place may hold values of different types.
  private func mixedBody(_ elements: [Expression], _ span: SourceSpan) -> CheckedExpression {
    let checked = elements.map(bodyArgument)
    return CheckedExpression(.array(checked), type: .array(commonType(checked)), span: span)
  }

  private func commonType(_ values: [CheckedExpression]) -> ValueType {
    let types = values.map(\.type)
    return types.dropFirst().reduce(types.first ?? .error) { $0.common(with: $1) ?? .error }
  }

  /// `["to": state, "note": nil]`: so may a dictionary.
  private func mixedBody(_ entries: [(key: Expression, value: Expression)], _ span: SourceSpan) -> CheckedExpression {
    let checked = entries.map { (key: check($0.key, as: .string), value: bodyArgument($0.value)) }
    let type = ValueType.dictionary(key: .string, value: commonType(checked.map(\.value)))
    return CheckedExpression(.dictionary(checked), type: type, span: span)
  }

  private func queryArguments(_ expression: Expression) -> [(name: CheckedExpression, value: CheckedExpression)] {
    guard case .dictionary(let entries) = expression.kind else {
      skim(expression)
      bag.report(
        .badQuery, at: expression.span, "The query is a dictionary that is written out.",
        hint: "`[\"q\": q, \"page\": page]`")
      return []
    }
    return entries.map { entry in
      let value = infer(entry.value)
      if !isQueryValue(value.type) {
        bag.report(
          .badQuery, at: entry.value.span, "\(describe(value.type).capitalizedFirst) cannot stand in a query.",
          hint: "a text, a number, a Bool, a date, an enumeration, an optional or an array of these can")
      }
      return (name: check(entry.key, as: .string), value: value)
    }
  }

  private func isQueryValue(_ type: ValueType) -> Bool {
    switch type {
    case .optional(let inner): inner.isPrintable || inner == .date
    case .array(let inner): inner.isPrintable
    case .date: true
    default: type.isPrintable
    }
  }

  /// A literal that begins with one `/`, whose interpolations fill exactly one segment each.
  func apiPath(_ expression: Expression) -> APIPath {
    guard case .string(let parts) = expression.kind else {
      _ = infer(expression, .string)
      bag.report(
        .apiPath, at: expression.span, "An API path is written out, so that it is known which API it calls.",
        hint: "write the path here; an interpolation can fill a segment: \"/api/orders/{id}\"")
      return APIPath(segments: [])
    }
    var builder = APIPathBuilder()
    for part in parts {
      switch part {
      case .text(let text): builder.add(text)
      case .interpolation(let inner): builder.add(printable(inner))
      }
    }
    let (path, problem) = builder.finish()
    if let problem { bag.report(.apiPath, at: expression.span, problem) }
    return path
  }
}

/// Cuts an API path into segments.
private struct APIPathBuilder {
  private var segments: [[APIPath.Segment]] = []
  private var problem: String?
  private var isFirst = true

  mutating func add(_ text: String) {
    defer { isFirst = false }
    if isFirst, !text.hasPrefix("/") || text.hasPrefix("//") { problem = "An API path begins with one `/`." }
    if text.contains("?") || text.contains("#") {
      problem =
        "A path has no `?` or `#`: the query comes from a dictionary, as in `api.get(\"/api/products\", [\"q\": q])`."
    }
    if text.contains("\\") || text.contains("%") || text.unicodeScalars.contains(where: { $0.value <= 0x20 }) {
      problem = "An API path is plain text, without white space, `%` and `\\`."
    }
    for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      if index > 0 || segments.isEmpty { segments.append([]) }
      if !part.isEmpty { segments[segments.count - 1].append(.literal(String(part))) }
    }
  }

  mutating func add(_ value: CheckedExpression) {
    if isFirst { problem = "An API path begins with one `/`." }
    isFirst = false
    if segments.isEmpty { segments.append([]) }
    segments[segments.count - 1].append(.value(value))
  }

  func finish() -> (APIPath, String?) {
    var problem = problem
    if segments.isEmpty { problem = problem ?? "An API path begins with one `/`." }
    let rest = segments.dropFirst()
    for (index, segment) in rest.enumerated() {
      if segment.count > 1 { problem = problem ?? "An interpolation fills exactly one segment of a path." }
      if case .literal(let text)? = segment.first, text == "." || text == ".." {
        problem = problem ?? "A path has no `.` or `..`."
      }
      if segment.isEmpty, index + 1 < rest.count || rest.count == 1 {
        problem = problem ?? "A path has no empty segment."
      }
    }
    return (APIPath(segments: rest.compactMap(\.first)), problem)
  }
}
