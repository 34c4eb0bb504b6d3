import FacetAnalysis
import FacetValue

/// How the generated code of one target reaches what lives in a component's frame. Locals of a piece of code (variables,
/// parameters) are the lowering's own; all other slots are the target's.
package protocol FrameAccess {
  /// The value of a slot.
  func read(_ slot: FrameSlot) -> JSExpression
  /// Gives a state, query, fragment, load or live value another value. Later reads see it.
  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression
  /// The function of the component's action of that index, which has a name.
  func action(_ index: Int) -> JSExpression
  /// The node of an element reference; null while it is not there.
  func element(_ slot: FrameSlot) -> JSExpression
  /// The place of the component's instance.
  var place: JSExpression { get }
  /// The instance, as the shared runtime knows it.
  var instance: JSExpression { get }
}
