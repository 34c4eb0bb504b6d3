import FacetAnalysis

/// Writes the module of one component.
final class PreactComponent {
  let component: CheckedComponent
  let traits: PreactTraits
  let project: ClientProject
  let file: ModuleFile
  let frame: PreactFrame
  /// The scope of `setup`.
  let names: JSNames
  /// What `setup` does before it gives `render`: handlers that need nothing of a region.
  var handlers: [JSStatement] = []
  /// What the module needs besides its functions.
  var constants: [JSStatement] = []
  /// `checkboxGroup()`s by the place that they are bound to.
  var groups: [String: JSExpression] = [:]
  var keptHandlers = 0
  /// What the module calls its own definition and its own function.
  private(set) var definitionName = ""
  private(set) var functionName = ""

  init(_ component: CheckedComponent, _ traits: PreactTraits, _ project: ClientProject, _ file: ModuleFile) {
    self.component = component
    self.traits = traits
    self.project = project
    self.file = file
    frame = PreactFrame(component)
    names = file.module.names.nested()
  }

  var isLiving: Bool { traits.living.contains(component.id) }

  var lowering: Lowering {
    var lowering = file.lowering(component, frame)
    lowering.names = names
    return lowering
  }

  func helper(_ name: String) -> JSExpression { PreactHelpers.helper(name, file) }

  func call(_ name: String, _ arguments: JSExpression...) -> JSExpression { .call(helper(name), arguments) }

  var h: JSExpression { file.module.use("h", from: "preact") }

  /// `definition`, the function that Preact knows, `setup`.
  func write() {
    let module = file.module
    let definition = module.names.unique("definition")
    let setup = module.names.unique("setup")
    let name = module.names.unique(component.name)
    (definitionName, functionName) = (definition, name)
    let (body, shapes) = setupBody()
    module.add(constants)
    var properties: [JSProperty] = []
    if isLiving {
      properties.append(.property("name", .text(component.name)))
      properties.append(.property("shapes", .object(shapes)))
    }
    properties.append(.property("setup", .id(setup)))
    module.add(.export(.declaration(.const(.identifier(definition), .object(properties)))), .emptyLine)
    if isLiving {
      let shown = call("useInstance", .id(definition), .id("props"))
      module.add(.function(JSFunction(name, ["props"], body: [.exit(shown)])), .emptyLine)
      module.export(name, as: "default")
    }
    module.add(.function(JSFunction(setup, ["self"], body: body)))
  }

  /// What an instance shows.
  func render() -> JSExpression {
    let declarations = PreactDeclarations()
    let isAlone = isLiving && (component.role == .page || traits.closed.contains(component.id))
    var inner = lowering
    inner.names = names.nested()
    let region = PreactRegion(
      scope: .id("self"), lowering: inner, declarations: declarations, keys: isAlone ? .number : .prefixed,
      isPage: component.role == .page)
    let isBody = component.role == .page
    let shown = one(of: list(component.nodes, region, isWhole: isBody))
    return .arrow([], declarations.body(shown))
  }
}
