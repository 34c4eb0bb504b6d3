import FacetAnalysis
import FacetSyntax
import FacetValue

/// A declared action, an event handler, or a closure passed on, ready to run.
struct ActionBody: Sendable {
  let parameters: [Int]
  let statements: [StatementCode]
  /// Slots that one run uses for itself: saved when the action runs within itself.
  let locals: [Int]
  let span: SourceSpan
}

struct StatementCode: Sendable {
  let kind: Kind
  let span: SourceSpan

  indirect enum Kind: Sendable {
    case declare(Int, any ExpressionCode)
    case assign(PlaceCode, any ExpressionCode)
    case mutate(PlaceCode, MutatingFunction, [any ExpressionCode])
    case removeWhere(PlaceCode, ClosureCode)
    case expression(any ExpressionCode)
    case conditional([ConditionCode], then: [StatementCode], otherwise: [StatementCode])
    case loop(Int, any ExpressionCode, [StatementCode])
    case choice(any ExpressionCode, [(values: [any ExpressionCode], body: [StatementCode])])
    case attempt([StatementCode], error: Int, handler: [StatementCode])
    case navigate(any ExpressionCode, literal: String)
    case reload(Int)
    case runAction(Int, [any ExpressionCode])
    case runPassed(any ExpressionCode, [any ExpressionCode])
    case exit, breakLoop, continueLoop
    /// Of the browser only: timers and calls of elements.
    case nothing
  }
}

enum ConditionCode: Sendable {
  case test(any ExpressionCode)
  case binding(Int, any ExpressionCode)
}
