import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Nil for an element that no template may write.
  func element(_ element: Element, _ position: MarkupPosition) -> CheckedElement? {
    guard isAllowed(element, position) else { return nil }
    let name = element.name.text
    let namespace = self.namespace(of: name, in: position)
    var inner = position
    inner.namespace = contentNamespace(of: name, namespace)
    inner.preservesWhiteSpace =
      position.preservesWhiteSpace || (namespace == .html && (name == "pre" || name == "textarea"))
    if name == "form", namespace == .html {
      inner.isInForm = true
      inner.form = FormNames()
    }
    var list = AttributeList(element: element, namespace: namespace)
    attributes(&list, inner)
    inner.isSlotContent = false
    inner.isRoot = false
    checkForm(element, list)
    checkHeadElement(element, list, position)
    let children = self.children(of: element, namespace, inner)
    if let form = list.form { hintUnbound(form, inner.form, list) }
    return CheckedElement(
      name: name, namespace: namespace, attributes: list.checked, children: children, form: list.form,
      control: list.control, span: element.name.span)
  }

  private func isAllowed(_ element: Element, _ position: MarkupPosition) -> Bool {
    let name = element.name.text
    let span = element.name.span
    let lower = name.lowercased()
    if let reason = HTMLNames.refused[lower] {
      bag.report(.forbiddenElement, at: span, "`<\(name)>` cannot be used in a template.", hint: reason)
      return false
    }
    guard namespace(of: name, in: position) == .html else { return isAllowed(name, span, position) }
    if name != lower {
      bag.report(.unknownElement, at: span, "HTML's names are in lower case.", hint: "write `<\(lower)>`")
      return true
    }
    if !HTMLNames.known.contains(name), !name.contains("-") {
      bag.report(
        .unknownElement, at: span, "HTML has no element `<\(name)>`.",
        hint: NameHints.hint(for: name, among: HTMLNames.known) ?? "a component's name begins with a capital letter")
    }
    if ["title", "meta", "link"].contains(name), !position.isInHead {
      bag.report(
        .headContent, at: span, "`<\(name)>` belongs into the document's head.",
        hint: "put it into `<head>…</head>`, which any component may have")
    }
    return true
  }

  private func isAllowed(_ name: String, _ span: SourceSpan, _ position: MarkupPosition) -> Bool {
    let isKnown = HTMLNames.drawing.contains(name) || HTMLNames.shared.contains(name)
    if position.namespace == .svg, !isKnown, !name.contains("-") {
      bag.report(
        .unknownElement, at: span, "SVG has no element `<\(name)>`.",
        hint: NameHints.hint(for: name, among: HTMLNames.drawing))
    }
    return true
  }

  private func namespace(of name: String, in position: MarkupPosition) -> CheckedElement.Namespace {
    guard position.namespace == .html else {
      let isHTML = HTMLNames.known.contains(name) && !HTMLNames.shared.contains(name)
      return isHTML || NestingRules.breakouts.contains(name) ? .html : position.namespace
    }
    switch name {
    case "svg": return .svg
    case "math": return .mathML
    default: return position.isRoot && HTMLNames.drawing.contains(name) ? .svg : .html
    }
  }

  /// Inside SVG, some elements hold HTML again (HTML Standard, "HTML integration point").
  private func contentNamespace(of name: String, _ own: CheckedElement.Namespace) -> CheckedElement.Namespace {
    switch (own, name) {
    case (.svg, "foreignObject"), (.svg, "desc"), (.svg, "title"): .html
    case (.mathML, "mi"), (.mathML, "mo"), (.mathML, "mn"), (.mathML, "ms"), (.mathML, "mtext"): .html
    default: own
    }
  }

  private func children(
    of element: Element, _ namespace: CheckedElement.Namespace, _ inner: MarkupPosition
  ) -> [CheckedNode] {
    let name = element.name.text
    guard namespace == .html else { return nodes(element.children, inner) }
    if HTMLNames.void.contains(name) { return [] }
    if name == "textarea" || name == "title" { refuseMarkup(in: element.children, name) }
    if name == "pre" || name == "textarea", case .text(let text)? = element.children.first?.kind,
      text.hasPrefix("\n") || text.hasPrefix("\r\n") || text.hasPrefix("\r")
    {
      bag.report(
        .leadingLineBreak, at: element.name.span, "Parsers drop the line break at the beginning of `<\(name)>`.",
        hint: "begin the text right after the tag")
    }
    return nodes(element.children, inner)
  }

  /// `textarea` and `title` hold text only.
  private func refuseMarkup(in children: [TemplateNode], _ name: String) {
    for child in children {
      switch child.kind {
      case .text, .interpolation, .comment, .invalid: break
      case .conditional(let block):
        for branch in block.branches { refuseMarkup(in: branch.body, name) }
        refuseMarkup(in: block.otherwise ?? [], name)
      default: bag.report(.textOnly, at: child.span, "`<\(name)>` holds text only.")
      }
    }
  }

  private func checkForm(_ element: Element, _ list: AttributeList) {
    guard list.form != nil else { return }
    for name in ["action", "method", "enctype"] {
      guard let span = list.spans[name] else { continue }
      bag.report(
        .formConflict, at: span, "A form with `on:submit` posts to its own page; `\(name)` cannot be set.",
        hint: "leave it out, or leave out `on:submit`")
    }
  }

  private func checkHeadElement(_ element: Element, _ list: AttributeList, _ position: MarkupPosition) {
    guard element.name.text == "link", list.namespace == .html else { return }
    let relations = (list.fixed("rel") ?? "").lowercased().split(separator: " ").map(String.init)
    let harmless: Set<String> = [
      "canonical", "alternate", "next", "prev", "author", "license", "help", "search", "icon", "apple-touch-icon",
    ]
    guard list.isDynamic("href"), relations.isEmpty || !relations.allSatisfy(harmless.contains) else { return }
    bag.report(
      .refusedAttribute, at: list.spans["href"] ?? element.name.span,
      "The address of this `<link>` loads code or styles, so it must be written out.")
  }

  /// An action that runs on the server sees only what the form's controls bring; other state has its initial value.
  private func hintUnbound(_ form: CheckedForm, _ names: FormNames?, _ list: AttributeList) {
    guard actions.indices.contains(form.action) else { return }
    formChecks.append(
      FormCheck(
        action: form.action, bound: names?.bound ?? [], elementID: list.fixed("id"), span: list.element.name.span))
  }
}

