import FacetSyntax
import FacetValue

extension ComponentChecker {
  func componentUse(_ use: ComponentUse, _ span: SourceSpan, _ position: MarkupPosition) -> CheckedComponentUse? {
    guard let target = target(of: use) else {
      // Mistakes inside are worth saying even so.
      for attribute in use.attributes { skim(attribute) }
      _ = nodes(use.children, contentPosition(position))
      return nil
    }
    let callSite = markup.callSites
    markup.callSites += 1
    let (values, reads) = props(use, target)
    let contents = self.contents(use, target, position)
    componentUses.append(
      .init(component: target.id, props: reads, isUnconditional: !position.isConditional, span: use.name.span))
    return CheckedComponentUse(
      component: target.id, callSite: callSite, props: values, contents: contents, span: use.name.span)
  }

  private func target(of use: ComponentUse) -> ComponentInterface? {
    guard let id = context.idsByName[use.name.text], context.interfaces.indices.contains(id) else {
      bag.report(
        .unknownComponent, at: use.name.span, "There is no component `\(use.name.text)`.",
        hint: NameHints.hint(for: use.name.text, among: context.idsByName.keys)
          ?? "make `components/\(use.name.text).facet`")
      return nil
    }
    return context.interfaces[id]
  }

  private func skim(_ attribute: Attribute) {
    switch attribute.kind {
    case .plain(_, .expression(let expression)): skim(expression)
    case .plain(_, .quoted(let parts)): _ = string(parts, attribute.span)
    default: break
    }
  }

  /// Values for the props, in the order of the slots they go into.
  private func props(
    _ use: ComponentUse, _ target: ComponentInterface
  ) -> (values: [(slot: FrameSlot, value: CheckedExpression)], reads: [FrameSlot: Set<FrameSlot>]) {
    var values: [(slot: FrameSlot, value: CheckedExpression)] = []
    var reads: [FrameSlot: Set<FrameSlot>] = [:]
    var given: [String: SourceSpan] = [:]
    for attribute in use.attributes {
      guard case .plain(let name, let value) = attribute.kind else {
        refuseDirective(attribute)
        continue
      }
      if name.text == "slot" { continue }
      if let first = given[name.text] {
        reportDuplicate(name.text, name.span, first)
        continue
      }
      given[name.text] = name.span
      guard let prop = target.props.first(where: { $0.name == name.text }) else {
        skim(attribute)
        bag.report(
          .unknownProp, at: name.span, "`\(target.name)` has no prop `\(name.text)`.",
          hint: NameHints.hint(for: name.text, among: target.props.map(\.name)))
        continue
      }
      leaf {
        values.append((prop.slot, propValue(value, prop, attribute.span)))
        reads[prop.slot] = expanded(environment.uses.reads)
      }
    }
    reportMissing(target, given, use)
    return (values, reads)
  }

  private func reportMissing(_ target: ComponentInterface, _ given: [String: SourceSpan], _ use: ComponentUse) {
    let missing = target.props.filter { $0.isRequired && given[$0.name] == nil }
    guard !missing.isEmpty else { return }
    let list = missing.map { "`\($0.name)` (\($0.type.text))" }.joined(separator: ", ")
    bag.report(
      .missingProp, at: use.name.span, "`\(target.name)` needs \(list).",
      notes: missing.prefix(3).map { .init(span: $0.span, message: "declared here") })
  }

  private func propValue(
    _ value: AttributeValue, _ prop: ComponentInterface.Prop, _ span: SourceSpan
  ) -> CheckedExpression {
    let what = "`\(prop.name)`"
    switch value {
    case .none:
      return convert(CheckedExpression(.literal(.bool(true)), type: .bool, span: span), to: prop.type, what: what)
    case .expression(let expression): return check(expression, as: prop.type, what: what)
    case .quoted(let parts):
      let text = string(parts, span)
      if prop.type.unwrapped != .string, !prop.type.isError, !text.type.isError {
        bag.report(
          .typeMismatch, at: span, "\(what) is of type `\(prop.type.text)`, but quotes make it text.",
          hint: constantText(text).map { quotedHint(prop, $0) } ?? "write `\(prop.name)={…}`")
        return failed(span)
      }
      return convert(text, to: prop.type, what: what)
    }
  }

  private func quotedHint(_ prop: ComponentInterface.Prop, _ text: String) -> String {
    if case .enumeration(let name) = prop.type.unwrapped,
      let item = context.enumeration(name)?.cases.first(where: { $0.rawValue == text || $0.name == text })
    {
      return "write `\(prop.name)={.\(item.name)}`"
    }
    return "write `\(prop.name)={\(text)}`"
  }

  /// A component is not an element: what it takes are props.
  private func refuseDirective(_ attribute: Attribute) {
    let (what, hint): (String, String)
    switch attribute.kind {
    case .plain, .slotBinding: return
    case .spread: (what, hint) = ("{...}", "write the props one by one")
    case .toggledClass(let name, _): (what, hint) = ("class:\(name.text)", "give it a prop for that")
    case .styleProperty(let name, _): (what, hint) = ("style:\(name.text)", "give it a prop for that")
    case .event(let name, _, _):
      (what, hint) = ("on:\(name.text)", "give it an `Action` prop: `on\(name.text.capitalizedFirst)={…}`")
    case .binding(let name, _):
      (what, hint) = ("bind:\(name.text)", "put the control into a slot, or use a value and an `Action` prop")
    case .reference(let name): (what, hint) = ("ref:\(name.text)", "a reference names an element")
    }
    bag.report(.componentDirective, at: attribute.span, "A component takes no `\(what)`.", hint: hint)
  }

