/// Rewrites a component's style sheet so that it styles that component's elements only.
struct StyleScoper {
  typealias Problem = StyleScanner.Problem

  let attribute: String
  private var scanner: StyleScanner
  private var output = ""
  private var depth = 0
  private let animations: Set<String>
  private(set) var problems: [Problem] = []

  init(css: String, attribute: String) {
    self.attribute = attribute
    scanner = StyleScanner(Array(css.utf8))
    animations = Self.animationNames(css)
  }

  /// The rewritten sheet, and what is wrong with it.
  static func scope(_ css: String, attribute: String) -> (css: String, problems: [Problem]) {
    var scoper = StyleScoper(css: css, attribute: attribute)
    do {
      try scoper.rules(isNested: false)
    } catch {
      scoper.problems.append(error)
    }
    return (scoper.output, scoper.problems)
  }

  /// Rules up to the end, or up to the `}` of the block around them.
  private mutating func rules(isNested: Bool) throws(Problem) {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw Problem(offset: scanner.offset, message: "Blocks are nested too deeply.") }
    while true {
      try scanner.skipBlank()
      guard let byte = scanner.current else {
        if depth > 1 { throw Problem(offset: scanner.bytes.count, message: "A block is not closed: `}` is missing.") }
        return
      }
      switch byte {
      case UInt8(ascii: "}"):
        if depth == 1 { throw Problem(offset: scanner.offset, message: "This `}` closes nothing.") }
        scanner.advance()
        return
      case UInt8(ascii: ";"): scanner.advance()
      case UInt8(ascii: "@"): try atRule(isNested: isNested)
      default: try ruleOrDeclaration(isNested: isNested)
      }
    }
  }

  private mutating func ruleOrDeclaration(isNested: Bool) throws(Problem) {
    let range = try scanner.skip(to: [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";")])
    let text = scanner.text(range).trimmingSpaces
    if scanner.current == UInt8(ascii: "{") {
      scanner.advance()
      var scoper = SelectorScoper(attribute: attribute)
      output += scoper.scope(text) + " { "
      if let outside = scoper.outside {
        problems.append(
          Problem(
            offset: range.lowerBound,
            message: "`\(outside)` lies outside of every component; write `:global(\(outside))`."))
      }
      if scoper.templates.asksForEmpty {
        problems.append(
          Problem(
            offset: range.lowerBound,
            message: "`:empty` does not hold for an element in which a block shows nothing; give it a class."))
      }
      try rules(isNested: true)
      output += "}\n"
      return
    }
    guard isNested else { throw Problem(offset: range.lowerBound, message: "A rule has no `{`.") }
    guard text.contains(":") else { throw Problem(offset: range.lowerBound, message: "A declaration has no `:`.") }
    output += declaration(text) + "; "
  }

  private mutating func atRule(isNested: Bool) throws(Problem) {
    let start = scanner.offset
    let range = try scanner.skip(to: [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";")])
    let text = scanner.text(range).trimmingSpaces
    let name = text.dropFirst().prefix { $0.utf8.allSatisfy(StyleScanner.isName) }.lowercased()
    let hasBlock = scanner.current == UInt8(ascii: "{")
    if !hasBlock {
      guard name == "layer" else {
        throw Problem(offset: start, message: "`@\(name)` cannot stand in a component's style.")
      }
      output += text + ";\n"
      return
    }
    scanner.advance()
    switch name {
    case "media", "supports", "layer", "container", "scope", "starting-style":
      output += text + " { "
      try rules(isNested: isNested)
      output += "}\n"
    case "keyframes", "-webkit-keyframes":
      let animation = text.drop { $0 != " " }.description.trimmingSpaces
      output += "@\(name) \(scopedAnimation(animation)) { "
      try copyBlock()
    case "font-face", "property", "page", "counter-style", "font-feature-values":
      output += text + " { "
      try copyBlock()
    default: throw Problem(offset: start, message: "`@\(name)` cannot stand in a component's style.")
    }
  }

  /// What has no selectors of elements, up to its `}`.
  private mutating func copyBlock() throws(Problem) {
    var open = 1
    while open > 0 {
      let range = try scanner.skip(to: [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";")])
      output += scanner.text(range).trimmingSpaces
      switch scanner.current {
      case UInt8(ascii: "{"):
        open += 1
        output += " { "
      case UInt8(ascii: "}"):
        open -= 1
        output += " }\n"
      case UInt8(ascii: ";"): output += "; "
      default: throw Problem(offset: scanner.bytes.count, message: "A block is not closed: `}` is missing.")
      }
      scanner.advance()
    }
  }

  /// Names of this sheet's own animations are scoped where they are used, too.
  private func declaration(_ text: String) -> String {
    guard !animations.isEmpty, let colon = text.firstIndex(of: ":") else { return text }
    let name = String(text[..<colon]).trimmingSpaces.lowercased()
    guard name == "animation" || name == "animation-name" else { return text }
    return String(text[...colon]) + replacingNames(String(text[text.index(after: colon)...]))
  }

  private func replacingNames(_ value: String) -> String {
    var result = ""
    var word = ""
    for character in value {
      if character.utf8.allSatisfy(StyleScanner.isName) {
        word.append(character)
      } else {
        result += scopedAnimation(word)
        result.append(character)
        word = ""
      }
    }
    return result + scopedAnimation(word)
  }

  private func scopedAnimation(_ name: String) -> String {
    animations.contains(name) ? "\(name)-\(attribute.split(separator: "-").last.map(String.init) ?? attribute)" : name
  }

  private static func animationNames(_ css: String) -> Set<String> {
    var names: Set<String> = []
    var rest = Substring(css)
    while let at = rest.firstIndex(of: "@") {
      rest = rest[rest.index(after: at)...]
      for keyword in ["keyframes ", "-webkit-keyframes "] where rest.hasPrefix(keyword) {
        let name = rest.dropFirst(keyword.count).prefix { $0 != "{" }
        names.insert(String(name).trimmingSpaces)
      }
    }
    return names
  }
}
