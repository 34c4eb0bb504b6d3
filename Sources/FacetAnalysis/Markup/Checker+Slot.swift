import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// `<slot name="foot" row={item}>fallback</slot>`
  func slot(_ slot: SlotNode, _ span: SourceSpan, _ position: MarkupPosition) -> CheckedSlot {
    if interface.role == .page {
      bag.report(
        .misplacedSlot, at: span, "Nobody puts anything into a page's slot.",
        hint: "slots are for components and layouts")
    }
    let site = markup.slotSites
    markup.slotSites += 1
    var arguments: [(name: String, value: CheckedExpression)] = []
    for attribute in slot.arguments {
      guard case .plain(let name, let value) = attribute.kind else {
        bag.report(.badSlotArgument, at: attribute.span, "A slot takes values only: `<slot row={item}/>`.")
        continue
      }
      if name.text == "name" || name.text == "slot" { continue }
      if arguments.contains(where: { $0.name == name.text }) {
        reportDuplicate(name.text, name.span, nil)
        continue
      }
      arguments.append((name.text, leaf { slotArgument(value, attribute.span) }))
    }
    declare(slot.name?.text, arguments, span)
    var inner = position
    inner.isConditional = true
    inner.isSlotContent = false
    return CheckedSlot(
      site: site, name: slot.name?.text, arguments: arguments, fallback: nodes(slot.fallback, inner))
  }

  private func slotArgument(_ value: AttributeValue, _ span: SourceSpan) -> CheckedExpression {
    switch value {
    case .none: CheckedExpression(.literal(.bool(true)), type: .bool, span: span)
    case .quoted(let parts): string(parts, span)
    case .expression(let expression): infer(expression)
    }
  }

  /// A slot that stands in several places gives the same names and types in all of them.
  private func declare(_ name: String?, _ arguments: [(name: String, value: CheckedExpression)], _ span: SourceSpan) {
    let made = arguments.map { (name: $0.name, type: $0.value.type) }
    guard let known = slotDeclarations.first(where: { $0.name == name }) else {
      slotDeclarations.append(CheckedSlotDeclaration(name: name, arguments: made))
      return
    }
    let isSame =
      known.arguments.count == made.count
      && made.allSatisfy { argument in
        known.arguments.contains { $0.name == argument.name && argument.type.agrees(with: $0.type) }
      }
    if !isSame {
      bag.report(.badSlotArgument, at: span, "This slot stands in several places, which must give the same values.")
    }
  }
}
