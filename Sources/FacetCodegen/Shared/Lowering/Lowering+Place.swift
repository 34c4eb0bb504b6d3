import FacetAnalysis
import FacetValue

extension Lowering {
  /// The value of a place.
  package func read(_ place: CheckedPlace) -> JSExpression {
    var value = read(place.slot)
    var type = component.frame.indices.contains(place.slot) ? component.frame[place.slot].type : nil
    for step in place.steps {
      switch step {
      case .field(let index): value = value.member(fieldName(type ?? .error, index))
      case .index(let index): value = runtime.call("element", value, lower(index))
      case .key(let key): value = runtime.call("entry", value, lower(key))
      }
      type = type.map { self.type(of: step, in: $0) }
    }
    return value
  }

  /// Gives a place a value: the value as it is, or with a path what comes of the old one.
  package func assign(_ place: CheckedPlace, _ value: JSExpression) -> [JSStatement] {
    guard !place.steps.isEmpty else { return write(place.slot, value) }
    return change(place, .arrow([], .expression(value)))
  }

  /// Gives a place what a function makes of its value.
  func change(_ place: CheckedPlace, _ change: JSExpression) -> [JSStatement] {
    write(place.slot, runtime.call("updated", read(place.slot), .array(path(of: place)), change))
  }

  private func path(of place: CheckedPlace) -> [JSExpression] {
    var type = component.frame.indices.contains(place.slot) ? component.frame[place.slot].type : nil
    return place.steps.map { step in
      defer { type = type.map { self.type(of: step, in: $0) } }
      switch step {
      case .field(let index): return .text(fieldName(type ?? .error, index))
      case .index(let expression), .key(let expression): return lower(expression)
      }
    }
  }

  private func type(of step: CheckedPlace.Step, in type: ValueType) -> ValueType {
    switch (step, type) {
    case (.field(let index), .record(let name)):
      if let fields = types.records[name]?.fields, fields.indices.contains(index) { return fields[index].type }
      return .error
    case (.index, .array(let element)): return element
    case (.key, .dictionary(_, let value)): return value
    default: return .error
    }
  }

  /// Gives a slot a value, and says so to those who keep it elsewhere: the address, the browser's storage, the page.
  package func write(_ slot: FrameSlot, _ value: JSExpression) -> [JSStatement] {
    if let local = locals[slot] { return [.expression(local.assigned(value))] }
    guard component.frame.indices.contains(slot) else { return [] }
    let binding = component.frame[slot]
    let name = JSExpression.text(binding.name ?? "")
    let written = JSStatement.expression(access.write(slot, value))
    switch binding.kind {
    case .query: return [written, .expression(runtime.call("changeQuery", name, read(slot)))]
    case .fragment: return [written, .expression(runtime.call("changeFragment", read(slot)))]
    case .storedState:
      let shape = shapes.shape(of: binding.type ?? .error)
      return [written, .expression(runtime.call("writeStored", .text(component.name), name, shape, read(slot)))]
    case .load:
      guard let optimisticRun else { return [written] }
      return [written, .expression(optimisticRun.calling("assign", name, read(slot)))]
    case .store: return [.expression(shapes.store(binding.name ?? "").calling("set", value))]
    default: return [written]
    }
  }
}
