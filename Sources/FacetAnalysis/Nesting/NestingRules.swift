import FacetSyntax

/// An element that is open where another one begins.
struct OpenElement {
  let name: String
  let namespace: CheckedElement.Namespace
  let span: SourceSpan
}

/// What the tree builder of the HTML Standard (§13.2.6, "tree construction") would do with a start tag where it stands.
///
/// Every element is closed in order, so what was closed before does not matter: only the open elements do.
struct NestingRules {
  struct Violation {
    /// The open element that makes the difference; nil at the root of a page.
    let outer: OpenElement?
    /// Finishes the sentence "A parser would …".
    let effect: String
  }

  /// From the outermost to the innermost.
  let open: [OpenElement]
  /// The root of a component: what it stands in is not known.
  let isOpenEnded: Bool

  private var parent: OpenElement? { open.last }

  /// Why an element cannot begin here, or nil.
  func violation(of name: String, _ namespace: CheckedElement.Namespace, isHiddenInput: Bool) -> Violation? {
    if let violation = foreign(name, namespace) { return violation }
    // A drawing as a whole stands where an element of HTML would.
    guard namespace == .html || (name == "svg" || name == "math") else { return nil }
    return structural(name, isHiddenInput: isHiddenInput) ?? closing(name) ?? repeated(name)
  }

  // MARK: Foreign content