  private func contentPosition(_ position: MarkupPosition) -> MarkupPosition {
    var inner = position
    inner.isConditional = true
    inner.isRepeated = true
    inner.isSlotContent = true
    inner.isRoot = true
    return inner
  }

  /// What is put into the slots: children with `slot="…"` into that one, the others into the default one.
  private func contents(
    _ use: ComponentUse, _ target: ComponentInterface, _ position: MarkupPosition
  ) -> [CheckedSlotContent] {
    var named: [(name: Name, node: TemplateNode)] = []
    var rest: [TemplateNode] = []
    for child in use.children {
      if let name = slotName(child) { named.append((name, child)) } else { rest.append(child) }
    }
    var contents: [CheckedSlotContent] = []
    var inner = contentPosition(position)
    inner.isConditional = position.isConditional || target.slots.allSatisfy(\.isConditional)
    if let content = defaultContent(rest, use, target, inner) { contents.append(content) }
    for (name, node) in named { addNamed(name, node, target, inner, &contents) }
    return contents
  }

  private func slotName(_ node: TemplateNode) -> Name? {
    let attributes: [Attribute]
    switch node.kind {
    case .element(let element): attributes = element.attributes
    case .component(let use): attributes = use.attributes
    default: return nil
    }
    for attribute in attributes {
      guard case .plain(let name, let value) = attribute.kind, name.text == "slot" else { continue }
      if case .quoted(let parts) = value, parts.count == 1, case .text(let text) = parts[0] {
        return Name(text, span: attribute.span)
      }
      bag.report(.unknownSlot, at: attribute.span, "The name of a slot must be written out.", hint: "`slot=\"name\"`")
    }
    return nil
  }

  private func defaultContent(
    _ nodes: [TemplateNode], _ use: ComponentUse, _ target: ComponentInterface, _ position: MarkupPosition
  ) -> CheckedSlotContent? {
    let isBlank = nodes.allSatisfy { node in
      switch node.kind {
      case .comment, .invalid: true
      case .text(let text): WhiteSpace.isBlank(text)
      default: false
      }
    }
    if isBlank { return nil }
    guard target.slot(named: nil) != nil else {
      let first = nodes.first { if case .text(let text) = $0.kind { !WhiteSpace.isBlank(text) } else { true } }
      let others = target.slots.compactMap(\.name).map { "`\($0)`" }.joined(separator: ", ")
      bag.report(
        .unknownSlot, at: first?.span ?? use.name.span, "`\(target.name)` has no default slot, so it takes no content.",
        hint: others.isEmpty ? "add `<slot/>` to it" : "it has \(others): write `slot=\"…\"` on the child")
      _ = self.nodes(nodes, position)
      return nil
    }
    return content(nil, nodes, use.attributes, target, position)
  }

  private func addNamed(
    _ name: Name, _ node: TemplateNode, _ target: ComponentInterface, _ position: MarkupPosition,
    _ contents: inout [CheckedSlotContent]
  ) {
    guard target.slot(named: name.text) != nil else {
      bag.report(
        .unknownSlot, at: name.span, "`\(target.name)` has no slot `\(name.text)`.",
        hint: NameHints.hint(for: name.text, among: target.slots.compactMap(\.name)))
      _ = nodes([node], position)
      return
    }
    let attributes =
      switch node.kind {
      case .element(let element): element.attributes
      case .component(let use): use.attributes
      default: [Attribute]()
      }
    let made = content(name.text, [node], attributes, target, position)
    // Several children of one slot stand in it one after the other.
    if let index = contents.firstIndex(where: { $0.name == name.text }) {
      contents[index] = CheckedSlotContent(
        name: name.text, bindings: contents[index].bindings + made.bindings, nodes: contents[index].nodes + made.nodes)
    } else {
      contents.append(made)
    }
  }

  private func content(
    _ name: String?, _ list: [TemplateNode], _ attributes: [Attribute], _ target: ComponentInterface,
    _ position: MarkupPosition
  ) -> CheckedSlotContent {
    group(RenderGroup(isBlock: true, contentOf: target.id)) {
      withScope {
        let bindings = slotBindings(attributes, name, target)
        return CheckedSlotContent(name: name, bindings: bindings, nodes: nodes(list, position))
      }
    }
  }

  /// `let:row` takes what the slot gives under that name.
  private func slotBindings(
    _ attributes: [Attribute], _ slot: String?, _ target: ComponentInterface
  ) -> [(argument: String, slot: FrameSlot)] {
    var result: [(argument: String, slot: FrameSlot)] = []
    for attribute in attributes {
      guard case .slotBinding(let argument, let local) = attribute.kind else { continue }
      let declared = context.checked(target.id)?.slots.first { $0.name == slot }
      let type = declared?.arguments.first { $0.name == argument.text }?.type
      if declared != nil, type == nil {
        bag.report(
          .unknownSlotArgument, at: argument.span, "This slot of `\(target.name)` gives no `\(argument.text)`.",
          hint: NameHints.hint(for: argument.text, among: declared?.arguments.map(\.name) ?? []))
      }
      result.append((argument.text, declareLocal(local, .item, type: type ?? .error)))
    }
    return result
  }
}
