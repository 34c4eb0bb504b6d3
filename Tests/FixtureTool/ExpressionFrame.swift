import FacetAnalysis
import FacetCodegen

/// Where lowered code finds a frame that is a plain object: the simplest target there can be. Deriveds are computed at
/// each read.
struct ExpressionFrame: FrameAccess {
  let deriveds: Set<FrameSlot>
  private let frame = JSExpression.id("frame")

  func cell(_ slot: FrameSlot) -> JSExpression { frame.member("s\(slot)") }

  func read(_ slot: FrameSlot) -> JSExpression { deriveds.contains(slot) ? .call(cell(slot), []) : cell(slot) }
  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression { cell(slot).assigned(value) }
  func action(_ index: Int) -> JSExpression { frame.member("a\(index)") }
  func element(_ slot: FrameSlot) -> JSExpression { .null }
  var place: JSExpression { .null }
  var instance: JSExpression { .null }
}
