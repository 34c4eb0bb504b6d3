import FacetAnalysis

/// Where the values of a component's frame are while its module is written: variables of `setup`, and what regions bind.
/// Remembers what is read, so that blocks know what they depend on.
final class PreactFrame: FrameAccess {
  /// The content that the instance was given for its slots, among what is read.
  static let givenContent: FrameSlot = -1

  let component: CheckedComponent
  /// What reads a slot.
  var slots: [FrameSlot: JSExpression] = [:]
  /// The variable that holds a slot.
  var variables: [FrameSlot: String] = [:]
  var actions: [Int: JSExpression] = [:]
  /// Indexes of items that are read where items are shown.
  private(set) var indexes: Set<FrameSlot> = []
  /// Within a function that runs later, values are read when it does.
  var isLater = false
  private var recorders: [PreactReads] = []

  init(_ component: CheckedComponent) { self.component = component }

  var place: JSExpression { .id("self").member("place") }
  var instance: JSExpression { .id("self").member("instance") }

  func read(_ slot: FrameSlot) -> JSExpression {
    note(slot)
    return slots[slot] ?? .null
  }

  /// `self.set(name = value)`
  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression {
    .id("self").calling("set", .id(variables[slot] ?? "unknown").assigned(value))
  }

  func action(_ index: Int) -> JSExpression { actions[index] ?? .null }

  func element(_ slot: FrameSlot) -> JSExpression { .id(variables[slot] ?? "unknown") }

  func kind(of slot: FrameSlot) -> FrameBinding.Kind? {
    component.frame.indices.contains(slot) ? component.frame[slot].kind : nil
  }

  /// A region binds a slot.
  func bind(_ slot: FrameSlot, to value: JSExpression) {
    slots[slot] = value
    for recorder in recorders { recorder.bound.insert(slot) }
  }

  func note(_ slot: FrameSlot) {
    if !isLater { indexes.insert(slot) }
    if isLater, kind(of: slot) != .item { return }
    for recorder in recorders { recorder.slots.insert(slot) }
  }

  /// What is made, and what was read for it that is bound outside of it.
  func recording<Made>(_ make: () -> Made) -> (made: Made, reads: Set<FrameSlot>) {
    let recorder = PreactReads()
    recorders.append(recorder)
    defer { recorders.removeLast() }
    let made = make()
    return (made, recorder.slots.subtracting(recorder.bound))
  }

  /// The values that slots depend on, deriveds resolved: one may fail to compute where nobody asks for it.
  func sources(of reads: Set<FrameSlot>) -> [JSExpression] {
    var sources: Set<FrameSlot> = []
    for slot in reads {
      if kind(of: slot) == .derived {
        sources.formUnion(component.facts.dependencies[slot] ?? [])
      } else {
        sources.insert(slot)
      }
    }
    return sources.sorted().filter { kind(of: $0) != .derived }.compactMap { slots[$0] }
  }
}

/// What was read and bound since a recording began.
final class PreactReads {
  var slots: Set<FrameSlot> = []
  var bound: Set<FrameSlot> = []
}
