import FacetAnalysis
import FacetSyntax

/// Writes one component's module: what begins an instance and makes the scope of its markup.
final class AlpineComponent {
  let component: CheckedComponent
  let file: ModuleFile
  let project: ClientProject
  let markup: AlpineMarkup
  /// The scope of the function that begins an instance.
  let names: JSNames
  var access: AlpineAccess
  var statements: [JSStatement] = []
  /// Variables of groups of checkboxes, by what they are bound to.
  private var groups: [String: String] = [:]

  // Names that the functions of the module have for the same.
  let own = "own"
  let state = "state"
  let region = "region"
  let props = "props"
  let contents = "contents"
  let values = "values"
  let constant: String

  init(_ component: CheckedComponent, _ file: ModuleFile, _ project: ClientProject) {
    self.component = component
    self.file = file
    self.project = project
    markup = AlpineMarkup(component, project)
    for name in [own, state, region, props, contents, values] { file.module.names.reserve(name) }
    constant = file.module.names.unique(component.role == .page ? "Page" : component.name)
    names = file.module.names.nested()
    access = AlpineAccess(own: .id(own), state: .id(state), props: .id(props))
    nameSlots()
  }

  var runtime: RuntimeImports { file.runtime }

  /// The lowering of the component's code, in the scope of its instance.
  var lowering: Lowering {
    var lowering = file.lowering(component, access)
    lowering.names = names
    return lowering
  }

  /// `const Card = define(markup("…"), (region, props, contents) => …)`, `Alpine.data("Card", scope)`
  func write() {
    declareValues()
    declareDeriveds()
    declareActions()
    declareInstance()
    let root = AlpineRegion(self, lowering, names, region: region)
    root.add(component.nodes, markup.parent(ofRoots: component.nodes))
    statements += groups.values.sorted().map { .const(.identifier($0), runtime.call("checkboxGroup")) }
    let body = statements + root.statements
    let parameters = [region, props, contents] + (hasOwn ? [values] : [])
    let setup = JSExpression.arrow(
      parameters.map { .identifier($0) },
      body.isEmpty ? .expression(root.scope) : .statements(body + [.exit(root.scope)]))
    file.module.add(.const(.identifier(constant), .pure(runtime.call("define", source, setup))))
    if component.nodes.isOneElement {
      let alpine = file.module.useDefault(from: "alpinejs", as: "Alpine")
      let name = JSExpression.text(AlpineNames.data(component))
      file.module.add(.expression(alpine.calling("data", name, runtime.helper("scope"))))
    }
    file.module.add(.export(.value(.id(constant))))
  }

  /// A page is never copied.
  private var source: JSExpression {
    let text = component.role == .page ? "" : markup.text
    return made(text, markup.parent(ofRoots: component.nodes))
  }

  /// `markup("<p></p>")`
  func made(_ text: String, _ parent: AlpineMarkup.Parent) -> JSExpression {
    runtime.call("markup", [.text(text)] + [parent.name.map { .text($0) }].compactMap { $0 })
  }

  /// Markup that every instance uses: a constant of the module.
  func source(_ text: String, _ parent: AlpineMarkup.Parent) -> JSExpression {
    let name = file.module.names.unique("template")
    file.module.add(.const(.identifier(name), .pure(made(text, parent))))
    return .id(name)
  }

  /// A component that is used, this one included.
  func definition(of used: CheckedComponent) -> JSExpression {
    used.id == component.id ? .id(constant) : file.use(used)
  }

  /// What the checkboxes of a group are bound to, which have to know of each other.
  func group(of place: CheckedPlace) -> JSExpression {
    let key = "\(place.slot) \(place.span.text)"
    if let name = groups[key] { return .id(name) }
    let name = names.unique("group")
    groups[key] = name
    return .id(name)
  }
}
