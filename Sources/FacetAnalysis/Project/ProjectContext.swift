import FacetSyntax
import FacetValue

/// What all files of one check share. It lives as long as the check and is used by one thread.
final class ProjectContext {
  let bag = DiagnosticBag()
  var types = BuiltInTypes.table()
  /// The declared default of each field of a record type that has one.
  var fieldDefaults: [String: [String: CheckedExpression]] = [:]
  var interfaces: [ComponentInterface] = []
  var idsByName: [String: ComponentID] = [:]
  var stores: [CheckedStore] = []
  var storesByName: [String: Int] = [:]
  var scopedStyles: [ComponentID: String] = [:]
  var scopeOwners: [String: ComponentID] = [:]
  var components: [ComponentID: CheckedComponent] = [:]
  var outlines: [ComponentID: ComponentOutline] = [:]
  private var inProgress: Set<ComponentID> = []

  func record(_ name: String) -> RecordType? { types.records[name] }
  func enumeration(_ name: String) -> EnumerationType? { types.enumerations[name] }

  /// The names that a type can have here.
  var typeNames: Set<String> {
    var names = BuiltInTypes.reservedNames
    names.formUnion(types.records.keys.filter { !$0.contains("<") })
    names.formUnion(types.enumerations.keys)
    return names
  }

  /// Checks a component once, and returns it; nil while it is being checked (components that use each other).
  func checked(_ id: ComponentID) -> CheckedComponent? {
    if let done = components[id] { return done }
    guard interfaces.indices.contains(id), inProgress.insert(id).inserted else { return nil }
    defer { inProgress.remove(id) }
    let checker = ComponentChecker(context: self, interface: interfaces[id])
    let result = checker.checkComponent()
    components[id] = result
    outlines[id] = checker.outline
    return result
  }
}
