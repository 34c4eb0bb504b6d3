import FacetAnalysis
import FacetSyntax
import FacetValue

/// `money.formatted()`: lists of products and orders print little else, so it is written without making texts.
final class MoneyCode: ExpressionCode {
  let base: any ExpressionCode
  let span: SourceSpan

  init(_ base: any ExpressionCode, _ span: SourceSpan) {
    self.base = base
    self.span = span
  }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    let money = try base.value(frame, machine)
    do { return try machine.library.call(.formatMoney, money) } catch { throw error.at(span) }
  }

  func write(
    _ frame: Frame, _ machine: Machine, to output: OutputBuffer, _ context: TextContext
  ) throws(EvaluationFailure) {
    let value = try base.value(frame, machine)
    if case .money(let money) = value, context == .text || context == .attribute {
      machine.money.write(money, to: output, context)
    } else {
      do { try machine.print(machine.library.call(.formatMoney, value), to: output, context) } catch {
        throw error.at(span)
      }
    }
  }
}
