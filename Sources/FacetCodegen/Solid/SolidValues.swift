import FacetAnalysis
import FacetValue

/// What the server may say of an instance, by the names that it says it under.
struct SolidValues {
  struct Told {
    let name: String
    let slot: FrameSlot
    let type: ValueType
  }

  let inputs: [Told]
  /// Loads, and their errors as `error(todos)`.
  let loads: [Told]
  let states: [Told]
  let stores: [Told]

  init(_ component: CheckedComponent, _ project: ClientProject) {
    let reads = component.facts.clientReads
    func told(_ values: [Told]) -> [Told] { values.filter { reads.contains($0.slot) } }
    inputs = told(component.inputs.map { Told(name: $0.name, slot: $0.slot, type: $0.type) })
    loads = told(component.loads.flatMap { Self.loadValues($0) })
    states = told(component.clientStates.map { Told(name: $0.name, slot: $0.slot, type: $0.type) })
    stores = told(
      component.storeUses.compactMap { use in
        guard project.project.stores.indices.contains(use.store) else { return nil }
        let store = project.project.stores[use.store]
        return Told(name: store.name, slot: use.slot, type: store.type)
      })
  }

  private static func loadValues(_ load: CheckedLoad) -> [Told] {
    let value = Told(name: load.name, slot: load.slot, type: load.type)
    guard let slot = load.errorSlot else { return [value] }
    return [value, Told(name: "error(\(load.name))", slot: slot, type: .optional(.record("ApiError")))]
  }

  func shapes(_ imports: ProjectImports) -> [JSProperty] {
    (inputs + loads + states + stores).map { .property($0.name, imports.shape(of: $0.type)) }
  }

  func loadShapes(_ imports: ProjectImports) -> [JSProperty] {
    loads.map { .property($0.name, imports.shape(of: $0.type)) }
  }

  func isTold(_ slot: FrameSlot) -> Bool { (inputs + loads + states + stores).contains { $0.slot == slot } }
}
