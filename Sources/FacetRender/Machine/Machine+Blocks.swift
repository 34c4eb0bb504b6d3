import FacetSyntax
import FacetValue

extension Machine {
  /// The position to go on at: the body with the first item, or the empty branch.
  func beginLoop(_ index: Int, _ frame: Frame) throws(EvaluationFailure) -> Int {
    let loop = program.loops[index]
    guard case .array(let items) = try loop.items.value(frame, self), let first = items.first else {
      return loop.otherwise
    }
    frame[loop.item] = first
    if loop.index >= 0 { frame[loop.index] = .int(0) }
    loops.append(ActiveLoop(loop: index, items: items, index: 0))
    return loop.body
  }

  func continueLoop(_ index: Int, _ frame: Frame) throws(EvaluationFailure) -> Int {
    try spendStep()
    let last = loops.count - 1
    loops[last].index += 1
    let round = loops[last].index
    guard round < loops[last].items.count else {
      loops.removeLast()
      return program.loops[index].end
    }
    let itemSlot = program.loops[index].item
    let indexSlot = program.loops[index].index
    frame[itemSlot] = loops[last].items[round]
    if indexSlot >= 0 { frame[indexSlot] = .int(round) }
    return program.loops[index].body
  }

  // MARK: - Head, and contents with a guarded first line

  func beginMark(_ op: Opcode, _ item: Int) {
    if op == .headBegin { marks.append(item) }
    marks.append(output.count)
  }

  /// Moves what was written since the mark to the head.
  func endHead() {
    let start = marks.removeLast()
    let item = program.heads[marks.removeLast()]
    let rank = item.isLayout ? 0 : activations.count
    head.append(HeadItem(kind: item.kind, rank: rank, bytes: Array(output.bytes(from: start))))
    output.truncate(to: start)
  }

  func endContent() {
    let start = marks.removeLast()
    if start < output.count, output.bytes[start] == 0x0A { output.insert(0x0A, at: start) }
  }
}
