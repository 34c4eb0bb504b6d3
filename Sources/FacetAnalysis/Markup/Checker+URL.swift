import FacetSyntax
import FacetValue

extension ComponentChecker {
  func urlAttribute(_ name: String, _ value: AttributeValue, _ list: inout AttributeList, _ span: SourceSpan) {
    let parts: [AddressPart]
    switch value {
    case .none:
      list.checked.append(.fixed(name: name, value: nil))
      return
    case .quoted(let segments): parts = (segments.isEmpty ? [.text("")] : segments).map { addressPart($0, span) }
    // A whole expression is a finished address: nothing in it is encoded, and its scheme is checked when it is known.
    case .expression(let expression): parts = [AddressPart(value: urlExpression(expression), isWritten: false)]
    }
    guard !refuseDynamicFrame(parts, list, span), checkAddress(parts, span) else { return }
    list.checked.append(.url(name: name, urlParts(parts)))
  }

  private func urlExpression(_ expression: Expression) -> CheckedExpression {
    let value = infer(expression)
    switch value.type.unwrapped {
    case .string, .error: return value
    default:
      bag.report(.typeMismatch, at: expression.span, "An address is text, not \(describe(value.type)).")
      return failed(expression.span)
    }
  }

  private func addressPart(_ segment: StringSegment, _ span: SourceSpan) -> AddressPart {
    switch segment {
    case .text(let text):
      AddressPart(value: CheckedExpression(.literal(.string(text)), type: .string, span: span), isWritten: true)
    case .interpolation(let expression): AddressPart(value: printable(expression), isWritten: false)
    }
  }

  /// What a frame shows must be known.
  private func refuseDynamicFrame(_ parts: [AddressPart], _ list: AttributeList, _ span: SourceSpan) -> Bool {
    guard ["iframe", "frame"].contains(list.element.name.text), parts.contains(where: { constantText($0.value) == nil })
    else {
      return false
    }
    bag.report(.refusedAttribute, at: span, "The address of an `<iframe>` must be written out.")
    return true
  }

  /// Whether the literal beginning says which scheme and host it leads to.
  private func checkAddress(_ parts: [AddressPart], _ span: SourceSpan) -> Bool {
    guard let first = parts.first, let prefix = constantText(first.value) else { return true }
    if let scheme = AddressRules.scheme(prefix), !AddressRules.allowedSchemes.contains(scheme) {
      bag.report(
        .unsafeAddress, at: span, "An address cannot have the scheme `\(scheme):`.",
        hint: "`http`, `https`, `mailto`, `tel` and addresses without a scheme can be used")
      return false
    }
    guard parts.count > 1 else { return true }
    if AddressRules.scheme(prefix) == nil, !prefix.contains(where: { "/?#".contains($0) }) {
      bag.report(
        .unsafeAddress, at: span, "What follows could make \"\(prefix)\" the beginning of a scheme.",
        hint: "begin the address with `./`, `/`, `?`, `#` or a whole scheme and host")
      return false
    }
    if hasOpenHost(prefix) {
      bag.report(
        .unsafeAddress, at: span, "The host of an address must be written out, up to the `/` behind it.",
        hint: "or let the whole address be one value: `href={url}`")
      return false
    }
    return true
  }

  /// `https://` or `//` with nothing that ends the host.
  private func hasOpenHost(_ prefix: String) -> Bool {
    guard let range = firstRange(of: "//", in: prefix) else { return false }
    let before = prefix[..<range]
    guard before.isEmpty || before.hasSuffix(":") else { return false }
    return !prefix[prefix.index(range, offsetBy: 2)...].contains { "/?#".contains($0) }
  }

  private func firstRange(of needle: String, in text: String) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(needle) { return index }
      index = text.index(after: index)
    }
    return nil
  }

  /// What a value brings is one segment of the path or one component of the query, known or not. A known one at the
  /// beginning is as if it were written.
  private func urlParts(_ parts: [AddressPart]) -> [URLPart] {
    var result: [URLPart] = []
    var isQuery = false
    for (index, part) in parts.enumerated() {
      if part.isWritten || index == 0, let text = constantText(part.value) {
        result.append(.literal(text))
        isQuery = isQuery || text.contains("?") || text.contains("#")
      } else if index == 0 {
        result.append(.whole(part.value))
      } else {
        result.append(isQuery ? .query(part.value) : .path(part.value))
      }
    }
    return result
  }
}

/// A piece of an address.
private struct AddressPart {
  let value: CheckedExpression
  /// Whether the template spells it out, so that it means what it says: `/` separates, `?` begins the query.
  let isWritten: Bool
}
