import FacetAnalysis
import FacetSyntax
import FacetValue

extension BlockWriter {
  /// Adjacent text and values: one text node.
  func add(_ parts: [TextPart], parent: JSExpression?) {
    guard parts.isDynamic else {
      markup += MarkupText.escaped(parts.literal)
      return skip()
    }
    // A parser keeps a text with something in it.
    markup += " "
    let text = takeText(parent: parent, mayBeEmpty: !parts.hasLiteral)
    let value = lowering.text(parts)
    write(SlotReads.of(parts), .expression(runtime.call("setText", text, value)))
  }

  func addTrusted(_ value: CheckedExpression) {
    let region = addRegion("html") { runtime.call("trustedAt", $0, lowering.lower(value)) }
    update(bits.mask(SlotReads.of(value)), .expression(region.calling("set", lowering.lower(value))))
  }
}

extension [TextPart] {
  var isDynamic: Bool { contains { if case .expression = $0 { true } else { false } } }

  var hasLiteral: Bool { contains { if case .literal(let text) = $0 { !text.isEmpty } else { false } } }

  /// The text, when it is known.
  var literal: String {
    map { part in
      if case .literal(let text) = part { text } else { "" }
    }.joined()
  }
}

extension Lowering {
  /// Text and values, joined.
  func text(_ parts: [TextPart]) -> JSExpression {
    if parts.count == 1, case .expression(let value)? = parts.first {
      switch value.type {
      case .string, .enumeration: return lower(value)
      case .int, .bool: break
      default: return runtime.call("printed", lower(value)).annotated(value.span)
      }
    }
    return .template(
      parts.map { part in
        switch part {
        case .literal(let text): .text(text)
        case .expression(let value): .value(printed(value))
        }
      })
  }

  /// A value where JavaScript makes a text of it.
  private func printed(_ value: CheckedExpression) -> JSExpression {
    switch value.type {
    case .optional, .double: runtime.call("printed", lower(value))
    default: lower(value)
    }
  }
}

/// Text in a template's markup.
enum MarkupText {
  static func escaped(_ text: String, isAttribute: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\0": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
