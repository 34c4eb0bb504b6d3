/// An export of the browser's runtime that generated code may call.
public struct RuntimeHelper: Sendable, Hashable {
  /// As it is exported: `arraySorted`.
  public let name: String
  /// The module's path in `RuntimeFiles`: `shared/standard/ordering.js`.
  public let module: String
  public init(name: String, module: String) {
    self.name = name
    self.module = module
  }
}

/// Every helper of the runtime. A generator that emits another name is wrong; a test compares the list with the modules.
public enum RuntimeCatalog {
  public static let helpers: [RuntimeHelper] = shared + alpine + preact + solid + svelte

  /// The helpers of that name: one in `shared`, perhaps one in each target's runtime.
  public static func helpers(named name: String) -> [RuntimeHelper] { byName[name] ?? [] }

  private static let byName = Dictionary(grouping: helpers, by: \.name)

  static func helpers(_ module: String, _ names: [String]) -> [RuntimeHelper] {
    names.map { RuntimeHelper(name: $0, module: module) }
  }
}
