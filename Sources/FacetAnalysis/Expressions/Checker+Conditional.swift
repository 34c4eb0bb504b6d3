import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// `test ? then : otherwise`, of the type that holds both.
  func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    let condition = check(test, as: .bool)
    let (a, b) = branches(then, otherwise, expected)
    if a.type.isError || b.type.isError {
      let type = a.type.isError ? b.type : a.type
      return CheckedExpression(.conditional(condition, a, b), type: type, span: span)
    }
    guard let type = a.type.common(with: b.type) else {
      bag.report(
        .branchTypes, at: span, "Both results must be of one type, not \(describe(a.type)) and \(describe(b.type)).")
      return failed(span)
    }
    if case .literal(.bool(let flag)) = condition.kind, condition.type == .bool {
      return convert(flag ? a : b, to: type)
    }
    let kind = CheckedExpression.Kind.conditional(condition, convert(a, to: type), convert(b, to: type))
    return CheckedExpression(kind, type: type, span: span)
  }

  private func branches(
    _ then: Expression, _ otherwise: Expression, _ expected: ValueType?
  ) -> (CheckedExpression, CheckedExpression) {
    if let expected { return (infer(then, expected), infer(otherwise, expected)) }
    if mayBeNull(then), !mayBeNull(otherwise) {
      let b = infer(otherwise)
      return (infer(then, b.type.asOptional), b)
    }
    if mayBeNull(otherwise), !isNull(then) {
      let a = infer(then)
      return (a, infer(otherwise, a.type.asOptional))
    }
    return operands(then, otherwise)
  }

  private func isNull(_ expression: Expression) -> Bool {
    if case .null = expression.kind { return true }
    return false
  }

  /// Whether `nil` is one of the results of nested `? :`.
  private func mayBeNull(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .null: true
    case .conditional(_, let then, let otherwise): mayBeNull(then) || mayBeNull(otherwise)
    default: false
    }
  }

  /// Integers from a first up to a last.
  func range(_ low: Expression, _ high: Expression, _ isClosed: Bool, _ span: SourceSpan) -> CheckedExpression {
    let a = check(low, as: .int)
    let b = check(high, as: .int)
    return CheckedExpression(.range(a, b, isClosed: isClosed), type: .array(.int), span: span)
  }

  /// `try` or `await` around something that is not the whole of a statement's value.
  func effectOutOfPlace(_ inner: Expression, _ span: SourceSpan) -> CheckedExpression {
    bag.report(
      .callPosition, at: span,
      "`try` and `await` stand before a call that is a statement, or the whole value of a `let`, a `var` or an assignment.",
      hint: environment.mode == .action
        ? "give the answer a name first: `let answer: Type = try await …`"
        : "calls are for actions; a page declares a `load`")
    let rest = strippedEffects(inner).inner
    if !isAPICall(rest) { _ = infer(rest) }
    return failed(span)
  }
}
