import FacetSyntax
import FacetValue

extension ComponentChecker {
  func expressionStatement(_ expression: Expression, _ span: SourceSpan, isHandler: Bool) -> [CheckedStatement] {
    let effects = strippedEffects(expression)
    if isAPICall(effects.inner) {
      checkEffects(effects, span)
      return [CheckedStatement(.expression(apiCall(effects.inner, result: .void)), span: span)]
    }
    guard case .call(let callee, let arguments) = effects.inner.kind else {
      return plainStatement(effects.inner, span)
    }
    if case .name(let name) = callee.kind {
      if let binding = environment.scope.lookUp(name) {
        return run(binding, arguments, span, isAwaited: effects.isAwaited || isHandler)
      }
      if let kind = builtInStatement(name, arguments, span) { return kind.map { [$0] } ?? [] }
    }
    if case .member(let base, let name, let isOptional) = callee.kind, !isSpecialCall(callee) {
      if case .name(let text) = base.kind, let binding = environment.scope.lookUp(text), binding.kind == .reference {
        return elementCall(binding, name, arguments, span)
      }
      if MutatingFunction.names.contains(name.text), !isOptional {
        return mutation(base, name, arguments, span)
      }
    }
    return plainStatement(effects.inner, span)
  }

  /// An expression alone does nothing.
  private func plainStatement(_ expression: Expression, _ span: SourceSpan) -> [CheckedStatement] {
    let value = infer(expression)
    if !value.type.isError, value.type != .void {
      bag.report(
        .unusedResult, at: span, "Nothing is done with this \(describe(value.type)).", hint: statementHint(value))
    }
    return []
  }

  private func statementHint(_ value: CheckedExpression) -> String? {
    if case .action = value.type { return "run the action: `…()`" }
    return nil
  }

  private func run(
    _ binding: Binding, _ arguments: [Argument], _ span: SourceSpan, isAwaited: Bool
  ) -> [CheckedStatement] {
    if binding.kind == .action, actions.indices.contains(binding.index) {
      binding.isRead = true
      let draft = actions[binding.index]
      environment.uses.runs.append(.init(action: binding.index, span: span, isAwaited: isAwaited))
      let values = actionArguments(
        arguments, draft.parameterTypes, "`\(binding.name)`", names: actionLabels[binding.index] ?? [], span)
      let run = CheckedExpression(.runAction(binding.index, values), type: .void, span: span)
      return [CheckedStatement(.expression(run), span: span)]
    }
    let value = read(binding, span)
    guard let callee = passedAction(value) else {
      for argument in arguments { skim(argument.value) }
      if !value.type.isError {
        bag.report(.notCallable, at: span, "`\(binding.name)` is \(describe(value.type)) and cannot be called.")
      }
      return []
    }
    return [CheckedStatement(.expression(runPassed(callee, arguments, span)), span: span)]
  }

  /// Nil when it is none of these names; a nil inside when it was refused.
  private func builtInStatement(_ name: String, _ arguments: [Argument], _ span: SourceSpan) -> CheckedStatement?? {
    switch name {
    case "navigate": return .some(navigation(arguments, span))
    case "reload": return .some(reload(arguments, span))
    case "after", "every": return .some(timer(name, arguments, span))
    default: return nil
    }
  }

  private func navigation(_ arguments: [Argument], _ span: SourceSpan) -> CheckedStatement? {
    guard arguments.count == 1, arguments[0].label == nil else {
      for argument in arguments { skim(argument.value) }
      bag.report(.wrongArguments, at: span, "`navigate` takes one address.", hint: "`navigate(\"./orders\")`")
      return nil
    }
    let address = check(arguments[0].value, as: .string)
    guard isInside(address) else {
      bag.report(
        .navigationAddress, at: arguments[0].value.span,
        "`navigate` leads inside the application, or to an address that is written out.",
        hint: "begin it with `./`")
      return nil
    }
    return CheckedStatement(.navigate(address), span: span)
  }

  /// Whether an address is literal, or begins with literal text that keeps it inside the application.
  private func isInside(_ address: CheckedExpression) -> Bool {
    switch address.kind {
    case .literal(.string(let text)): return !AddressRules.hasForbiddenScheme(text)
    case .interpolated(let parts):
      guard let first = parts.first, let text = constantText(first) else { return false }
      return AddressRules.staysInside(text)
    case .conditional(_, let a, let b): return isInside(a) && isInside(b)
    case .read, .field:
      // A value: the server refuses it when it leads outside.
      return true
    default: return address.type.isError || address.type == .string
    }
  }

  private func reload(_ arguments: [Argument], _ span: SourceSpan) -> CheckedStatement? {
    guard arguments.count == 1, case .name(let name) = arguments[0].value.kind,
      let binding = environment.scope.lookUp(name), binding.kind == .load
    else {
      bag.report(.errorArgument, at: span, "`reload` takes the name of a load.", hint: "`reload(products)`")
      return nil
    }
    binding.isRead = true
    environment.uses.writes.insert(binding.slot)
    return CheckedStatement(.reload(binding.index), span: span)
  }

  private func timer(_ name: String, _ arguments: [Argument], _ span: SourceSpan) -> CheckedStatement? {
    guard arguments.count == 2, arguments[0].label == nil, case .closure(let closure) = arguments[1].value.kind else {
      bag.report(
        .wrongArguments, at: span, "`\(name)` takes milliseconds and a block.", hint: "`\(name)(300) { … }`")
      return nil
    }
    let time = check(arguments[0].value, as: .int)
    let index = closureAction(closure, parameters: [], arguments[1].value.span)
    environment.uses.runs.append(.init(action: index, span: span, isAwaited: false))
    timerActions.insert(index)
    return CheckedStatement(.timer(repeats: name == "every", milliseconds: time, action: index), span: span)
  }

  static let elementFunctions: Set<String> = ["focus", "blur", "select", "showModal", "close", "scrollIntoView"]

  private func elementCall(
    _ binding: Binding, _ name: Name, _ arguments: [Argument], _ span: SourceSpan
  ) -> [CheckedStatement] {
    binding.isRead = true
    guard Self.elementFunctions.contains(name.text) else {
      bag.report(
        .unknownMember, at: name.span, "An element has no function `\(name.text)`.",
        hint: NameHints.hint(for: name.text, among: Self.elementFunctions)
          ?? "it has \(Self.elementFunctions.sorted().joined(separator: ", "))")
      return []
    }
    if !arguments.isEmpty { bag.report(.wrongArguments, at: span, "`\(name.text)` takes no arguments.") }
    return [CheckedStatement(.elementCall(binding.slot, name.text), span: span)]
  }
}
