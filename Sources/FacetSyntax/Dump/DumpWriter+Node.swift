extension DumpWriter {
  mutating func write(_ node: TemplateNode) {
    switch node.kind {
    case .text(let text): line(quote(keepsSpace ? text : text.withCollapsedSpace))
    case .interpolation(let expression): line("{\(expression.dump)}")
    case .trustedHTML(let expression): line("{@html \(expression.dump)}")
    case .comment(let text): line("<!-- \(quote(text)) -->")
    case .element(let element):
      write(tag(element.name.text, element.attributes, isClosed: element.isSelfClosing), element.children)
    case .component(let use): write(tag(use.name.text, use.attributes), use.children)
    case .slot(let slot):
      write(tag("slot" + (slot.name.map { " name=\(quote($0.text))" } ?? ""), slot.arguments), slot.fallback)
    case .conditional(let block): write(block)
    case .each(let block): write(block)
    case .head(let children): write("<head>", children)
    case .invalid: line("<invalid>")
    }
  }

  private mutating func write(_ head: String, _ children: [TemplateNode]) {
    line(head)
    indented { writer in
      for child in children { writer.write(child) }
    }
  }

  private mutating func write(_ block: IfBlock) {
    for (index, branch) in block.branches.enumerated() {
      write("{\(index == 0 ? "#if" : ":else if") \(dump(branch.conditions))}", branch.body)
    }
    if let otherwise = block.otherwise { write("{:else}", otherwise) }
  }

  private mutating func write(_ block: EachBlock) {
    let index = block.index.map { ", \($0.text)" } ?? ""
    let key = block.key.map { " (\($0.dump))" } ?? ""
    write("{#each \(block.items.dump) as \(block.item.text)\(index)\(key)}", block.body)
    if let otherwise = block.otherwise { write("{:else}", otherwise) }
  }

  private func tag(_ name: String, _ attributes: [Attribute], isClosed: Bool = false) -> String {
    "<" + ([name] + attributes.map(dump)).joined(separator: " ") + (isClosed ? "/>" : ">")
  }

  private func dump(_ attribute: Attribute) -> String {
    switch attribute.kind {
    case .plain(let name, .none): name.text
    case .plain(let name, .quoted(let segments)): "\(name.text)=\(dump(segments))"
    case .plain(let name, .expression(let value)): "\(name.text)={\(value.dump)}"
    case .spread(let value): "{...\(value.dump)}"
    case .toggledClass(let name, let value): "class:\(name.text)={\(value.dump)}"
    case .styleProperty(let name, let value): "style:\(name.text)={\(value.dump)}"
    case .event(let name, let modifiers, let value):
      (["on:" + name.text] + modifiers.map(dump)).joined(separator: "|") + (value.map { "={\($0.dump)}" } ?? "")
    case .binding(let name, let value): "bind:\(name.text)={\(value.dump)}"
    case .reference(let name): "ref:\(name.text)"
    case .slotBinding(let name, as: let other): "let:\(name.text)={\(other.text)}"
    }
  }

  private func dump(_ modifier: Attribute.Modifier) -> String {
    modifier.name.text + (modifier.argument.map { "(\($0))" } ?? "")
  }
}
