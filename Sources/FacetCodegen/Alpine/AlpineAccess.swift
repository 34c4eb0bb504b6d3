import FacetAnalysis

/// How the code of a component reaches its frame: `state.count` can change, deriveds are functions.
struct AlpineAccess: FrameAccess {
  let own: JSExpression
  let state: JSExpression
  let props: JSExpression
  /// Names of props that are always given.
  var given: [FrameSlot: String] = [:]
  /// Names of functions that give a derived, or a prop that may be left out.
  var functions: [FrameSlot: String] = [:]
  /// Names in the instance's state.
  var cells: [FrameSlot: String] = [:]
  var references: [FrameSlot: String] = [:]
  var actions: [Int: String] = [:]

  func read(_ slot: FrameSlot) -> JSExpression {
    if let name = functions[slot] { return .call(.id(name), []) }
    if let name = given[slot] { return props.member(name) }
    return cells[slot].map { state.member($0) } ?? .undefined
  }

  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression {
    own.calling("set", .text(cells[slot] ?? ""), value)
  }

  func action(_ index: Int) -> JSExpression { actions[index].map { .id($0) } ?? .null }

  func element(_ slot: FrameSlot) -> JSExpression {
    own.member("references").member(references[slot] ?? "")
  }

  var place: JSExpression { own.member("place") }
  var instance: JSExpression { own.member("instance") }
}
