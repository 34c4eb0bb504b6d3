import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// What an assignment, a mutating call or a control's binding changes. Nil, with a diagnostic, when it cannot be.
  func place(_ expression: Expression) -> CheckedPlace? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { return nil }
    switch expression.kind {
    case .name(let name): return rootPlace(name, expression.span)
    case .member(let base, let name, let isOptional):
      guard !isOptional else { return refusePlace(expression.span) }
      guard let outer = place(base) else { return nil }
      return fieldPlace(outer, name, expression.span)
    case .subscripted(let base, let index, let isOptional):
      guard !isOptional else { return refusePlace(expression.span) }
      guard let outer = place(base) else { return nil }
      return elementPlace(outer, index, expression.span)
    case .invalid: return nil
    default:
      _ = infer(expression)
      return refusePlace(expression.span)
    }
  }

  private func refusePlace(_ span: SourceSpan) -> CheckedPlace? {
    bag.report(
      .notAssignable, at: span, "This cannot be assigned to.",
      hint: "a state, a variable, a field of one or an element of one can")
    return nil
  }

  private func rootPlace(_ name: String, _ span: SourceSpan) -> CheckedPlace? {
    guard let binding = environment.scope.lookUp(name) else {
      _ = read(name, nil, span)
      return nil
    }
    resolvePending(binding)
    binding.isRead = true
    guard binding.isMutable else {
      bag.report(
        .immutable, at: span, "`\(name)` is \(binding.kindText) and cannot be changed.", hint: mutationHint(binding),
        notes: binding.span.map { [.init(span: $0, message: "declared here")] } ?? [])
      return nil
    }
    guard let type = binding.type, !type.isError else { return nil }
    if binding.isMember { environment.uses.writes.insert(binding.slot) }
    return CheckedPlace(slot: binding.slot, steps: [], type: type, span: span)
  }

  private func mutationHint(_ binding: Binding) -> String? {
    switch binding.kind {
    case .prop: "take an `Action` prop and let the owner change it, or copy it into a `state`"
    case .derived: "change what it is computed from"
    case .item: "change the array itself: `items[index].name = …`"
    case .constant: "declare it with `var`"
    case .actionParameter, .closureParameter: "copy it: `var copy = \(binding.name)`"
    default: nil
    }
  }

  private func fieldPlace(_ outer: CheckedPlace, _ name: Name, _ span: SourceSpan) -> CheckedPlace? {
    if outer.type.wrapped != nil {
      bag.report(
        .optionalBase, at: outer.span, "This may be nil, so `\(name.text)` cannot be assigned.",
        hint: "copy the value into a variable, change it there, and assign it back")
      return nil
    }
    guard case .record(let type) = outer.type, let record = context.record(type),
      let index = record.fields.firstIndex(where: { $0.name == name.text })
    else {
      reportUnknownMember(name, of: outer.type)
      return nil
    }
    return CheckedPlace(
      slot: outer.slot, steps: outer.steps + [.field(index)], type: record.fields[index].type, span: span)
  }

  private func elementPlace(_ outer: CheckedPlace, _ index: Expression, _ span: SourceSpan) -> CheckedPlace? {
    switch outer.type {
    case .array(let element):
      let checked = check(index, as: .int)
      return CheckedPlace(slot: outer.slot, steps: outer.steps + [.index(checked)], type: element, span: span)
    case .dictionary(let key, let value):
      let checked = check(index, as: key)
      return CheckedPlace(slot: outer.slot, steps: outer.steps + [.key(checked)], type: value, span: span)
    default:
      bag.report(
        .notSubscriptable, at: span, "\(describe(outer.type).capitalizedFirst) has no elements to choose by `[…]`.")
      return nil
    }
  }

  func assignment(
    _ target: Expression, _ op: BinaryOperator?, _ value: Expression, _ span: SourceSpan
  ) -> [CheckedStatement] {
    guard let place = place(target) else {
      skimValue(value)
      return []
    }
    guard let op else {
      return [CheckedStatement(.assign(place, statementValue(value, place.type)), span: span)]
    }
    noteRead(place)
    let current = CheckedExpression(placeValue(place), type: place.type, span: target.span)
    let isDouble = place.type == .double
    let right = infer(value, isDouble || isArray(place.type) ? place.type : nil)
    let adapted = isDouble ? asDouble(right) ?? right : right
    let result = arithmetic(op, current, adapted, span)
    return [CheckedStatement(.assign(place, convert(result, to: place.type)), span: span)]
  }

  private func isArray(_ type: ValueType) -> Bool {
    if case .array = type { return true }
    return false
  }

  private func skimValue(_ value: Expression) {
    let effects = strippedEffects(value)
    if isAPICall(effects.inner) {
      checkEffects(effects, value.span)
      _ = apiCall(effects.inner, result: .void)
    } else {
      skim(effects.inner)
    }
  }

  /// A place that is also read, as by `+=`.
  private func noteRead(_ place: CheckedPlace) {
    if environment.uses.writes.contains(place.slot) { environment.uses.reads.insert(place.slot) }
  }

  /// The expression that reads a place. Elements are taken as present: the assignment fails when they are not.
  private func placeValue(_ place: CheckedPlace) -> CheckedExpression.Kind {
    var kind = CheckedExpression.Kind.read(place.slot)
    var type = bindings[place.slot]?.type ?? .error
    for step in place.steps {
      let base = CheckedExpression(kind, type: type, span: place.span)
      switch step {
      case .field(let index): kind = .field(base, index)
      case .index(let index): kind = .element(base, index: index)
      case .key(let key): kind = .entry(base, key: key)
      }
      type = self.type(of: step, in: type)
    }
    return kind
  }

  private func type(of step: CheckedPlace.Step, in type: ValueType) -> ValueType {
    switch (step, type) {
    case (.field(let index), .record(let name)):
      guard let fields = context.record(name)?.fields, fields.indices.contains(index) else { return .error }
      return fields[index].type
    case (.index, .array(let element)): return element
    case (.key, .dictionary(_, let value)): return value
    default: return .error
    }
  }
}
