import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue

/// Builders of checked trees, for what is easier said without source.
enum Tree {
  static let span = SourceSpan(file: SourceFile(path: "Test.facet", text: ""), range: 0..<0)

  static func expression(_ kind: CheckedExpression.Kind, _ type: ValueType = .string) -> CheckedExpression {
    CheckedExpression(kind, type: type, span: span)
  }

  static func literal(_ value: Value, _ type: ValueType = .string) -> CheckedExpression {
    expression(.literal(value), type)
  }

  static func read(_ slot: FrameSlot, _ type: ValueType = .string) -> CheckedExpression {
    expression(.read(slot), type)
  }

  static func element(
    _ name: String, _ attributes: [CheckedAttribute] = [], _ children: [CheckedNode] = [], form: CheckedForm? = nil,
    control: CheckedControl? = nil, namespace: CheckedElement.Namespace = .html
  ) -> CheckedNode {
    .element(
      CheckedElement(
        name: name, namespace: namespace, attributes: attributes, children: children, form: form, control: control,
        span: span))
  }

  static func text(_ expression: CheckedExpression) -> CheckedNode { .text([.expression(expression)]) }
  static func text(_ literal: String) -> CheckedNode { .text([.literal(literal)]) }

  static func place(_ slot: FrameSlot, _ type: ValueType = .string, _ steps: [CheckedPlace.Step] = []) -> CheckedPlace {
    CheckedPlace(slot: slot, steps: steps, type: type, span: span)
  }

  static func state(_ name: String, _ slot: FrameSlot, _ value: Value, _ type: ValueType = .string) -> CheckedState {
    CheckedState(name: name, type: type, slot: slot, initial: literal(value, type), isStored: false)
  }

  static func statement(_ kind: CheckedStatement.Kind) -> CheckedStatement { CheckedStatement(kind, span: span) }

  static func action(_ body: [CheckedStatement.Kind], parameters: [FrameSlot] = []) -> CheckedAction {
    CheckedAction(
      name: nil, parameters: parameters, parameterTypes: parameters.map { _ in .string },
      body: body.map { statement($0) }, isAsync: true, reads: [], writes: [], span: span)
  }

  static func use(
    _ component: ComponentID, callSite: Int = 0, props: [(slot: FrameSlot, value: CheckedExpression)] = [],
    contents: [CheckedSlotContent] = []
  ) -> CheckedNode {
    .component(
      CheckedComponentUse(component: component, callSite: callSite, props: props, contents: contents, span: span))
  }

  static func each(
    _ items: CheckedExpression, item: FrameSlot, key: CheckedExpression? = nil, site: Int = 0, _ body: [CheckedNode]
  ) -> CheckedNode {
    .each(
      CheckedEach(
        site: site, items: items, item: item, index: nil, key: key, body: body, otherwise: [], span: span))
  }

  static func component(
    id: ComponentID = 0, role: CheckedComponent.Role = .page, frameSize: Int = 8, props: [CheckedProp] = [],
    inputs: [CheckedInput] = [], loads: [CheckedLoad] = [], states: [CheckedState] = [],
    deriveds: [CheckedDerived] = [], actions: [CheckedAction] = [], storeUses: [CheckedStoreUse] = [],
    clientReads: Set<FrameSlot> = [], _ nodes: [CheckedNode]
  ) -> CheckedComponent {
    CheckedComponent(
      id: id, name: "C\(id)", role: role, source: span.file, frameSize: frameSize, props: props, inputs: inputs,
      loads: loads, lives: [], states: states, storeUses: storeUses, deriveds: deriveds, actions: actions, effects: [],
      onMount: [], onUnmount: [], nodes: nodes, slots: [], scopeAttribute: nil, route: nil,
      facts: ComponentFacts(isInteractive: false, clientReads: clientReads, dependencies: [:]))
  }

  static func project(_ components: [CheckedComponent], stores: [CheckedStore] = []) -> CheckedProject {
    CheckedProject(
      types: TypeTable(), components: components,
      pages: [CheckedPage(name: "test", path: [], isErrorPage: false, component: 0)], stores: stores, scopedStyles: [])
  }
}

/// A renderer of one project whose first page is under test.
struct Site {
  let renderer: Renderer
  let page: CheckedPage
  var inputs = PageInputs(target: "alpine", root: "/alpine", path: "/test", url: "/test")
  var loads: [LoadKey: LoadOutcome] = [:]

  init(_ project: CheckedProject, options: RenderOptions = RenderOptions()) {
    renderer = Renderer(project: project, options: options)
    page = project.pages[0]
  }

  init(_ components: CheckedComponent..., options: RenderOptions = RenderOptions()) {
    self.init(Tree.project(components), options: options)
  }

  init(_ nodes: [CheckedNode]) { self.init(Tree.component(nodes)) }

  /// The content of the body.
  func body() throws -> String {
    try Self.body(of: renderer.render(page, inputs, loads: loads, document: DocumentOptions(nonce: "n")))
  }

  func document() throws -> String {
    String(
      decoding: try renderer.render(page, inputs, loads: loads, document: DocumentOptions(nonce: "n")), as: UTF8.self)
  }

  static func body(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.range(of: "<body>"), let end = text.range(of: "</body>") else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }
}

extension String {
  /// Where a text first stands; the tests use no Foundation.
  func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
