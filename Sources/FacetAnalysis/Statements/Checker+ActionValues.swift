import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// A value for an `Action` prop: an action's name, a passed action, a closure, or a statement to run.
  func checkActionValue(_ expression: Expression, parameters: [ValueType], type: ValueType) -> CheckedExpression {
    switch expression.kind {
    case .null where type.wrapped != nil: return CheckedExpression(.literal(.null), type: type, span: expression.span)
    case .closure(let closure):
      let index = closureAction(closure, parameters: parameters, expression.span)
      return CheckedExpression(.action(index), type: type, span: expression.span)
    case .call, .awaited, .tried:
      let index = handler(expression, expression.span)
      return CheckedExpression(.action(index), type: type, span: expression.span)
    default: return convert(infer(expression, type), to: type)
    }
  }

  /// An event's handler: an action's name, a closure, or one statement. Gives its index among the actions.
  func handler(_ expression: Expression, _ span: SourceSpan) -> Int {
    switch expression.kind {
    case .closure(let closure): return closureAction(closure, parameters: [], span)
    case .name(let name):
      if let binding = environment.scope.lookUp(name) { return namedHandler(binding, name, expression) }
    default: break
    }
    return addAction(span) { draft in
      draft.body = statement(Statement(.expression(expression), span: span), isHandler: true)
    }
  }

  private func namedHandler(_ binding: Binding, _ name: String, _ expression: Expression) -> Int {
    let span = expression.span
    if binding.kind == .action, actions.indices.contains(binding.index) {
      binding.isRead = true
      let types = actions[binding.index].parameterTypes
      if !types.isEmpty {
        bag.report(
          .wrongArguments, at: span, "`\(name)` takes \(types.map(\.text).joined(separator: ", ")).",
          hint: "give the arguments here: `\(name)(…)`")
      }
      return binding.index
    }
    return addAction(span) { draft in
      let value = read(binding, span)
      guard let callee = passedAction(value) else {
        if !value.type.isError {
          bag.report(.notCallable, at: span, "An event needs an action, but this is \(describe(value.type)).")
        }
        return
      }
      draft.body = [CheckedStatement(.expression(runPassed(callee, [], span)), span: span)]
    }
  }

  /// A closure with statements, as an action of the component.
  func closureAction(_ closure: Closure, parameters: [ValueType], _ span: SourceSpan) -> Int {
    addAction(span) { draft in
      draft.parameterTypes = parameters
      if closure.parameters.count > parameters.count {
        bag.report(
          .closureParameters, at: closure.parameters[parameters.count].span,
          "This closure gets \(parameters.count) value\(parameters.count == 1 ? "" : "s"), but names \(closure.parameters.count)."
        )
      }
      draft.parameters = parameters.enumerated().map { index, type in
        if closure.parameters.isEmpty {
          return declareLocal(Name("$\(index)", span: span), .closureParameter, type: type)
        }
        guard closure.parameters.indices.contains(index) else { return makeSlot() }
        return declareLocal(closure.parameters[index], .closureParameter, type: type)
      }
      draft.body = statements(closure.body)
    }
  }

  /// Adds an action whose body sees the names of the place where it is written.
  func addAction(_ span: SourceSpan, _ check: (ActionDraft) -> Void) -> Int {
    let draft = ActionDraft(name: nil, span: span)
    let index = actions.count
    actions.append(draft)
    let inner = Environment(scope: Scope(parent: environment.scope), mode: .action, uses: draft.uses)
    within(inner) { check(draft) }
    return index
  }

  /// An expression that holds an action passed in; one that may be nil is reported.
  func passedAction(_ value: CheckedExpression) -> CheckedExpression? {
    if case .action = value.type { return value }
    if case .action? = value.type.wrapped {
      bag.report(
        .optionalBase, at: value.span, "This action may be nil.", hint: "use `if let`: `if let onClose { onClose() }`")
      return CheckedExpression(value.kind, type: value.type.unwrapped, span: value.span)
    }
    return nil
  }

  func runPassed(_ callee: CheckedExpression, _ arguments: [Argument], _ span: SourceSpan) -> CheckedExpression {
    guard case .action(let types) = callee.type else { return failed(span) }
    let values = actionArguments(arguments, types, "This action", span)
    return CheckedExpression(.runPassed(callee, values), type: .void, span: span)
  }

  /// Arguments of an action, by position. Labels are accepted where they are the parameters' names.
  func actionArguments(
    _ arguments: [Argument], _ types: [ValueType], _ what: String, names: [String] = [], _ span: SourceSpan
  ) -> [CheckedExpression] {
    if arguments.count != types.count {
      bag.report(
        .wrongArguments, at: span,
        "\(what) takes \(types.isEmpty ? "no arguments" : types.map(\.text).joined(separator: ", ")), but gets \(arguments.count)."
      )
    }
    return types.enumerated().map { index, type in
      guard arguments.indices.contains(index) else { return failed(span) }
      if let label = arguments[index].label, !names.indices.contains(index) || names[index] != label.text {
        bag.report(.wrongArguments, at: label.span, "\(what) has no parameter `\(label.text)` at this place.")
      }
      return check(arguments[index].value, as: type)
    }
  }
}
