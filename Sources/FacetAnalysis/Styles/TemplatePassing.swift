/// Rewrites selectors that count siblings, so that they pass over `<template>` elements: a target's markup may hold such
/// between the elements that a template has.
struct TemplatePassing {
  /// Whether a selector asks for elements that hold nothing: a template in one is something.
  private(set) var asksForEmpty = false

  /// Which siblings count; `:where` adds nothing to the specificity.
  private static let counted = ":where(:not(template))"
  /// So many templates in a row can stand between the elements of `a + b`: those of neighbouring blocks and their branches.
  private static let most = 8

  /// The pseudo-classes of a selector, wherever they stand in it: `:first-child` is `:nth-child(1 of :where(:not(template)))`.
  mutating func pseudoClasses(in selector: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(selector).unicodeScalars
    while let first = rest.first {
      if first == "\\" || first == "\"" || first == "'" || first == "[" {
        result.append(contentsOf: literal(&rest))
      } else if first == ":", let (text, length) = replacement(for: rest) {
        result.append(contentsOf: text.unicodeScalars)
        rest = rest.dropFirst(length)
      } else {
        result.append(first)
        rest.removeFirst()
      }
    }
    return String(result)
  }

  /// What stands before `+` in a selector, whether or not templates follow it.
  func beforeNext(_ selector: String) -> String {
    let forms = (0...Self.most).map { selector + String(repeating: " + :where(template)", count: $0) }
    return ":is(\(forms.joined(separator: ", ")))"
  }

  /// An escape, a string, or an attribute in brackets: nothing in it is a pseudo-class.
  private func literal(_ rest: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView {
    let first = rest.removeFirst()
    var taken = String.UnicodeScalarView([first])
    let end: Unicode.Scalar? = first == "[" ? "]" : first == "\\" ? nil : first
    while let next = rest.first {
      if end != nil, next == "\\" || (first == "[" && (next == "\"" || next == "'")) {
        taken.append(contentsOf: literal(&rest))
        continue
      }
      taken.append(next)
      rest.removeFirst()
      if end == nil || next == end { break }
    }
    return taken
  }

  private mutating func replacement(for rest: Substring.UnicodeScalarView) -> (text: String, length: Int)? {
    let name = String(rest.dropFirst().prefix { $0 == "-" || $0.properties.isAlphabetic })
    let length = name.unicodeScalars.count + 1
    switch name.lowercased() {
    case "first-child": return (":nth-child(1 of \(Self.counted))", length)
    case "last-child": return (":nth-last-child(1 of \(Self.counted))", length)
    case "only-child": return (":nth-child(1 of \(Self.counted)):nth-last-child(1 of \(Self.counted))", length)
    case "nth-child", "nth-last-child":
      guard let (inner, whole) = argument(rest.dropFirst(length)) else { return nil }
      return (":\(name)(\(counting(inner)))", length + whole)
    case "empty":
      asksForEmpty = true
      return nil
    default: return nil
    }
  }

  /// `2n + 1` counts what is no template; `2n + 1 of .a` never counts one unless it says so.
  private mutating func counting(_ argument: String) -> String {
    let parts = argument.split(separator: " of ", maxSplits: 1).map { String($0).trimmingSpaces }
    guard parts.count == 2 else { return "\(argument.trimmingSpaces) of \(Self.counted)" }
    return "\(parts[0]) of :is(\(pseudoClasses(in: parts[1])))\(Self.counted)"
  }

  /// What stands in the brackets that begin here, and the length with them.
  private func argument(_ rest: Substring.UnicodeScalarView) -> (inner: String, length: Int)? {
    guard rest.first == "(" else { return nil }
    var depth = 0
    var length = 0
    for scalar in rest {
      length += 1
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth == 0 { return (String(rest.dropFirst().prefix(length - 2)), length) }
    }
    return nil
  }
}
