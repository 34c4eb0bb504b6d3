import FacetAnalysis
import FacetValue

/// What an instance says to the shared runtime.
extension SolidComponent {
  func instanceStatements() -> [JSStatement] {
    guard needsInstance, case .identifier(let name) = frame.instance else { return [] }
    let made = runtime.call("define", .id(placeName), .object(definition()))
    return [.const(.identifier(name), made)] + address(name) + restored(name) + streams()
  }

  /// An instance that holds nothing and does nothing needs no one to know of it.
  private var needsInstance: Bool {
    let component = component
    return !component.clientStates.isEmpty || !component.loads.isEmpty || !component.inputs.isEmpty
      || !component.lives.isEmpty || !component.storeUses.isEmpty || !component.effects.isEmpty
      || !component.onMount.isEmpty || !component.onUnmount.isEmpty || !component.actions.isEmpty
      || component.route != nil
  }

  private func definition() -> [JSProperty] {
    var properties: [JSProperty] = [.property("name", .text(component.name))]
    let received = self.received
    if !received.isEmpty { properties.append(.property("receive", .object(received))) }
    if !component.loads.isEmpty {
      properties.append(.property("values", .id(valuesName)))
      properties.append(.property("loads", .object(values.loadShapes(file.shapes))))
    }
    if !component.storeUses.isEmpty { properties.append(.property("stores", .array(stores))) }
    if project.options.isDevelopment {
      properties.append(.property("expose", .arrow([], .expression(.object(exposed)))))
    }
    return properties + reactions()
  }

  private var stores: [JSExpression] {
    component.storeUses.compactMap { use in
      guard project.project.stores.indices.contains(use.store) else { return nil }
      return file.shapes.store(project.project.stores[use.store].name)
    }
  }

  /// The setters of what comes from elsewhere: the address, the server, stores, the browser's storage.
  private var received: [JSProperty] {
    var slots = component.inputs.filter { $0.kind != .parameter }.map { ($0.name, $0.slot) }
    if let route = component.route { slots.append(("route", route)) }
    for load in component.loads {
      slots.append((load.name, load.slot))
      if let error = load.errorSlot { slots.append(("error(\(load.name))", error)) }
    }
    slots += component.storeUses.compactMap { use in
      project.project.stores.indices.contains(use.store) ? (project.project.stores[use.store].name, use.slot) : nil
    }
    slots += component.clientStates.filter(\.isStored).map { ($0.name, $0.slot) }
    return slots.map { .property($0.0, frame.setter($0.1)) }
  }

  private var exposed: [JSProperty] { component.exposedSlots.map { .property($0.name, frame.read($0.slot)) } }

  /// Values that follow the address.
  private func address(_ instance: String) -> [JSStatement] {
    var inputs = component.inputs.compactMap { input in
      lowering.addressInput(input).map { JSProperty.property(input.name, $0) }
    }
    if component.route != nil { inputs.append(.property("route", runtime.helper("routeInput"))) }
    guard !inputs.isEmpty else { return [] }
    return [.expression(runtime.call("address", .id(instance), .object(inputs)))]
  }

  private func restored(_ instance: String) -> [JSStatement] {
    component.clientStates.filter(\.isStored).map { state in
      .expression(runtime.call("restore", .id(instance), .text(state.name), file.shapes.shape(of: state.type)))
    }
  }

  private func streams() -> [JSStatement] {
    component.lives.map { live in
      let segments = live.path.segments.map { segment in
        switch segment {
        case .literal(let text): JSExpression.text(text)
        case .value(let value): lowering.lower(value)
        }
      }
      var shape = ValueType.error
      if case .array(let element) = live.type { shape = element }
      return .expression(
        runtime.call(
          "live", .id(placeName), runtime.call("apiPath", .array(segments)), file.shapes.shape(of: shape),
          lowering.function(of: live.handler).annotated(live.handler.span)))
    }
  }
}
