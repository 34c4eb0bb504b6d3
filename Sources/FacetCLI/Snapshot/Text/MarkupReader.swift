/// Reads HTML (the HTML Standard, “Parsing”) as far as the pages that Facet renders need it: tags and texts, in their order.
/// Comments are left out.
struct MarkupReader {
  struct Attribute: Equatable {
    let name: String
    /// Nil for a name alone.
    let value: String?
  }

  enum Token: Equatable {
    case opening(name: String, attributes: [Attribute])
    case closing(name: String)
    case text(String)
    case declaration(String)
  }

  /// Elements in which a tag is text.
  private static let rawElements: Set<String> = ["script", "style", "textarea", "title"]

  private let bytes: [UInt8]
  private var position = 0
  /// The element whose text comes next, up to its own end.
  private var rawElement: String?

  init(_ html: String) { bytes = Array(html.utf8) }

  /// Nil at the end.
  mutating func next() -> Token? {
    while position < bytes.count {
      if let token = rawElement.map({ rawText(of: $0) }) ?? markup() { return token }
    }
    return nil
  }

  /// Nil when only a comment stood here.
  private mutating func markup() -> Token? {
    guard let kind = tagKind(at: position) else { return text() }
    switch kind {
    case UInt8(ascii: "!"): return declaration()
    case UInt8(ascii: "/"):
      position += 2
      let name = name(until: ">")
      skip(past: ">")
      return .closing(name: name.lowercased())
    default: return opening()
    }
  }

  /// What follows a `<` that begins a tag, a declaration or a comment.
  private func tagKind(at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return nil }
    let next = bytes[index + 1]
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    return isLetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "/") ? next : nil
  }

  private mutating func text() -> Token {
    let start = position
    repeat { position += 1 } while position < bytes.count && tagKind(at: position) == nil
    return .text(slice(start, position))
  }

  private mutating func declaration() -> Token? {
    if bytes[position...].starts(with: "<!--".utf8) {
      skip(past: "-->")
      return nil
    }
    let start = position
    skip(past: ">")
    return .declaration(slice(start, position))
  }

  private mutating func opening() -> Token {
    position += 1
    let name = name(until: "/>").lowercased()
    var attributes: [Attribute] = []
    while let attribute = attribute() { attributes.append(attribute) }
    skip(past: ">")
    if Self.rawElements.contains(name) { rawElement = name }
    return .opening(name: name, attributes: attributes)
  }

  /// Nil at the end of the tag.
  private mutating func attribute() -> Attribute? {
    while position < bytes.count, isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") { position += 1 }
    guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { return nil }
    let start = position
    let name = name(until: "=/>")
    // A name may begin with the sign that ends others.
    if position == start { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return Attribute(name: name, value: nil) }
    position += 1
    return Attribute(name: name, value: value())
  }

  private mutating func value() -> String {
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return name(until: ">") }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote { position += 1 }
    defer { position += 1 }
    return slice(start, position)
  }

  private mutating func rawText(of element: String) -> Token? {
    rawElement = nil
    let start = position
    let end = Array("</\(element)".utf8)
    while position < bytes.count, !bytes[position...].lazy.map(Self.lowercased).starts(with: end) { position += 1 }
    return start == position ? nil : .text(slice(start, position))
  }

  private mutating func name(until signs: String) -> String {
    let start = position
    while position < bytes.count, !isSpace(bytes[position]), !signs.utf8.contains(bytes[position]) { position += 1 }
    return slice(start, position)
  }

  private mutating func skip(past end: String) {
    while position < bytes.count, !bytes[position...].starts(with: end.utf8) { position += 1 }
    position = min(position + end.utf8.count, bytes.count)
  }

  private func slice(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[min(start, bytes.count)..<min(end, bytes.count)], as: UTF8.self)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
