import FacetAnalysis
import FacetValue

/// How code reaches a component's frame: signals, memos, props, functions of actions, variables of elements.
struct SolidFrame: FrameAccess {
  private var reads: [FrameSlot: JSExpression] = [:]
  private var setters: [FrameSlot: String] = [:]
  private var elements: [FrameSlot: String] = [:]
  private var actions: [Int: String] = [:]
  let place: JSExpression
  let instance: JSExpression
  let props: String

  init(_ component: CheckedComponent, _ names: JSNames, place: String, props: String, instance: String) {
    self.place = .id(place)
    self.instance = .id(instance)
    self.props = props
    for prop in component.props {
      reads[prop.slot] =
        prop.needsDefault ? .call(.id(names.unique(prop.name)), []) : JSExpression.id(props).member(prop.name)
    }
    for (slot, binding) in component.frame.enumerated() { name(slot, binding, names) }
    for (index, action) in component.actions.enumerated() {
      if let name = action.name { actions[index] = names.unique(name) }
    }
  }

  private mutating func name(_ slot: FrameSlot, _ binding: FrameBinding, _ names: JSNames) {
    let wished = binding.name ?? "value"
    switch binding.kind {
    case .prop, .item, .local: break
    case .derived: reads[slot] = .call(.id(names.unique(wished)), [])
    case .reference: elements[slot] = names.unique(wished)
    case .loadError: nameSignal(slot, wished + "Error", names)
    case .parameter: reads[slot] = .call(.id(names.unique(wished)), [])
    case .state, .storedState, .query, .fragment, .load, .live, .store, .route:
      nameSignal(slot, wished, names)
    }
  }

  private mutating func nameSignal(_ slot: FrameSlot, _ wished: String, _ names: JSNames) {
    reads[slot] = .call(.id(names.unique(wished)), [])
    setters[slot] = names.unique("set" + wished.prefix(1).uppercased() + wished.dropFirst())
  }

  func read(_ slot: FrameSlot) -> JSExpression { reads[slot] ?? .null }

  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression { .call(setter(slot), [value]) }

  func setter(_ slot: FrameSlot) -> JSExpression { setterName(slot).map { .id($0) } ?? .null }

  /// The name of what writes a slot; nil for a value that stays.
  func setterName(_ slot: FrameSlot) -> String? { setters[slot] }

  /// The name that a slot's value is read by: `count` of `count()`.
  func getter(_ slot: FrameSlot) -> String {
    guard case .call(.identifier(let name), _, _)? = reads[slot] else { return "undefined" }
    return name
  }

  func action(_ index: Int) -> JSExpression { actions[index].map { .id($0) } ?? .null }

  func element(_ slot: FrameSlot) -> JSExpression { elements[slot].map { .id($0) } ?? .null }

  /// Variables for elements that actions refer to, in the order of their slots.
  var references: [String] { elements.sorted { $0.key < $1.key }.map(\.value) }
}

extension CheckedProp {
  /// Whether a value stands in for one that is not given; of an optional prop, nil is written where it is read.
  var needsDefault: Bool { initial != nil || type.isOptionalInSolid }
}

extension ValueType {
  var isOptionalInSolid: Bool {
    if case .optional = self { true } else { false }
  }
}