/// What is looked at when all actions are known.
struct FormCheck {
  let action: Int
  let bound: Set<FrameSlot>
  /// Controls outside of the form may name it by this.
  let elementID: String?
  let span: SourceSpan
}

/// The attributes of one element while they are checked.
struct AttributeList {
  let element: Element
  let namespace: CheckedElement.Namespace
  var checked: [CheckedAttribute] = []
  var spans: [String: SourceSpan] = [:]
  var form: CheckedForm?
  var control: CheckedControl?
  var toggles: [(name: String, condition: CheckedExpression)] = []
  var fixedClasses = ""
  var computedClasses: CheckedExpression?

  init(element: Element, namespace: CheckedElement.Namespace) {
    self.element = element
    self.namespace = namespace
  }

  /// The text of an attribute that is written out; nil when it is computed or absent.
  func fixed(_ name: String) -> String? {
    for attribute in element.attributes {
      guard case .plain(let written, let value) = attribute.kind, written.text.lowercased() == name else { continue }
      switch value {
      case .none: return ""
      case .quoted(let parts):
        var text = ""
        for part in parts {
          guard case .text(let literal) = part else { return nil }
          text += literal
        }
        return text
      case .expression(let expression):
        guard case .string(let parts) = expression.kind else { return nil }
        if parts.isEmpty { return "" }
        guard parts.count == 1, case .text(let literal) = parts[0] else { return nil }
        return literal
      }
    }
    return nil
  }

  func has(_ name: String) -> Bool {
    element.attributes.contains { attribute in
      if case .plain(let written, _) = attribute.kind { return written.text.lowercased() == name }
      return false
    }
  }

  func isDynamic(_ name: String) -> Bool { has(name) && fixed(name) == nil }
}
