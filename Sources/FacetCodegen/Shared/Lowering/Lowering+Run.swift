import FacetAnalysis
import FacetSyntax

extension Lowering {
  /// An expression that stands for what it does: running an action, or a call whose answer nobody reads.
  mutating func run(_ expression: CheckedExpression, _ context: StatementContext) -> [JSStatement] {
    switch expression.kind {
    case .chain(let base, let slot, let then):
      let name = bind(slot)
      let value = JSStatement.const(.identifier(name), lower(base))
      return [value, .conditional(.binary(.id(name), .notEqual, .null), then: run(then, context))]
    case .runAction(let index, _):
      let waits = context.isAsync && component.actions.indices.contains(index) && component.actions[index].isAsync
      return [.expression(waits ? .await(lower(expression)) : lower(expression))]
    case .runPassed:
      return [.expression(context.isAsync ? .await(lower(expression)) : lower(expression))]
    default:
      return [.expression(lower(expression))]
    }
  }
}
