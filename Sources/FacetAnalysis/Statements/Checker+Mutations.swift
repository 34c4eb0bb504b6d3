import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// `items.append(x)`: a function that changes what it is called on.
  func mutation(_ base: Expression, _ name: Name, _ arguments: [Argument], _ span: SourceSpan) -> [CheckedStatement] {
    guard let place = place(base) else {
      for argument in arguments { skim(argument.value) }
      return []
    }
    if place.type.wrapped != nil {
      for argument in arguments { skim(argument.value) }
      bag.report(
        .optionalBase, at: base.span, "This may be nil, so `\(name.text)` cannot be called.",
        hint: "copy the value into a variable, change it there, and assign it back")
      return []
    }
    guard let (function, checked) = mutatingCall(place.type, name, arguments, span) else { return [] }
    return [CheckedStatement(.mutate(place, function, checked), span: span)]
  }

  private func mutatingCall(
    _ type: ValueType, _ name: Name, _ arguments: [Argument], _ span: SourceSpan
  ) -> (MutatingFunction, [CheckedArgument])? {
    let labels = arguments.map { $0.label?.text }
    let isClosure = arguments.first.map { if case .closure = $0.value.kind { true } else { false } } ?? false
    switch (type, name.text) {
    case (.array(let element), "append") where labels == [nil] && !isClosure:
      return (.append, [value(arguments, 0, element)])
    case (.array(let element), "insert") where labels == [nil, "at"]:
      return (.insert, [value(arguments, 0, element), value(arguments, 1, .int)])
    case (.array, "remove") where labels == ["at"]: return (.removeAt, [value(arguments, 0, .int)])
    case (.array(let element), "removeAll") where isClosure && (labels == [nil] || labels == ["where"]):
      return filterArgument(arguments[0].value, element).map { (.removeAllWhere, [$0]) }
    case (.array, "removeAll") where arguments.isEmpty: return (.removeAll, [])
    case (.dictionary, "removeAll") where arguments.isEmpty: return (.removeAll, [])
    case (.array, "swapAt") where labels == [nil, nil]:
      return (.swapAt, [value(arguments, 0, .int), value(arguments, 1, .int)])
    case (.dictionary(let key, _), "removeValue") where labels == ["forKey"]:
      return (.removeValue, [value(arguments, 0, key)])
    default:
      refuseMutation(type, name, arguments, span)
      return nil
    }
  }

  private func value(_ arguments: [Argument], _ index: Int, _ type: ValueType) -> CheckedArgument {
    .value(check(arguments[index].value, as: type))
  }

  private func filterArgument(_ expression: Expression, _ element: ValueType) -> CheckedArgument? {
    guard case .closure(let closure) = expression.kind else { return nil }
    var types = TypeSubstitution()
    let pattern = TypePattern.type(element)
    return closureArgument(closure, [pattern], .bool, expression.span, &types)
  }

  private func refuseMutation(_ type: ValueType, _ name: Name, _ arguments: [Argument], _ span: SourceSpan) {
    for argument in arguments { skim(argument.value) }
    switch type {
    case .array, .dictionary:
      let forms = MutatingFunction.allCases.map(\.rawValue).filter { $0.hasPrefix(name.text) }
      bag.report(
        .wrongArguments, at: span, "These are not the arguments of `\(name.text)` of \(describe(type)).",
        hint: forms.isEmpty ? nil : "there is \(forms.map { "`\($0)`" }.joined(separator: ", "))")
    case .error: break
    default: reportUnknownMember(name, of: type)
    }
  }
}
