import FacetAnalysis
import FacetSyntax
import FacetValue

extension Lowering {
  /// The expression as JavaScript, mapped to its place in the template.
  package func lower(_ expression: CheckedExpression) -> JSExpression {
    unmapped(expression).annotated(expression.span)
  }

  private func unmapped(_ expression: CheckedExpression) -> JSExpression {
    switch expression.kind {
    case .literal(let value): return constant(value)
    case .read(let slot): return read(slot)
    case .interpolated(let parts): return interpolated(parts)
    case .array(let elements): return .array(elements.map(lower))
    case .dictionary(let entries):
      return entries.isEmpty
        ? .new(.id("Map"), []) : .new(.id("Map"), [.array(entries.map { .array([lower($0.key), lower($0.value)]) })])
    case .record(let name, let fields): return record(name, fields)
    case .field(let base, let index): return lower(base).member(fieldName(base.type, index))
    case .chain(let base, let slot, let then): return chain(base, slot, then)
    case .element(let base, let index): return runtime.call("element", lower(base), lower(index))
    case .entry(let base, let key): return runtime.call("entry", lower(base), lower(key))
    case .not(let operand): return .unary(.not, lower(operand))
    case .negateInt(let operand): return runtime.call("negateInt", lower(operand))
    case .negateDouble(let operand): return .unary(.minus, lower(operand))
    case .binary(let op, let left, let right): return binary(op, left, right)
    case .and(let left, let right): return .binary(lower(left), .and, lower(right))
    case .or(let left, let right): return .binary(lower(left), .or, lower(right))
    case .coalesce(let left, let right): return .binary(lower(left), .coalesce, lower(right))
    case .conditional(let condition, let then, let otherwise):
      return .conditional(lower(condition), then: lower(then), otherwise: lower(otherwise))
    case .range(let lower, let upper, let isClosed):
      return runtime.call("range", self.lower(lower), self.lower(upper), .boolean(isClosed))
    case .function(let function, let arguments): return self.function(function, arguments)
    case .action(let index): return action(index)
    case .runAction(let index, let arguments): return .call(action(index), arguments.map(lower))
    case .runPassed(let action, let arguments): return .call(lower(action), arguments.map(lower))
    case .call(let call): return .await(self.call(call))
    case .now: return runtime.call("now")
    case .random: return runtime.call("random")
    }
  }

  /// Printed parts, joined; a part that is a text stands for itself.
  private func interpolated(_ parts: [CheckedExpression]) -> JSExpression {
    .template(
      parts.map { part in
        if case .literal(.string(let text)) = part.kind { return .text(text) }
        return .value(lower(part))
      })
  }

  private func record(_ name: String, _ fields: [CheckedExpression]) -> JSExpression {
    let names = types.records[name]?.fields.map(\.name) ?? []
    return .object(zip(names, fields).map { .property($0, lower($1)) })
  }

  /// The name of a record's field; a record that is not known has none, and no such expression is ever checked.
  package func fieldName(_ type: ValueType, _ index: Int) -> String {
    guard case .record(let name) = type, let fields = types.records[name]?.fields, fields.indices.contains(index)
    else { return "unknown" }
    return fields[index].name
  }

  /// A base that is a name is read twice; any other is evaluated once and passed on.
  private func chain(_ base: CheckedExpression, _ slot: FrameSlot, _ then: CheckedExpression) -> JSExpression {
    let value = lower(base)
    var inner = nested()
    if value.isName {
      inner.locals[slot] = value
      return .conditional(.binary(value, .equal, .null), then: .null, otherwise: inner.lower(then))
    }
    let name = inner.bind(slot)
    return runtime.call("chain", value, .arrow([.identifier(name)], .expression(inner.lower(then))))
  }
}

extension JSExpression {
  /// Whether reading it twice costs nothing and gives the same: a name, or a path of members from one.
  var isName: Bool {
    switch core {
    case .identifier, .this: true
    case .member(let base, _, isOptional: false): base.isName
    default: false
    }
  }
}
