import FacetSyntax
import FacetValue

extension ComponentChecker {
  func statements(_ list: [Statement]) -> [CheckedStatement] {
    var checked: [CheckedStatement] = []
    for (index, item) in list.enumerated() {
      checked += statement(item)
      if ends(item), index + 1 < list.count {
        bag.report(.unreachable, at: list[index + 1].span, "This is never reached.")
      }
    }
    return checked
  }

  private func ends(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .exit: true
    case .breakLoop, .continueLoop: environment.isInLoop
    default: false
    }
  }

  /// One statement in a scope of its own.
  func block(_ list: [Statement], isInLoop: Bool? = nil) -> [CheckedStatement] {
    withScope {
      if let isInLoop { environment.isInLoop = isInLoop }
      return statements(list)
    }
  }

  /// A handler that only runs an action need not await it: nothing comes after it.
  func statement(_ statement: Statement, isHandler: Bool = false) -> [CheckedStatement] {
    depth += 1
    defer { depth -= 1 }
    let span = statement.span
    guard depth < 200 else {
      bag.report(.tooDeep, at: span, "This is nested too deeply to be checked.", hint: "split it into actions")
      return []
    }
    func one(_ kind: CheckedStatement.Kind) -> [CheckedStatement] { [CheckedStatement(kind, span: span)] }
    switch statement.kind {
    case .variable(let name, let isMutable, let type, let value):
      return one(variable(name, isMutable, type, value))
    case .assign(let place, let op, let value): return assignment(place, op, value, span)
    case .expression(let expression): return expressionStatement(expression, span, isHandler: isHandler)
    case .conditional(let conditions, let then, let otherwise):
      let (checked, body) = withScope { (self.conditions(conditions), statements(then)) }
      return one(.conditional(checked, then: body, otherwise: otherwise.map { block($0) } ?? []))
    case .loop(let name, let items, let body): return one(loop(name, items, body))
    case .choice(let subject, let cases): return one(choice(subject, cases, span))
    case .attempt(let body, let handler): return one(attempt(body, handler, span))
    case .exit: return one(.exit)
    case .breakLoop, .continueLoop:
      guard environment.isInLoop else {
        bag.report(.outsideLoop, at: span, "There is no `for` around this.")
        return []
      }
      if case .breakLoop = statement.kind { return one(.breakLoop) }
      return one(.continueLoop)
    }
  }

  private func variable(
    _ name: Name, _ isMutable: Bool, _ type: TypeName?, _ value: Expression
  ) -> CheckedStatement.Kind {
    let wanted = type.map { resolver.resolve($0) }
    let checked = statementValue(value, wanted)
    let kind: Binding.Kind = isMutable ? .variable : .constant
    let slot = declareLocal(name, kind, type: wanted ?? checked.type)
    return .declare(slot, checked)
  }

  /// The value of a `let`, a `var` or an assignment, which may be a call to the API.
  func statementValue(_ expression: Expression, _ wanted: ValueType?) -> CheckedExpression {
    let effects = strippedEffects(expression)
    if isAPICall(effects.inner) {
      checkEffects(effects, expression.span)
      return apiCall(effects.inner, result: wanted ?? .void)
    }
    if effects.isAwaited || effects.isTried { return effectOutOfPlace(effects.inner, expression.span) }
    if let wanted { return check(expression, as: wanted) }
    return infer(expression)
  }

  func strippedEffects(_ expression: Expression) -> (inner: Expression, isTried: Bool, isAwaited: Bool) {
    var inner = expression
    var isTried = false
    var isAwaited = false
    while true {
      switch inner.kind {
      case .tried(let next):
        isTried = true
        inner = next
      case .awaited(let next):
        isAwaited = true
        inner = next
      default: return (inner, isTried, isAwaited)
      }
    }
  }

  func checkEffects(_ effects: (inner: Expression, isTried: Bool, isAwaited: Bool), _ span: SourceSpan) {
    environment.uses.isAsync = true
    if effects.isTried, effects.isAwaited { return }
    let missing = [effects.isTried ? nil : "try", effects.isAwaited ? nil : "await"].compactMap { $0 }
    bag.report(
      .missingAwait, at: span,
      "A call to the API takes time and may fail: `\(missing.joined(separator: " "))` is missing.",
      hint: "write `try await api.…`")
  }

  private func loop(_ name: Name, _ items: Expression, _ body: [Statement]) -> CheckedStatement.Kind {
    let checked = infer(items)
    let element = elementType(checked)
    return withScope {
      let slot = declareLocal(name, .item, type: element)
      return .loop(slot, in: checked, body: block(body, isInLoop: true))
    }
  }

  /// The type of what an `each` or a `for` goes through.
  func elementType(_ items: CheckedExpression) -> ValueType {
    switch items.type {
    case .array(let element): return element
    case .error: return .error
    default: break
    }
    var hint: String?
    if case .array? = items.type.wrapped { hint = "it may be nil: write `?? []`" }
    if case .dictionary = items.type { hint = "write `.entries`, `.keys` or `.values`" }
    bag.report(
      .notIterable, at: items.span, "One can go through an array or a range, not \(describe(items.type)).", hint: hint)
    return .error
  }

  private func attempt(_ body: [Statement], _ handler: [Statement], _ span: SourceSpan) -> CheckedStatement.Kind {
    let checked = block(body)
    return withScope {
      let slot = makeSlot()
      declare(Binding("error", .caughtError, slot: slot, type: .record("ApiError"), span: nil))
      return .attempt(checked, error: slot, handler: statements(handler))
    }
  }

  func conditions(_ list: [Condition]) -> [CheckedCondition] {
    list.map { condition in
      switch condition {
      case .expression(let expression): return .test(check(expression, as: .bool))
      case .binding(let name, let expression):
        let value = infer(expression)
        if value.type.wrapped == nil, !value.type.isError {
          bag.report(
            .needlessBinding, at: expression.span,
            "`if let` needs a value that may be nil; this is \(describe(value.type)).")
        }
        return .binding(declareLocal(name, .item, type: value.type.unwrapped), value)
      }
    }
  }

  private func choice(_ subject: Expression, _ cases: [SwitchCase], _ span: SourceSpan) -> CheckedStatement.Kind {
    let value = infer(subject)
    var seen: Set<String> = []
    var checked: [(values: [CheckedExpression], body: [CheckedStatement])] = []
    var hasDefault = false
    for item in cases {
      if hasDefault {
        bag.report(.unreachable, at: item.span, "This case stands after `default` and is never reached.")
        continue
      }
      let values = item.patterns.map { check($0, as: value.type.isError ? .error : value.type) }
      for value in values {
        guard let text = constantText(value) else { continue }
        if !seen.insert(text).inserted { bag.report(.duplicateKey, at: value.span, "This value has a case already.") }
      }
      if item.isDefault { hasDefault = true }
      checked.append((values, block(item.body)))
    }
    if !hasDefault { requireDefault(value.type, seen, span) }
    return .choice(value, checked)
  }

  private func requireDefault(_ type: ValueType, _ seen: Set<String>, _ span: SourceSpan) {
    if type.isError { return }
    if case .enumeration(let name) = type, let enumeration = context.enumeration(name) {
      let missing = enumeration.cases.filter { !seen.contains($0.rawValue) }.map { "." + $0.name }
      if missing.isEmpty { return }
      bag.report(
        .missingCases, at: span, "This `switch` says nothing of \(missing.joined(separator: ", ")).",
        hint: "add the cases, or a `default`")
      return
    }
    bag.report(.missingCases, at: span, "This `switch` needs a `default`.")
  }
}