  /// Start tags that end foreign content.
  static let breakouts: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]

  private static let integrationPoints: Set<String> = [
    "foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext",
  ]

  private func foreign(_ name: String, _ namespace: CheckedElement.Namespace) -> Violation? {
    let isInForeign = parent.map { $0.namespace != .html && !Self.integrationPoints.contains($0.name) } ?? false
    if isInForeign, namespace == .html {
      let effect =
        Self.breakouts.contains(name) ? "leave the drawing before it" : "read it as an element of the drawing"
      return Violation(outer: parent, effect: effect)
    }
    if !isInForeign, namespace != .html, name != "svg", name != "math", !(parent == nil && isOpenEnded) {
      return Violation(outer: parent, effect: "not know it as a part of a drawing: there is no `<svg>` around it")
    }
    return nil
  }

  // MARK: Tables and selects

  private static let parents: [String: Set<String>] = [
    "caption": ["table"], "colgroup": ["table"], "thead": ["table"], "tbody": ["table"], "tfoot": ["table"],
    "tr": ["thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"], "col": ["colgroup"],
  ]

  private static let children: [String: Set<String>] = [
    "table": ["caption", "colgroup", "thead", "tbody", "tfoot"], "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"],
    "tr": ["td", "th"], "colgroup": ["col"], "select": ["option", "optgroup"], "optgroup": ["option"],
  ]

  private func structural(_ name: String, isHiddenInput: Bool) -> Violation? {
    if let parent, parent.namespace == .html {
      if isHiddenInput, ["table", "thead", "tbody", "tfoot", "tr"].contains(parent.name) { return nil }
      if let allowed = Self.children[parent.name], !allowed.contains(name), isInSelect || parent.name != "optgroup" {
        return Violation(outer: parent, effect: structuralEffect(name, in: parent.name))
      }
      if isInSelect, parent.name == "option" { return Violation(outer: parent, effect: "leave it out") }
    }
    guard let wanted = Self.parents[name], !(parent.map { wanted.contains($0.name) } ?? isOpenEnded) else { return nil }
    return Violation(outer: parent, effect: structuralEffect(name, in: parent?.name ?? ""))
  }

  private var isInSelect: Bool {
    open.contains { $0.name == "select" && $0.namespace == .html }
  }

  private func structuralEffect(_ name: String, in parent: String) -> String {
    switch (parent, name) {
    case ("table", "tr"), ("table", "td"), ("table", "th"): "put a `<tbody>` around it"
    case ("tbody", "td"), ("thead", "td"), ("tfoot", "td"), ("tbody", "th"), ("thead", "th"), ("tfoot", "th"):
      "put a `<tr>` around it"
    case ("table", "col"): "put a `<colgroup>` around it"
    case ("select", _), ("optgroup", _): "leave it out"
    default: Self.parents[name] != nil ? "leave it out, or close what is open" : "move it out of the table"
    }
  }

  /// Why text cannot stand here, or nil.
  func textViolation() -> Violation? {
    guard let parent, parent.namespace == .html,
      ["table", "thead", "tbody", "tfoot", "tr", "colgroup"].contains(parent.name)
    else { return nil }
    return Violation(outer: parent, effect: "move it out of the table")
  }

  /// Why markup of which only the renderer knows cannot stand here, or nil.
  func markupViolation() -> Violation? {
    if let parent, parent.namespace == .html,
      Self.children[parent.name] != nil || (isInSelect && parent.name == "option")
    {
      return Violation(outer: parent, effect: "move or drop what does not belong there")
    }
    if let parent, parent.namespace != .html, !Self.integrationPoints.contains(parent.name) {
      return Violation(outer: parent, effect: "read it as parts of the drawing, or leave the drawing")
    }
    return inScope("p", boundaries: Self.buttonScope).map {
      Violation(outer: $0, effect: "close the paragraph at the first block in it")
    }
  }

  // MARK: What a start tag closes

  private static let closesParagraph: Set<String> = [
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table",
    "ul",
    "xmp",
  ]

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  private static let scope: Set<String> = [
    "applet", "caption", "html", "table", "td", "th", "marquee", "object", "template", "foreignObject", "desc", "title",
    "mi", "mo", "mn", "ms", "mtext", "annotation-xml",
  ]
  private static let buttonScope = scope.union(["button"])
  private static let markers: Set<String> = ["applet", "object", "marquee", "template", "td", "th", "caption"]
  private static let impliedEnds: Set<String> = ["dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"]

  /// Where the search for an open `li` or `dd` stops (the standard's "special" elements but address, div and p).
  private static let special: Set<String> = [
    "applet", "area", "article", "aside", "base", "blockquote", "body", "br", "button", "caption", "center", "col",
    "colgroup", "dd", "details", "dir", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "iframe", "img", "input", "li", "link", "main", "marquee",
    "menu", "nav", "object", "ol", "pre", "search", "section", "select", "source", "summary", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "title", "tr", "track", "ul", "wbr", "foreignObject", "desc", "mi", "mo", "mn",
    "ms", "mtext",
  ]

  private func closing(_ name: String) -> Violation? {
    if name == "li", let outer = inList(["li"]) { return closes(outer) }
    if name == "dd" || name == "dt", let outer = inList(["dd", "dt"]) { return closes(outer) }
    if Self.closesParagraph.contains(name), let outer = inScope("p", boundaries: Self.buttonScope) {
      return closes(outer)
    }
    guard let parent, parent.namespace == .html else { return nil }
    if Self.headings.contains(name), Self.headings.contains(parent.name) { return closes(parent) }
    if name == "option" || name == "optgroup", parent.name == "option" { return closes(parent) }
    if ["rb", "rt", "rp", "rtc"].contains(name), Self.impliedEnds.contains(parent.name),
      inScope("ruby", boundaries: Self.scope) != nil, !(parent.name == "rtc" && (name == "rt" || name == "rp"))
    {
      return closes(parent)
    }
    return nil
  }

  private func closes(_ outer: OpenElement) -> Violation {
    Violation(outer: outer, effect: "close the `<\(outer.name)>` before it")
  }

  /// Elements that cannot stand in one of their own kind.
  private func repeated(_ name: String) -> Violation? {
    switch name {
    case "form":
      open.last { $0.name == "form" && $0.namespace == .html }.map {
        Violation(outer: $0, effect: "leave the inner `<form>` out")
      }
    case "button": inScope("button", boundaries: Self.scope).map(closes)
    case "a": inScope("a", boundaries: Self.markers).map(closes)
    case "nobr": inScope("nobr", boundaries: Self.scope).map(closes)
    default: nil
    }
  }

  private func inScope(_ name: String, boundaries: Set<String>) -> OpenElement? {
    for element in open.reversed() {
      if element.namespace == .html, element.name == name { return element }
      if boundaries.contains(element.name) { return nil }
    }
    return nil
  }

  private func inList(_ names: Set<String>) -> OpenElement? {
    for element in open.reversed() {
      if element.namespace == .html, names.contains(element.name) { return element }
      if Self.special.contains(element.name) { return nil }
    }
    return nil
  }
}
