extension Parser {
  /// `<slot name="foot" row={item}>fallback</slot>`
  mutating func slot(_ tag: StartTag, _ children: [TemplateNode]) -> TemplateNode.Kind {
    var name: Name?
    var arguments: [Attribute] = []
    for attribute in tag.attributes {
      guard case .plain(let key, let value) = attribute.kind, key.text == "name" else {
        arguments.append(attribute)
        continue
      }
      if case .quoted(let segments) = value, let text = segments.plainText, !text.isEmpty {
        name = Name(text, span: attribute.span)
      } else {
        report(
          .slotName, attribute.span.range, "A slot's name is fixed text.", hint: "For instance `<slot name=\"foot\">`.")
      }
    }
    return .slot(SlotNode(name: name, arguments: arguments, fallback: children))
  }
}
