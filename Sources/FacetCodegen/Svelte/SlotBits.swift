import FacetAnalysis

/// Gives the slots of a frame that can change a bit each, so that an update knows in one number what may be another.
///
/// Numbers of JavaScript's operators have 32 bits. Slots beyond those share the last one: it then says that one of them
/// has changed, which is less exact and still right.
struct SlotBits {
  private static let last = 30
  private let positions: [FrameSlot: Int]
  private let dependencies: [FrameSlot: Set<FrameSlot>]
  private let deriveds: Set<FrameSlot>

  init(_ component: CheckedComponent) {
    let written = WrittenSlots(component)
    let deriveds = component.deriveds.map(\.slot)
    // Deriveds come first: what says that one has to be computed again must not be shared.
    let others = component.frame.indices.filter { written.mayChange($0) && !deriveds.contains($0) }
    positions = Dictionary((deriveds + others).enumerated().map { ($1, min($0, Self.last)) }) { first, _ in first }
    self.deriveds = Set(deriveds)
    dependencies = component.facts.dependencies
  }

  func mask(_ slots: some Sequence<FrameSlot>) -> Int {
    slots.reduce(0) { $0 | (positions[$1].map { 1 << $0 } ?? 0) }
  }

  /// What changes with a slot: itself, and the deriveds that are computed from it.
  func changes(of slot: FrameSlot) -> Int {
    mask([slot] + deriveds.filter { dependencies[$0]?.contains(slot) ?? false })
  }

  /// Whether a derived has a bit of its own; one that has none is computed whenever it is read.
  func isRemembered(_ derived: FrameSlot) -> Bool { positions[derived].map { $0 < Self.last } ?? false }
}

/// Which slots can get another value while an instance lives.
struct WrittenSlots {
  private let component: CheckedComponent
  private let written: Set<FrameSlot>

  init(_ component: CheckedComponent) {
    self.component = component
    let code = component.actions + component.effects + component.onMount + component.onUnmount
    let handlers = component.lives.map(\.handler)
    written = (code + handlers).reduce(into: Self.bound(in: component.nodes)) { $0.formUnion($1.writes) }
  }

  func mayChange(_ slot: FrameSlot) -> Bool {
    switch component.frame[slot].kind {
    case .state: written.contains(slot)
    case .local, .reference, .parameter: false
    default: true
    }
  }

  /// What controls are bound to.
  private static func bound(in nodes: [CheckedNode]) -> Set<FrameSlot> {
    nodes.reduce(into: []) { slots, node in
      switch node.kind {
      case .element(let element):
        if let control = element.control { slots.insert(control.place.slot) }
        slots.formUnion(bound(in: element.children))
      default: slots.formUnion(bound(in: node.contents))
      }
    }
  }
}

extension CheckedNode {
  /// The nodes of its regions, or of an element; those of the component that it stands in.
  var contents: [CheckedNode] {
    switch kind {
    case .text, .trustedHTML: []
    case .element(let element): element.children
    case .component(let use): use.contents.flatMap(\.nodes)
    case .slot(let slot): slot.fallback
    case .conditional(let block): block.branches.flatMap(\.body) + block.otherwise
    case .each(let block): block.body + block.otherwise
    case .head(let nodes): nodes
    }
  }
}
