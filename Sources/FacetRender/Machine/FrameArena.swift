import FacetValue

/// Memory for the frames of component instances. Frames lie one behind the other and never move, so a pointer to one
/// stays good until the frame is taken back, which happens in reverse order.
final class FrameArena {
  private struct Chunk {
    let base: Frame
    let capacity: Int
    var used = 0
  }
  private var chunks: [Chunk] = []
  private let chunkSize = 256

  deinit {
    for chunk in chunks {
      chunk.base.deinitialize(count: chunk.used)
      chunk.base.deallocate()
    }
  }

  /// A frame of nils.
  func push(_ size: Int) -> Frame {
    if chunks.isEmpty || chunks[chunks.count - 1].capacity - chunks[chunks.count - 1].used < size { addChunk(size) }
    let last = chunks.count - 1
    let frame = chunks[last].base + chunks[last].used
    frame.initialize(repeating: .null, count: size)
    chunks[last].used += size
    return frame
  }

  /// Takes back the frame that was pushed last.
  func pop(_ frame: Frame, _ size: Int) {
    frame.deinitialize(count: size)
    let last = chunks.count - 1
    chunks[last].used -= size
    if chunks[last].used == 0, last > 0 {
      chunks[last].base.deallocate()
      chunks.removeLast()
    }
  }

  private func addChunk(_ size: Int) {
    let capacity = max(size, chunkSize << min(chunks.count, 6))
    chunks.append(Chunk(base: .allocate(capacity: capacity), capacity: capacity))
  }
}
