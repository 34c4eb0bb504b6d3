/// A validator of a representation (RFC 9110 §8.8.3).
struct EntityTag: Sendable, Equatable {
  let opaque: String
  var isWeak = false

  /// As it stands in a header: `"a"` or `W/"a"`.
  var text: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

  /// The same bytes (RFC 9110 §8.8.3.2).
  func strongly(_ other: EntityTag) -> Bool { !isWeak && !other.isWeak && opaque == other.opaque }
  /// As good as the same (RFC 9110 §8.8.3.2).
  func weakly(_ other: EntityTag) -> Bool { opaque == other.opaque }

  /// What `If-Match` or `If-None-Match` names.
  enum List: Equatable {
    /// `*`
    case any
    case tags([EntityTag])

    func contains(where isMatch: (EntityTag) -> Bool) -> Bool {
      switch self {
      case .any: true
      case .tags(let tags): tags.contains(where: isMatch)
      }
    }
  }

  /// Reads a header's lines, which are one list. What follows something malformed is not looked at: nobody can say
  /// where the next tag would begin.
  static func list(_ values: [String]) -> List {
    if values.count == 1, values[0].drop(while: isBlank).prefix(while: { !isBlank($0) }) == "*",
      values[0].filter({ !isBlank($0) }) == "*"
    {
      return .any
    }
    var tags: [EntityTag] = []
    for value in values {
      var rest = Substring(value)
      while true {
        rest = rest.drop { isBlank($0) || $0 == "," }
        guard let tag = read(&rest) else { break }
        tags.append(tag)
        rest = rest.drop(while: isBlank)
        guard rest.first == "," else { break }
      }
    }
    return .tags(tags)
  }

  /// The one tag that a whole value is; nil when it is anything else.
  static func single(_ value: String) -> EntityTag? {
    var rest = Substring(value)
    let tag = read(&rest)
    return rest.isEmpty ? tag : nil
  }

  /// Takes one tag off the front. A comma between the quotes is a part of it.
  private static func read(_ text: inout Substring) -> EntityTag? {
    var rest = text.unicodeScalars
    let isWeak = rest.starts(with: "W/".unicodeScalars)
    if isWeak { rest = rest.dropFirst(2) }
    guard rest.first == "\"" else { return nil }
    rest = rest.dropFirst()
    let opaque = rest.prefix { $0.value == 0x21 || (0x23...0x7e).contains($0.value) || $0.value >= 0x80 }
    rest = rest[opaque.endIndex...]
    guard rest.first == "\"" else { return nil }
    text = Substring(rest.dropFirst())
    return EntityTag(opaque: String(opaque), isWeak: isWeak)
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
