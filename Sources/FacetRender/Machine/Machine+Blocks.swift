import FacetSyntax
import FacetValue

extension Machine {
  /// Whether there is a first item.
  func beginLoop(_ index: Int, _ frame: Frame) throws(EvaluationFailure) -> Bool {
    let loop = program.loops[index]
    guard case .array(let items) = try loop.items.value(frame, self), let first = items.first else { return false }
    if items.count > 1, let key = loop.key { try requireDistinct(key, items, loop, frame) }
    setItem(first, frame, loop.item)
    if loop.index >= 0 { frame[loop.index] = .int(0) }
    loops.append(ActiveLoop(loop: index, item: loop.item, indexSlot: loop.index, items: items, index: 0))
    return true
  }

  /// Whether there is another item.
  func continueLoop(_ frame: Frame) throws(EvaluationFailure) -> Bool {
    try spendStep()
    let last = loops.count - 1
    let round = loops[last].index + 1
    guard round < loops[last].items.count else {
      loops.removeLast()
      return false
    }
    loops[last].index = round
    setItem(loops[last].items[round], frame, loops[last].item)
    if loops[last].indexSlot >= 0 { frame[loops[last].indexSlot] = .int(round) }
    return true
  }

  @inline(__always)
  private func setItem(_ item: Value, _ frame: Frame, _ slot: Int) {
    if case .record(let record) = item {
      itemFields = record.fields
      itemFrame = frame
      itemSlot = slot
    } else {
      itemFrame = nil
    }
    frame[slot] = item
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
