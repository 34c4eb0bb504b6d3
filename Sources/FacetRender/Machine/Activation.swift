import FacetValue

/// What runs: a component instance, or the content that it was given for one of its slots.
struct Activation {
  /// Of the instance whose code runs: for content, its user's.
  let frame: Frame
  let component: Int
  /// The activation that owns the frame.
  let instance: Int
  /// For an instance, the activation that its use stands in; for content, the instance whose slot it fills.
  let parent: Int
  /// For an instance, its use (-1 for the page); for content, the slot.
  let use: Int
  let isContent: Bool
  /// How much of the arena its end gives back: nothing for content.
  let frameSize: Int
  let returnTo: Int
  /// How many loops ran when it began.
  let loopBase: Int
}

/// The running activations, the page first. There are never more than the limit, so its memory never moves.
final class ActivationStack {
  private let base: UnsafeMutablePointer<Activation>
  private let limit: Int
  @exclusivity(unchecked) private(set) var count = 0

  init(limit: Int) {
    self.limit = max(limit, 1)
    base = .allocate(capacity: self.limit)
  }

  // Activations hold no references, so there is nothing to deinitialise.
  deinit { base.deallocate() }

  var isFull: Bool { count >= limit }
  var indices: Range<Int> { 0..<count }

  /// What runs now; the page when all has ended.
  var top: Activation { base[max(count - 1, 0)] }

  subscript(_ index: Int) -> Activation {
    precondition(index >= 0 && index < count, "no such activation")
    return base[index]
  }

  /// Does nothing when the stack is full: who pushes asks first.
  func push(_ activation: Activation) {
    guard !isFull else { return }
    (base + count).initialize(to: activation)
    count += 1
  }

  func pop() { count = max(count - 1, 0) }
}

/// A loop that runs.
struct ActiveLoop {
  let loop: Int
  /// Slots of the item and, unless negative, of the index.
  let item: Int
  let indexSlot: Int
  let items: [Value]
  var index: Int

  /// Puts the next item into the frame; false when there is none.
  @inline(__always)
  mutating func goOn(_ frame: Frame) -> Bool {
    let next = index + 1
    guard next < items.count else { return false }
    index = next
    frame[item] = items[next]
    if indexSlot >= 0 { frame[indexSlot] = .int(next) }
    return true
  }
}

/// The select that options look at.
struct ActiveSelect {
  /// What its value prints as; for `multiple` one for each. Nil for a select without binding.
  let chosen: [String]
  let control: Int
  /// The values of the options rendered in it.
  var options: [String] = []
}

/// An element of the head, as it came out.
struct HeadItem {
  let kind: HeadItemCode.Kind
  let rank: Int
  let bytes: [UInt8]
}
