import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Arguments matched to the parameters of a signature; nil for one that takes its default.
  private typealias Matched = [Expression?]

  func standardCall(
    _ base: CheckedExpression?, _ name: Name, _ arguments: [Argument], _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    let named = (StandardLibrary.byName[name.text] ?? []).filter { signature in
      guard !signature.isProperty, (signature.receiver == nil) == (base == nil) else { return false }
      guard let base, let receiver = signature.receiver else { return true }
      var types = TypeSubstitution()
      return unify(receiver, with: base.type, &types)
    }
    let matching = named.compactMap { signature in match(arguments, to: signature).map { (signature, $0) } }
    guard let first = matching.first else {
      for argument in arguments { skim(argument.value) }
      let forms = named.map { "`\($0.text)`" }.joined(separator: " or ")
      bag.report(.wrongArguments, at: span, "These are not the arguments of \(forms).")
      return failed(span)
    }
    if matching.count == 1 { return apply(first.0, base, first.1, expected, span) }
    return overloaded(matching, base, name, expected, span)
  }

  /// `Int(…)` and `abs(…)` take values of more than one type.
  private func overloaded(
    _ candidates: [(FunctionSignature, Matched)], _ base: CheckedExpression?, _ name: Name, _ expected: ValueType?,
    _ span: SourceSpan
  ) -> CheckedExpression {
    guard let first = candidates.first, let argument = first.1.first ?? nil, !isClosure(argument) else {
      return candidates.first.map { apply($0.0, base, $0.1, expected, span) } ?? failed(span)
    }
    let value = infer(argument)
    if value.type.isError { return failed(span) }
    for (signature, _) in candidates {
      var types = TypeSubstitution()
      guard let parameter = signature.parameters.first, unify(parameter.type, with: value.type, &types) else {
        continue
      }
      return CheckedExpression(
        .function(signature.function, [.value(value)]), type: substitute(signature.result, types), span: span)
    }
    bag.report(
      .wrongArguments, at: argument.span,
      "`\(name.text)(…)` takes \(candidates.map { $0.0.parameters.first?.type.text ?? "" }.joined(separator: " or ")), not \(describe(value.type)).",
      hint: value.type.wrapped == nil ? nil : "it may be nil: give another value with `??`, or use `if let`")
    return failed(span)
  }

  private func isClosure(_ expression: Expression) -> Bool {
    if case .closure = expression.kind { return true }
    return false
  }

  private func match(_ arguments: [Argument], to signature: FunctionSignature) -> Matched? {
    var matched: Matched = []
    var rest = arguments[...]
    for parameter in signature.parameters {
      if let argument = rest.first, fits(argument, parameter) {
        matched.append(argument.value)
        rest.removeFirst()
      } else if parameter.defaultValue != nil {
        matched.append(nil)
      } else {
        return nil
      }
    }
    return rest.isEmpty ? matched : nil
  }

  /// A closure may stand without its label, as a trailing one does.
  private func fits(_ argument: Argument, _ parameter: FunctionSignature.Parameter) -> Bool {
    let takesClosure = if case .closure = parameter.type { true } else { false }
    guard isClosure(argument.value) == takesClosure else { return false }
    return argument.label?.text == parameter.label || (takesClosure && argument.label == nil)
  }

  private func apply(
    _ signature: FunctionSignature, _ base: CheckedExpression?, _ matched: Matched, _ expected: ValueType?,
    _ span: SourceSpan
  ) -> CheckedExpression {
    var types = TypeSubstitution()
    var arguments: [CheckedArgument] = []
    if let base, let receiver = signature.receiver {
      _ = unify(receiver, with: base.type, &types)
      arguments.append(.value(base))
    }
    var isFine = true
    for (parameter, expression) in zip(signature.parameters, matched) {
      guard let expression else {
        if let given = parameter.defaultValue {
          arguments.append(.value(CheckedExpression(.literal(given.value), type: given.type, span: span)))
        }
        continue
      }
      if case .range(let bound) = parameter.type {
        arguments += bounds(expression, substitute(bound, types))
      } else if let argument = argument(expression, parameter.type, expected, &types) {
        arguments.append(argument)
      } else {
        isFine = false
      }
    }
    guard isFine else { return failed(span) }
    let adapted = adaptLiterals(arguments, signature, types, hasReceiver: base != nil)
    return CheckedExpression(
      .function(signature.function, adapted), type: substitute(signature.result, types), span: span)
  }

  private func argument(
    _ expression: Expression, _ pattern: TypePattern, _ expected: ValueType?, _ types: inout TypeSubstitution
  ) -> CheckedArgument? {
    if case .closure(let closure) = expression.kind, case .closure(let parameters, let result) = pattern {
      return closureArgument(closure, parameters, result, expression.span, &types)
    }
    // A bare variable that nothing has fixed yet, as the first value of `reduce`, follows what the call is wanted as.
    var wanted = wish(pattern, types)
    if wanted == nil, case .variable = pattern { wanted = expected }
    let value = infer(expression, wanted)
    if value.type.isError { return nil }
    if let wanted = wish(pattern, types) {
      if case .variable(let variable) = pattern, wanted == .int, value.type == .double {
        types.types[variable] = .double
        return .value(value)
      }
      let converted = convert(value, to: wanted)
      return converted.type.isError ? nil : .value(converted)
    }
    guard unify(pattern, with: value.type, &types) else {
      bag.report(
        .typeMismatch, at: expression.span, "Here `\(pattern.text)` is expected, but this is \(describe(value.type)).",
        hint: constraintHint(pattern))
      return nil
    }
    return .value(value)
  }

  private func constraintHint(_ pattern: TypePattern) -> String? {
    if case .variable(let variable) = pattern { return "it must be \(variable.constraintText)" }
    return nil
  }

  /// `min(0, ratio)`: the literal became a Double when the other argument turned out to be one.
  private func adaptLiterals(
    _ arguments: [CheckedArgument], _ signature: FunctionSignature, _ types: TypeSubstitution, hasReceiver: Bool
  ) -> [CheckedArgument] {
    var result = arguments
    for (offset, parameter) in signature.parameters.enumerated() {
      let index = offset + (hasReceiver ? 1 : 0)
      guard case .variable(let variable) = parameter.type, types.types[variable] == .double,
        result.indices.contains(index), case .value(let value) = result[index], value.type == .int
      else { continue }
      result[index] = .value(convert(value, to: .double))
    }
    return result
  }

  private func bounds(_ expression: Expression, _ type: ValueType) -> [CheckedArgument] {
    guard case .range(let low, let high, let isClosed) = expression.kind, isClosed else {
      bag.report(.typeMismatch, at: expression.span, "Here a closed range is expected.", hint: "for instance `1...5`")
      return [.value(failed(expression.span)), .value(failed(expression.span))]
    }
    return [.value(check(low, as: type)), .value(check(high, as: type))]
  }

  /// A closure given to a standard function: one expression, evaluated for each call.
  func closureArgument(
    _ closure: Closure, _ parameters: [TypePattern], _ result: TypePattern, _ span: SourceSpan,
    _ types: inout TypeSubstitution
  ) -> CheckedArgument? {
    let parameterTypes = parameters.map { substitute($0, types) }
    guard let body = closureBody(closure, span) else { return nil }
    let wanted = wish(result, types)
    var slots: [FrameSlot] = []
    let value = withScope {
      slots = declareParameters(closure, parameterTypes, span)
      return wanted.map { check(body, as: $0) } ?? infer(body, partialWish(result, types))
    }
    if value.type.isError { return nil }
    guard unify(result, with: value.type, &types) else {
      bag.report(
        .typeMismatch, at: body.span,
        "The closure must give \(resultText(result, types)), but this is \(describe(value.type)).")
      return nil
    }
    return .closure(parameters: slots, body: value)
  }

  /// `[]` in a `flatMap` has an open type, but it is an array.
  private func partialWish(_ pattern: TypePattern, _ types: TypeSubstitution) -> ValueType? {
    if case .optional = pattern { return .optional(.error) }
    return nil
  }

  private func resultText(_ pattern: TypePattern, _ types: TypeSubstitution) -> String {
    if case .variable(let variable) = pattern, types.types[variable] == nil { return variable.constraintText }
    let type = substitute(pattern, types)
    return type.containsError ? "`\(pattern.text)`" : "`\(type.text)`"
  }

  private func closureBody(_ closure: Closure, _ span: SourceSpan) -> Expression? {
    if closure.body.count == 1, case .expression(let body) = closure.body[0].kind { return body }
    bag.report(
      .closureBody, at: span, "This closure must be one expression.",
      hint: "statements belong into actions; name parts of a longer expression with `derived`")
    return nil
  }

  private func declareParameters(_ closure: Closure, _ types: [ValueType], _ span: SourceSpan) -> [FrameSlot] {
    if closure.parameters.count > types.count {
      bag.report(
        .closureParameters, at: closure.parameters[types.count].span,
        "This closure gets \(types.count) value\(types.count == 1 ? "" : "s"), but names \(closure.parameters.count).")
    }
    return types.enumerated().map { index, type in
      if closure.parameters.isEmpty {
        return declareLocal(Name("$\(index)", span: span), .closureParameter, type: type)
      }
      guard closure.parameters.indices.contains(index) else { return makeSlot() }
      return declareLocal(closure.parameters[index], .closureParameter, type: type)
    }
  }
}
