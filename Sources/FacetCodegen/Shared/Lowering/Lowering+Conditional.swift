import FacetAnalysis
import FacetSyntax
import FacetValue

extension Lowering {
  mutating func conditional(
    _ conditions: [CheckedCondition], _ then: [CheckedStatement], _ otherwise: [CheckedStatement],
    _ context: StatementContext
  ) -> [JSStatement] {
    var inner = self
    // What the conditions bind is declared beside this statement, where the next one may bind the same.
    let (declarations, test) = inner.condition(conditions)
    inner.names = names.nested()
    let body = inner.statements(then, context)
    var other = nested()
    return declarations + [.conditional(test, then: body, otherwise: other.statements(otherwise, context))]
  }

  /// All conditions as one test. What they bind is declared in front of it, with names that are new around it, too.
  package mutating func condition(_ conditions: [CheckedCondition]) -> (declarations: [JSStatement], test: JSExpression)
  {
    var declarations: [JSStatement] = []
    var test: JSExpression?
    for condition in conditions {
      let next: JSExpression
      switch condition {
      case .test(let expression): next = lower(expression)
      case .binding(let slot, let expression):
        let value = lower(expression)
        let name = bind(slot)
        declarations.append(.let(.identifier(name)))
        next = .binary(JSExpression.id(name).assigned(value), .notEqual, .null)
      }
      test = test.map { .binary($0, .and, next) } ?? next
    }
    return (declarations, test ?? .boolean(true))
  }

  /// A chain of `if`s: a `break` in a case then means the loop around it, as it does in the language.
  func choice(
    _ subject: CheckedExpression, _ cases: [(values: [CheckedExpression], body: [CheckedStatement])],
    _ context: StatementContext
  ) -> [JSStatement] {
    let name = names.unique("subject")
    var chain: [JSStatement] = []
    for entry in cases.reversed() {
      var inner = nested()
      let body = inner.statements(entry.body, context)
      guard let test = test(.id(name), subject, entry.values) else {
        chain = body
        continue
      }
      chain = [.conditional(test, then: body, otherwise: chain)]
    }
    return [.const(.identifier(name), lower(subject))] + chain
  }

  private func test(
    _ name: JSExpression, _ subject: CheckedExpression, _ values: [CheckedExpression]
  ) -> JSExpression? {
    let tests = values.map { value in
      subject.type.isPlainInJavaScript
        ? JSExpression.binary(name, .equal, lower(value)) : runtime.call("equal", name, lower(value))
    }
    guard let first = tests.first else { return nil }
    return tests.dropFirst().reduce(first) { .binary($0, .or, $1) }
  }

  /// Slots that statements assign to, in whatever they contain.
  func assignedSlots(_ statements: [CheckedStatement]) -> Set<FrameSlot> {
    statements.reduce(into: []) { slots, statement in
      switch statement.kind {
      case .assign(let place, _), .mutate(let place, _, _): slots.insert(place.slot)
      case .conditional(_, let then, let otherwise):
        slots.formUnion(assignedSlots(then).union(assignedSlots(otherwise)))
      case .loop(_, _, let body): slots.formUnion(assignedSlots(body))
      case .choice(_, let cases): for entry in cases { slots.formUnion(assignedSlots(entry.body)) }
      case .attempt(let body, _, let handler): slots.formUnion(assignedSlots(body).union(assignedSlots(handler)))
      default: break
      }
    }
  }
}
