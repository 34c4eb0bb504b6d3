import FacetAnalysis

extension PreactComponent {
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// `h("p", { class: "note" }, "Hello")`
  func element(_ element: CheckedElement, _ node: CheckedNode, _ region: PreactRegion) -> JSExpression {
    var props: [JSProperty] = region.key(of: node).map { [.property("key", $0)] } ?? []
    props += attributes(of: element, region)
    let isTextArea = element.control != nil && element.name == "textarea"
    if isTextArea { props.append(.property("dangerouslySetInnerHTML", helper("untouched"))) }
    var arguments: [JSExpression] = [.text(element.name), props.isEmpty ? .null : .object(props)]
    let isVoid = element.namespace == .html && Self.voidElements.contains(element.name)
    if !isTextArea, !isVoid { arguments += children(of: element, region) }
    while case .null? = arguments.last, arguments.count > 1 { arguments.removeLast() }
    return .call(h, arguments).annotated(element.span)
  }

  private func children(of element: CheckedElement, _ region: PreactRegion) -> [JSExpression] {
    let isForeign = element.namespace == .svg && element.name == "foreignObject"
    let inner = region.with(.none, in: isForeign ? .html : element.namespace)
    let content = content(element.children, inner)
    guard let form = element.form else { return content }
    let field = formField(form, region)
    // A list that comes as one argument takes the field in.
    guard content.count == 1, !element.children.allSatisfy(\.isTextOrElement) else { return [field] + content }
    return [.call(helper("children"), [field] + content)]
  }

  /// The field that says which form of the page was posted, as the server writes it.
  private func formField(_ form: CheckedForm, _ region: PreactRegion) -> JSExpression {
    let path = file.runtime.call("formPath", region.scope.member("place"), .number(Double(form.id)))
    return .call(
      h,
      [
        .text("input"),
        .object([
          .property("key", .text("_action")), .property("type", .text("hidden")),
          .property("name", .text("_action")), .property("VALUE", path),
        ]),
      ])
  }
}
