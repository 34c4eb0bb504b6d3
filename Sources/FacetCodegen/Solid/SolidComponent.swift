import FacetAnalysis
import FacetValue

/// Writes the module of a component: its templates, and a function that makes an instance.
///
///     export default function Counter(place, props, contents) { … }
///
/// It is called with its place, its props (of a page, what the server has said) and the contents for its slots, and gives
/// what stands in the page: nodes, texts, functions that give these, and arrays of them.
final class SolidComponent {
  let component: CheckedComponent
  let file: ModuleFile
  let project: ClientProject
  let names: JSNames
  let frame: SolidFrame
  let values: SolidValues
  /// The function's name in the module.
  let name: String
  let placeName: String
  let contentsName: String
  let propsName: String
  let valuesName: String
  /// Events that its elements leave to the document.
  var delegatedEvents: Set<String> = []
  private var templates: [String: String] = [:]
  /// What checkboxes of a group share, by the place that they are bound to.
  private var groups: [(place: String, name: String)] = []

  init(_ component: CheckedComponent, _ file: ModuleFile, _ project: ClientProject) {
    self.component = component
    self.file = file
    self.project = project
    name = file.module.names.unique(component.name)
    names = file.module.names.nested()
    placeName = names.unique("place")
    contentsName = names.unique("contents")
    propsName = names.unique(component.role == .page ? "values" : "props")
    valuesName = component.role == .page ? propsName : names.unique("values")
    frame = SolidFrame(
      component, names, place: placeName, props: propsName, instance: names.unique("instance"))
    values = SolidValues(component, project)
  }

  var runtime: RuntimeImports { file.runtime }

  var lowering: Lowering { file.lowering(component, frame).nested(names) }

  func write() {
    let body = SolidBody(self, lowering, place: .id(placeName), isNested: false)
    let content = body.content(of: SolidRoots(component))
    let statements = declarations() + groupDeclarations() + instanceStatements() + body.statements + [.exit(content)]
    let parameters = [placeName, propsName] + (component.slots.isEmpty ? [] : [contentsName])
    if !templates.isEmpty { file.module.add(.emptyLine) }
    file.module.add(.function(JSFunction(name, parameters.map { .identifier($0) }, body: statements)))
    file.module.export(name, as: "default")
    guard !delegatedEvents.isEmpty else { return }
    file.module.add(.emptyLine)
    file.module.add(
      .expression(.call(web("delegateEvents"), [.array(delegatedEvents.sorted().map { .text($0) })])))
  }

  /// What `solid-js` exports.
  func solid(_ name: String) -> JSExpression { file.module.use(name, from: "solid-js") }

  /// What `solid-js/web` exports.
  func web(_ name: String) -> JSExpression { file.module.use(name, from: "solid-js/web") }

  /// The template of an element that code creates.
  func template(of element: CheckedElement) -> JSExpression {
    let markup = SolidMarkup(element, scopeAttribute: component.scopeAttribute).text
    // An element around it tells the parser which namespace it is of.
    var parent: String?
    if element.namespace == .svg, element.name != "svg" { parent = "svg" }
    if element.namespace == .mathML, element.name != "math" { parent = "math" }
    let key = "\(element.namespace) \(markup)"
    if let known = templates[key] { return .id(known) }
    let name = file.module.names.unique(element.name + "Template")
    templates[key] = name
    let text = parent.map { "<\($0)>\(markup)</\($0)>" } ?? markup
    var arguments = [JSExpression.pure(runtime.call("trusted", .text(text)))]
    if parent != nil { arguments += [false, true] }
    file.module.add(.const(.identifier(name), .pure(.call(web("template"), arguments))))
    return .id(name)
  }

  /// What the checkboxes share that are bound to a place.
  func checkboxGroup(_ place: CheckedPlace) -> JSExpression {
    let key = "\(place.slot) \(place.steps.map { if case .field(let index) = $0 { "\(index)" } else { "?" } })"
    if let known = groups.first(where: { $0.place == key }) { return .id(known.name) }
    let name = names.unique("group")
    groups.append((key, name))
    return .id(name)
  }

  private func groupDeclarations() -> [JSStatement] {
    groups.map { .const(.identifier($0.name), runtime.call("checkboxGroup")) }
  }
}

extension Lowering {
  /// The lowering with names of a scope.
  func nested(_ names: JSNames) -> Lowering {
    var copy = self
    copy.names = names
    return copy
  }
}
