import FacetAnalysis
import FacetValue

/// How the code of a component reaches its frame: values are variables of the instance's closure, deriveds are functions,
/// and what can be written has a function that writes it.
struct InstanceAccess: FrameAccess {
  var readers: [FrameSlot: JSExpression] = [:]
  var setters: [FrameSlot: String] = [:]
  var actions: [Int: String] = [:]
  var place: JSExpression
  var instance: JSExpression

  func read(_ slot: FrameSlot) -> JSExpression { readers[slot] ?? .undefined }

  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression {
    setters[slot].map { .call(.id($0), [value]) } ?? value
  }

  func action(_ index: Int) -> JSExpression { actions[index].map { .id($0) } ?? .null }

  func element(_ slot: FrameSlot) -> JSExpression { read(slot) }
}
