import FacetAnalysis
import FacetValue

/// Reads `{instancePath: {name: value}}` as the state of a page, each value by the type that its name has there.
struct StateReader {
  let project: CheckedProject
  let page: CheckedPage
  /// Whether the values are those of a client.
  var isExposed = false
  private(set) var state = PageState()

  init(_ project: CheckedProject, _ page: CheckedPage) {
    self.project = project
    self.page = page
  }

  mutating func read(_ document: Value) throws(PageStateError) {
    guard case .dictionary(let instances) = document else {
      throw PageStateError(
        instancePath: nil, name: nil, message: "The state is an object by instance paths: {\"\": {\"name\": …}}.")
    }
    for (key, value) in instances {
      let path = key.printed
      guard let component = InstanceFinder(project: project).component(at: path, of: page) else {
        throw PageStateError(
          instancePath: path, name: nil, message: "no instance of the page \(page.name) can have this path")
      }
      guard case .dictionary(let names) = value else {
        throw PageStateError(
          instancePath: path, name: nil, message: "must be an object by the names that \(component.name) declares")
      }
      state.values[path] = [:]
      for (name, value) in names { try read(value, name.printed, path, component) }
    }
  }

  private mutating func read(
    _ value: Value, _ name: String, _ path: String, _ component: CheckedComponent
  ) throws(PageStateError) {
    if let index = component.loads.firstIndex(where: { $0.name == name }) {
      let decoded = try decode(value, component.loads[index].type, name, path)
      state.loads[LoadKey(component: component.id, load: index)] = .value(decoded)
    } else if let (slot, type) = place(name, in: component) {
      state.values[path, default: [:]][slot] = try decode(value, type, name, path)
    } else if let store = store(name, of: component, isPage: path.isEmpty) {
      let decoded = try decode(value, project.stores[store].type, name, path)
      if let other = state.stores[store], other != decoded {
        throw PageStateError(
          instancePath: path, name: name, message: "another instance gives this store another value")
      }
      state.stores[store] = decoded
    } else if !isComputed(name, component) {
      throw PageStateError(instancePath: path, name: name, message: "\(component.name) has no state of this name")
    }
  }

  /// State, a query, the fragment, or a live value.
  private func place(_ name: String, in component: CheckedComponent) -> (FrameSlot, ValueType)? {
    if let state = component.states.first(where: { $0.name == name }) { return (state.slot, state.type) }
    if let live = component.lives.first(where: { $0.name == name }) { return (live.slot, live.type) }
    guard let input = component.inputs.first(where: { $0.name == name }), input.kind != .parameter else { return nil }
    return (input.slot, input.type)
  }

  /// A store by an instance that uses it; with the page, any.
  private func store(_ name: String, of component: CheckedComponent, isPage: Bool) -> Int? {
    project.stores.indices.first { index in
      project.stores[index].name == name && (isPage || component.storeUses.contains { $0.store == index })
    }
  }

  /// What follows from the rest and from the address. State documents have it, so that it may stand here; it says nothing.
  private func isComputed(_ name: String, _ component: CheckedComponent) -> Bool {
    component.props.contains { $0.name == name } || component.deriveds.contains { $0.name == name }
      || component.inputs.contains { $0.name == name } || name == "route"
  }

  private func decode(
    _ value: Value, _ type: ValueType, _ name: String, _ path: String
  ) throws(PageStateError) -> Value {
    do {
      let json = isExposed ? ExposedValue.json(value, as: type, in: project.types) : value
      return try ValueDecoder.decode(json, as: type, in: project.types)
    } catch {
      throw PageStateError(instancePath: path, name: name, message: "\(error)")
    }
  }
}
