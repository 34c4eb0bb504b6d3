import FacetAnalysis
import FacetValue

/// What the server may say of an instance: inputs, loads and their errors, states and stores, by name.
struct ToldValues {
  let values: [(name: String, type: ValueType)]

  init(_ component: CheckedComponent, _ project: ClientProject) {
    let stores = component.storeUses.compactMap { use in
      project.project.stores.indices.contains(use.store) ? project.project.stores[use.store] : nil
    }
    values =
      component.inputs.map { ($0.name, $0.type) } + component.loads.flatMap(Self.values)
      + component.clientStates.map { ($0.name, $0.type) } + stores.map { ($0.name, $0.type) }
  }

  private static func values(of load: CheckedLoad) -> [(name: String, type: ValueType)] {
    let error = load.errorSlot.map { _ in (errorName(of: load), ValueType.optional(.record("ApiError"))) }
    return [(load.name, load.type)] + [error].compactMap { $0 }
  }

  static func errorName(of load: CheckedLoad) -> String { "error(\(load.name))" }

  /// `{ name: shape }`
  func shapes(_ file: ModuleFile) -> JSExpression {
    .object(values.map { .property($0.name, file.shapes.shape(of: $0.type)) })
  }

  /// Those of loads and their errors.
  static func loadShapes(of component: CheckedComponent, _ file: ModuleFile) -> JSExpression {
    .object(component.loads.flatMap(values).map { .property($0.name, file.shapes.shape(of: $0.type)) })
  }
}
