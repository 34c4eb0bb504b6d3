import FacetSyntax
import FacetValue

/// A chain of members, subscripts and calls while it is checked. `a?.b.c` is one chain: nil as soon as `a` is.
struct PostfixChain {
  var value: CheckedExpression
  /// What each `?` looked at, and the slot where it goes when it is present.
  var links: [(base: CheckedExpression, slot: FrameSlot)] = []
}

extension ComponentChecker {
  func postfix(_ expression: Expression, _ expected: ValueType?) -> CheckedExpression {
    let chain = postfixChain(expression, expected)
    guard !chain.links.isEmpty else { return chain.value }
    let type = chain.value.type.asOptional
    if chain.value.type.isError { return failed(expression.span) }
    var result = CheckedExpression(chain.value.kind, type: type, span: expression.span)
    for link in chain.links.reversed() {
      result = CheckedExpression(.chain(link.base, link.slot, then: result), type: type, span: expression.span)
    }
    return result
  }

  private func postfixChain(_ expression: Expression, _ expected: ValueType?) -> PostfixChain {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 {
      bag.report(.tooDeep, at: expression.span, "This is nested too deeply to be checked.", hint: "split it up")
      return PostfixChain(value: failed(expression.span))
    }
    switch expression.kind {
    case .member(let base, let name, let isOptional):
      if let constant = typeMember(base, name, expression.span) { return PostfixChain(value: constant) }
      var chain = linked(base, isOptional, name.text)
      chain.value = member(of: chain.value, name, expression.span)
      return chain
    case .subscripted(let base, let index, let isOptional):
      var chain = linked(base, isOptional, "[…]")
      chain.value = subscripted(chain.value, index, expression.span)
      return chain
    case .call(let callee, let arguments):
      if case .member(let base, let name, let isOptional) = callee.kind, !isSpecialCall(callee) {
        var chain = linked(base, isOptional, name.text)
        chain.value = methodCall(chain.value, name, arguments, expected, expression.span)
        return chain
      }
      return PostfixChain(value: freeCall(callee, arguments, expected, expression.span))
    default: return PostfixChain(value: infer(expression))
    }
  }

  /// The base of a member, without its optional: by `?`, or with a diagnostic.
  private func linked(_ base: Expression, _ isOptional: Bool, _ member: String) -> PostfixChain {
    var chain = postfixChain(base, nil)
    let type = chain.value.type
    if isOptional {
      guard let inner = type.wrapped else {
        if !type.isError {
          bag.report(
            .needlessChain, at: base.span, "This is \(describe(type)), which is never nil.",
            hint: "write `.` instead of `?.`")
        }
        return chain
      }
      let slot = makeSlot()
      chain.links.append((chain.value, slot))
      chain.value = CheckedExpression(.read(slot), type: inner, span: base.span)
      return chain
    }
    if let inner = type.wrapped {
      bag.report(
        .optionalBase, at: base.span, "This may be nil, so `\(member)` cannot follow it directly.",
        hint: "write `?.\(member)`, give another value with `??`, or use `if let`")
      chain.value = CheckedExpression(chain.value.kind, type: inner, span: base.span)
    }
    return chain
  }

  /// `OrderState.paid`, `OrderState.allCases`.
  private func typeMember(_ base: Expression, _ name: Name, _ span: SourceSpan) -> CheckedExpression? {
    guard case .name(let type) = base.kind, environment.scope.lookUp(type) == nil else { return nil }
    if context.enumeration(type) != nil { return enumerationCase(type, name, span) }
    if type == "api" {
      bag.report(.callPosition, at: span, "`api.\(name.text)` must be called.")
      return failed(span)
    }
    return nil
  }

  func member(of base: CheckedExpression, _ name: Name, _ span: SourceSpan) -> CheckedExpression {
    if base.type.isError { return failed(span) }
    if case .record(let type) = base.type, let record = context.record(type),
      let position = record.fields.firstIndex(where: { $0.name == name.text })
    {
      return CheckedExpression(.field(base, position), type: record.fields[position].type, span: span)
    }
    if case .enumeration = base.type, name.text == "rawValue" {
      return CheckedExpression(base.kind, type: .string, span: span)
    }
    if let (signature, types) = propertySignature(name.text, of: base.type) {
      let result = substitute(signature.result, types)
      return CheckedExpression(.function(signature.function, [.value(base)]), type: result, span: span)
    }
    reportUnknownMember(name, of: base.type)
    return failed(span)
  }

  private func propertySignature(_ name: String, of type: ValueType) -> (FunctionSignature, TypeSubstitution)? {
    for signature in StandardLibrary.byName[name] ?? [] where signature.isProperty {
      var types = TypeSubstitution()
      if let receiver = signature.receiver, unify(receiver, with: type, &types) { return (signature, types) }
    }
    return nil
  }

  func reportUnknownMember(_ name: Name, of type: ValueType) {
    let methods = methods(of: type)
    if methods.contains(name.text) {
      bag.report(
        .functionAsValue, at: name.span, "`\(name.text)` is a function of \(describe(type)); it must be called.",
        hint: "write `\(name.text)(…)`")
      return
    }
    var candidates = methods.union(properties(of: type))
    if case .record(let record) = type { candidates.formUnion(context.record(record)?.fields.map(\.name) ?? []) }
    if case .enumeration = type { candidates.insert("rawValue") }
    bag.report(
      .unknownMember, at: name.span, "\(describe(type).capitalizedFirst) has no `\(name.text)`.",
      hint: NameHints.hint(for: name.text, among: candidates))
  }

  private func methods(of type: ValueType) -> Set<String> { members(of: type, isProperty: false) }
  private func properties(of type: ValueType) -> Set<String> { members(of: type, isProperty: true) }

  private func members(of type: ValueType, isProperty: Bool) -> Set<String> {
    Set(
      StandardLibrary.signatures.filter { signature in
        guard signature.isProperty == isProperty, let receiver = signature.receiver else { return false }
        var types = TypeSubstitution()
        return unify(receiver, with: type, &types)
      }.map(\.name))
  }

  func subscripted(_ base: CheckedExpression, _ index: Expression, _ span: SourceSpan) -> CheckedExpression {
    switch base.type {
    case .array(let element):
      let position = check(index, as: .int)
      return CheckedExpression(.element(base, index: position), type: element.asOptional, span: span)
    case .dictionary(let key, let value):
      let checked = check(index, as: key)
      return CheckedExpression(.entry(base, key: checked), type: value.asOptional, span: span)
    case .error:
      _ = infer(index)
      return failed(span)
    default:
      _ = infer(index)
      bag.report(
        .notSubscriptable, at: span, "\(describe(base.type).capitalizedFirst) has no elements to choose by `[…]`.")
      return failed(span)
    }
  }
}
