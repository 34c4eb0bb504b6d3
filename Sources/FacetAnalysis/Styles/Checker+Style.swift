import FacetSyntax

extension ComponentChecker {
  /// Scopes the component's style. The attribute is made from its name, so that it is the same in every build.
  func scopeStyle() {
    guard let style = interface.file.style, !style.css.trimmingSpaces.isEmpty else { return }
    let attribute = context.scopeAttribute(for: interface)
    let (css, problems) = StyleScoper.scope(style.css, attribute: attribute)
    for problem in problems { bag.report(.styleSyntax, at: span(problem.offset, style), problem.message) }
    if css.lowercased().contains("</style") {
      bag.report(.styleSyntax, at: style.span, "A style cannot contain `</style`.")
      return
    }
    scopeAttribute = attribute
    context.scopedStyles[interface.id] = css
  }

  private func span(_ offset: Int, _ style: StyleBlock) -> SourceSpan {
    let range = style.span.range
    let from = min(range.lowerBound + offset, max(range.lowerBound, range.upperBound - 1))
    return SourceSpan(file: style.span.file, range: from..<min(from + 1, max(from, range.upperBound)))
  }
}

extension ProjectContext {
  /// `data-f-` and a hash of the component's name; the path of a page is its name.
  func scopeAttribute(for interface: ComponentInterface) -> String {
    var salt = 0
    while true {
      let name = "data-f-" + Self.hash("\(interface.role):\(interface.name):\(salt)")
      if let owner = scopeOwners[name], owner != interface.id {
        salt += 1
        continue
      }
      scopeOwners[name] = interface.id
      return name
    }
  }

  /// FNV-1a of 32 bits, in base 36.
  private static func hash(_ text: String) -> String {
    let value = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(value, radix: 36)
  }
}
