import FacetAnalysis
import FacetValue

extension SolidBody {
  /// An element that the server has numbered, or a new one.
  func created(_ element: CheckedElement) -> JSExpression {
    let template = owner.template(of: element)
    let node = name(element.name, .call(owner.web("getNextElement"), [template]).annotated(element.span))
    fill(node, element)
    return node
  }

  /// An element of a page, which is there.
  func adopted(_ element: CheckedElement, keeps: Bool) -> JSExpression? {
    let asked = JSExpression.call(owner.web("getNextElement"), []).annotated(element.span)
    let node = name(element.name, asked)
    fill(node, element)
    return keeps ? node : nil
  }

  /// What is dynamic about an element and in it.
  func fill(_ node: JSExpression, _ element: CheckedElement) {
    addAttributes(of: element, node)
    if element.form != nil { addFormField(element, node) }
    addHeads(element.children)
    let isSelect = element.name == "select"
    if let control = element.control, !isSelect { addControl(control, element, node) }
    addChildren(SolidChildren(of: element), element, node)
    // The options come first.
    if let control = element.control, isSelect { addControl(control, element, node) }
    addEvents(of: element, node)
  }

  /// Walks the children from one that code has to do with to the next.
  private func addChildren(_ children: SolidChildren, _ element: CheckedElement, _ node: JSExpression) {
    let body = element.namespace == namespace ? self : inside(element)
    if children.isAlone, case .region = SolidNode(children.nodes[0]) {
      body.insert(children.nodes[0], node, [])
    } else {
      var walk = Walk(node)
      if element.form != nil { walk.pass() }
      for (index, child) in children.nodes.enumerated() {
        if children.isParted(index) { walk.pass() }
        body.add(child, node, &walk)
      }
    }
    if body !== self { take(body) }
  }

  private func add(_ child: CheckedNode, _ parent: JSExpression, _ walk: inout Walk) {
    switch SolidNode(child) {
    case .fixedText: walk.pass()
    case .text(let parts): addText(walk.stop(at: name("text", walk.next)), parts)
    case .element(let element):
      guard element.needsCode else { return walk.pass() }
      fill(walk.stop(at: name(element.name, walk.next)), element)
    case .region:
      let end = names.unique("end")
      let nodes = names.unique("nodes")
      let start = walk.next.member("nextSibling")
      add(
        .const(
          .array([.identifier(end), .identifier(nodes)]), .call(owner.web("getNextMarker"), [start])))
      insert(child, parent, [walk.stop(at: .id(end)), .id(nodes)])
    }
  }

  private func insert(_ child: CheckedNode, _ parent: JSExpression, _ marker: [JSExpression]) {
    add(runtime.call("show", [parent, value(of: child)] + marker))
  }

  /// The body for an element's content of another namespace, in the same function.
  private func inside(_ element: CheckedElement) -> SolidBody {
    let namespace = element.name == "foreignObject" ? .html : element.namespace
    return SolidBody(owner, lowering, place: place, namespace: namespace, isNested: isNested)
  }

  /// The way through an element's children: the last node that has a name, and how many were passed since.
  struct Walk {
    private var node: JSExpression
    private var step = "firstChild"

    init(_ parent: JSExpression) { node = parent }

    /// What reads the next node.
    var next: JSExpression { node.member(step) }

    mutating func pass() {
      node = next
      step = "nextSibling"
    }

    mutating func stop(at name: JSExpression) -> JSExpression {
      node = name
      step = "nextSibling"
      return name
    }
  }
}

extension SolidBody {
  /// Takes over what was written for a part of this body.
  func take(_ body: SolidBody) {
    for statement in body.statements { add(statement) }
    if body.usesPlace { _ = placeHere() }
  }
}
