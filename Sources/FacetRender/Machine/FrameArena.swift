import FacetValue

/// Memory for the frames of component instances. Frames lie one behind the other and never move, so a pointer to one
/// stays good until the frame is taken back, which happens in reverse order.
final class FrameArena {
  private struct Chunk {
    let base: Frame
    let capacity: Int
    var used = 0
  }
  /// The chunk that frames come from, and those before it.
  @exclusivity(unchecked) private var current = Chunk(base: .allocate(capacity: 256), capacity: 256)
  @exclusivity(unchecked) private var full: [Chunk] = []

  deinit {
    for chunk in full + [current] {
      chunk.base.deinitialize(count: chunk.used)
      chunk.base.deallocate()
    }
  }

  /// A frame of nils.
  func push(_ size: Int) -> Frame {
    if current.capacity - current.used < size { addChunk(size) }
    let frame = current.base + current.used
    for slot in 0..<size { (frame + slot).initialize(to: .null) }
    current.used += size
    return frame
  }

  /// Takes back the frame that was pushed last.
  func pop(_ frame: Frame, _ size: Int) {
    // One by one, since a call for them all would look up how each is deinitialised.
    for slot in 0..<size { (frame + slot).deinitialize(count: 1) }
    current.used -= size
    if current.used == 0, let before = full.popLast() {
      current.base.deallocate()
      current = before
    }
  }

  private func addChunk(_ size: Int) {
    full.append(current)
    let capacity = max(size, 256 << min(full.count, 6))
    current = Chunk(base: .allocate(capacity: capacity), capacity: capacity)
  }
}
