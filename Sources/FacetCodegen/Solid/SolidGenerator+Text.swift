import FacetAnalysis
import FacetValue

extension SolidBody {
  /// Adjacent texts and values, as one text.
  func text(_ parts: [TextPart]) -> JSExpression {
    if parts.count == 1, case .expression(let only) = parts[0], only.type == .string {
      return lowering.lower(only)
    }
    return .template(
      parts.map { part in
        switch part {
        case .literal(let text): .text(text)
        case .expression(let expression): .value(lowering.lower(expression))
        }
      })
  }

  /// A text node that is always there.
  func addText(_ node: JSExpression, _ parts: [TextPart]) {
    follow(SlotReads.of(parts), runtime.call("setText", node, text(parts)))
  }
}
