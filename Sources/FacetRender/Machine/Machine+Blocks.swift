import FacetSyntax
import FacetValue

extension Machine {
  /// Whether there is a first item.
  func beginLoop(_ index: Int, _ frame: Frame) throws(EvaluationFailure) -> Bool {
    let loop = program.loops[index]
    guard case .array(let items) = try loop.items.value(frame, self), let first = items.first else { return false }
    if items.count > 1, let key = loop.key { try requireDistinct(key, items, loop, frame) }
    frame[loop.item] = first
    if loop.index >= 0 { frame[loop.index] = .int(0) }
    loops.append(ActiveLoop(loop: index, item: loop.item, indexSlot: loop.index, items: items, index: 0))
    return true
  }

  /// Whether there is another item.
  @inline(__always)
  func continueLoop(_ frame: Frame) throws(EvaluationFailure) -> Bool {
    try spendStep()
    if loops[loops.count - 1].goOn(frame) { return true }
    loops.removeLast()
    return false
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
