import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Calls whose callee looks like a member of something that is not a value.
  func isSpecialCall(_ callee: Expression) -> Bool {
    guard case .member(let base, _, _) = callee.kind, case .name(let name) = base.kind else { return false }
    return environment.scope.lookUp(name) == nil && (name == "api" || context.typeNames.contains(name))
  }

  func isAPICall(_ expression: Expression) -> Bool {
    guard case .call(let callee, _) = expression.kind, case .member(let base, _, _) = callee.kind,
      case .name("api") = base.kind
    else { return false }
    return environment.scope.lookUp("api") == nil
  }

  /// A call of a name: an action, a constructor, a free function.
  func freeCall(
    _ callee: Expression, _ arguments: [Argument], _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    guard case .name(let name) = callee.kind else { return refuseCall(callee, arguments, span) }
    if let binding = environment.scope.lookUp(name) { return callBinding(binding, arguments, span) }
    switch name {
    case "error": return loadError(arguments, callee.span, span)
    case "now", "random": return read(name, nil, span)
    case "navigate", "reload", "after", "every":
      bag.report(.statementOnly, at: span, "`\(name)` gives no value; it is a statement of an action.")
      return failed(span)
    default: break
    }
    if let record = context.record(name) { return construct(record, arguments, span) }
    if context.enumeration(name) != nil { return fromRawValue(name, arguments, span) }
    if StandardLibrary.freeNames.contains(name), name != "Enumeration" {
      return standardCall(nil, Name(name, span: callee.span), arguments, expected, span)
    }
    for argument in arguments { skim(argument.value) }
    return read(name, nil, callee.span)
  }

  private func refuseCall(_ callee: Expression, _ arguments: [Argument], _ span: SourceSpan) -> CheckedExpression {
    for argument in arguments { skim(argument.value) }
    if isSpecialCall(callee) {
      if case .member(let base, let name, _) = callee.kind, case .name(let type) = base.kind {
        if type == "api" {
          bag.report(
            .callPosition, at: span,
            "A call to the API is a statement of an action, or the whole value of a `let`, a `var` or an assignment there.",
            hint: "a page gets data with `load name: Type = api.get(…)`")
        } else {
          bag.report(.unknownMember, at: name.span, "The type `\(type)` has no function `\(name.text)`.")
        }
      }
      return failed(span)
    }
    let value = infer(callee)
    if !value.type.isError {
      bag.report(.notCallable, at: callee.span, "\(describe(value.type).capitalizedFirst) cannot be called.")
    }
    return failed(span)
  }

  private func callBinding(_ binding: Binding, _ arguments: [Argument], _ span: SourceSpan) -> CheckedExpression {
    for argument in arguments { skim(argument.value) }
    binding.isRead = true
    resolvePending(binding)
    let type = binding.type ?? .error
    if case .action = type.unwrapped {
      bag.report(
        .statementOnly, at: span,
        "`\(binding.name)` is an action: it gives no value, and runs as a statement of an action or as an event's handler."
      )
    } else if !type.isError {
      bag.report(.notCallable, at: span, "`\(binding.name)` is \(describe(type)) and cannot be called.")
    }
    return failed(span)
  }

  /// Checks an argument of a call that was refused, for the mistakes inside it.
  func skim(_ expression: Expression) {
    switch expression.kind {
    case .closure, .null, .implicitMember, .array, .dictionary: break
    default: _ = infer(expression, .error)
    }
  }

  /// `error(products)`: why an optional load is nil.
  private func loadError(_ arguments: [Argument], _ name: SourceSpan, _ span: SourceSpan) -> CheckedExpression {
    guard arguments.count == 1, case .name(let load) = arguments[0].value.kind,
      let binding = environment.scope.lookUp(load), binding.kind == .load, loads.indices.contains(binding.index)
    else {
      bag.report(.errorArgument, at: span, "`error(…)` takes the name of a load.")
      return failed(span)
    }
    let draft = loads[binding.index]
    binding.isRead = true
    if draft.type.wrapped == nil, !draft.type.isError {
      bag.report(
        .errorArgument, at: span, "The load `\(load)` is required, so the page is not rendered when it fails.",
        hint: "make its type optional: `load \(load): \(draft.type.text)?`")
      return failed(span)
    }
    let slot = draft.errorSlot ?? makeSlot()
    draft.errorSlot = slot
    environment.uses.reads.insert(slot)
    return CheckedExpression(.read(slot), type: .optional(.record("ApiError")), span: span)
  }

  /// `ProductForm(name: name, tags: [])`
  private func construct(_ record: RecordType, _ arguments: [Argument], _ span: SourceSpan) -> CheckedExpression {
    var given: [String: CheckedExpression] = [:]
    for argument in arguments {
      guard let label = argument.label else {
        skim(argument.value)
        bag.report(
          .wrongArguments, at: argument.value.span, "A field of `\(record.name)` is given by its name: `name: value`.")
        continue
      }
      guard let field = record.fields.first(where: { $0.name == label.text }) else {
        skim(argument.value)
        bag.report(
          .unknownMember, at: label.span, "`\(record.name)` has no field `\(label.text)`.",
          hint: NameHints.hint(for: label.text, among: record.fields.map(\.name)))
        continue
      }
      if given[label.text] != nil {
        bag.report(.wrongArguments, at: label.span, "The field `\(label.text)` is given twice.")
      }
      given[label.text] = check(argument.value, as: field.type, what: "`\(label.text)`")
    }
    let defaults = context.fieldDefaults[record.name] ?? [:]
    var missing: [String] = []
    let values = record.fields.map { field -> CheckedExpression in
      if let value = given[field.name] ?? defaults[field.name] { return value }
      if field.type.wrapped != nil { return CheckedExpression(.literal(.null), type: field.type, span: span) }
      missing.append(field.name)
      return failed(span)
    }
    if !missing.isEmpty {
      bag.report(
        .wrongArguments, at: span,
        "`\(record.name)(…)` lacks \(missing.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    return CheckedExpression(.record(record.name, values), type: .record(record.name), span: span)
  }

  /// `OrderState(rawValue: text)`
  private func fromRawValue(_ name: String, _ arguments: [Argument], _ span: SourceSpan) -> CheckedExpression {
    guard arguments.count == 1, arguments[0].label?.text == "rawValue" else {
      for argument in arguments { skim(argument.value) }
      bag.report(.wrongArguments, at: span, "An enumeration is made from text: `\(name)(rawValue: text)`.")
      return failed(span)
    }
    let text = check(arguments[0].value, as: .string)
    let rawValues = (context.types.enumerations[name]?.cases ?? []).map { Value.string($0.rawValue) }
    let known = CheckedExpression(.literal(.array(rawValues)), type: .array(.string), span: span)
    return CheckedExpression(
      .function(.enumerationFromRaw, [.value(text), .value(known)]), type: .optional(.enumeration(name)), span: span)
  }

  /// A function of a value.
  func methodCall(
    _ base: CheckedExpression, _ name: Name, _ arguments: [Argument], _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    if base.type.isError {
      for argument in arguments { skim(argument.value) }
      return failed(span)
    }
    let signatures = (StandardLibrary.byName[name.text] ?? []).filter { signature in
      var types = TypeSubstitution()
      return signature.receiver.map { unify($0, with: base.type, &types) } ?? false
    }
    if signatures.contains(where: { !$0.isProperty }) {
      return standardCall(base, name, arguments, expected, span)
    }
    for argument in arguments { skim(argument.value) }
    if !signatures.isEmpty {
      bag.report(
        .notCallable, at: span, "`\(name.text)` of \(describe(base.type)) is a property.",
        hint: "leave out the parentheses")
    } else if MutatingFunction.names.contains(name.text) {
      bag.report(
        .statementOnly, at: span,
        "`\(name.text)` changes what it is called on and gives no value; it is a statement of an action.")
    } else if isAnyMethod(name.text) {
      bag.report(
        .unknownMember, at: name.span, "\(describe(base.type).capitalizedFirst) has no function `\(name.text)`.",
        hint: receiverHint(name.text))
    } else {
      reportUnknownMember(name, of: base.type)
    }
    return failed(span)
  }

  private func isAnyMethod(_ name: String) -> Bool {
    (StandardLibrary.byName[name] ?? []).contains { $0.receiver != nil }
  }

  private func receiverHint(_ name: String) -> String? {
    (StandardLibrary.byName[name] ?? []).first { $0.receiver != nil }.map { "there is `\($0.text)`" }
  }
}

extension MutatingFunction {
  /// Without labels and parentheses.
  static let names: Set<String> = ["append", "insert", "remove", "removeAll", "swapAt", "removeValue"]
}
