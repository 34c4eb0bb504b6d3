import FacetAnalysis
import FacetSyntax

/// Writes one component's module.
final class ComponentWriter {
  let component: CheckedComponent
  let file: ModuleFile
  let project: ClientProject
  let bits: SlotBits
  let isPage: Bool
  /// The scope of the function that makes an instance.
  let names: JSNames
  var access: InstanceAccess
  var statements: [JSStatement] = []
  /// Variables of groups of checkboxes, by what they are bound to.
  private var groups: [String: String] = [:]

  // Names that every function of the module has for the same.
  let node = "node"
  let here = "here"
  let dirty = "dirty"
  let changes = "changes"
  let values = "values"
  let slots = "slots"
  let props = "props"
  let made = "own"
  let functionName: String

  init(_ component: CheckedComponent, _ file: ModuleFile, _ project: ClientProject) {
    self.component = component
    self.file = file
    self.project = project
    bits = SlotBits(component)
    isPage = component.role == .page
    for name in [node, here, dirty, changes, values, slots, props, made] { file.module.names.reserve(name) }
    functionName = file.module.names.unique(isPage ? "Page" : component.name)
    names = file.module.names.nested()
    access = InstanceAccess(place: .id(here), instance: .id(made))
    nameSlots()
  }

  /// The lowering of the component's code, in the instance's scope.
  var lowering: Lowering {
    var lowering = file.lowering(component, access)
    lowering.names = names
    return lowering
  }

  var runtime: RuntimeImports { file.runtime }

  func write() {
    declareValues()
    declareDeriveds()
    declareSetters()
    declareActions()
    declareInstance()
    let block = BlockWriter(self, lowering, names, place: .id(here))
    block.addRoots(component.nodes, .fixed)
    for name in groups.values.sorted() {
      statements.append(.const(.identifier(name), runtime.call("checkboxGroup")))
    }
    statements += block.finishedComponent(returned())
    let parameters = ([node, here, props, slots] + (isPage ? [values] : [])).map { JSPattern.identifier($0) }
    let function = JSFunction(functionName, parameters, body: statements)
    file.module.add(.function(function), .emptyLine, .export(.value(.id(functionName))))
  }

  /// A function of the module that copies markup.
  func template(_ markup: String, parent: String?) -> JSExpression {
    let name = file.module.names.unique("markup")
    let arguments = [JSExpression.text(markup)] + [parent.map { .text($0) }].compactMap { $0 }
    file.module.add(.const(.identifier(name), .pure(runtime.call("template", arguments))))
    return .id(name)
  }

  /// The function that makes an instance of a component, this one included.
  func function(of used: CheckedComponent) -> JSExpression {
    used.id == component.id ? .id(functionName) : file.use(used)
  }

  /// What the checkboxes of a group are bound to, which have to know of each other.
  func group(of place: CheckedPlace) -> JSExpression {
    let key = "\(place.slot) \(place.span.text)"
    if let name = groups[key] { return .id(name) }
    let name = names.unique("group")
    groups[key] = name
    return .id(name)
  }

  /// `dirty & mask`
  func test(_ mask: Int) -> JSExpression { .binary(.id(dirty), .bitAnd, .number(Double(mask))) }
}
