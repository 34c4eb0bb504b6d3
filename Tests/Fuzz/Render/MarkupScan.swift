/// Reads a page as a parser's tokenizer does, as far as tags and attributes go, and says what must not be in it.
struct MarkupScan {
  /// Names and values of the controls, in order; values as they are written, still escaped.
  private(set) var controls: [(name: String, value: String)] = []
  private(set) var problem: String?

  private let bytes: [UInt8]
  private var position = 0
  private let forbidden = Array("zq9".utf8)

  /// - Parameter mayHoldMarkers: when set, tags and attributes may be named as hostile data would name them.
  init(_ bytes: [UInt8], mayHoldMarkers: Bool) {
    self.bytes = bytes
    while position < bytes.count, problem == nil { step() }
    if mayHoldMarkers { problem = nil }
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func step() {
    let isTag = next == UInt8(ascii: "<")
    position += 1
    guard isTag else { return }
    if next == UInt8(ascii: "!") {
      if !bytes[position...].starts(with: "!doctype html>".utf8) { problem = "a comment" }
      return
    }
    let isEnd = next == UInt8(ascii: "/")
    if isEnd { position += 1 }
    guard Self.isLetter(next) else {
      problem = "a `<` that begins no tag"
      return
    }
    let name = name()
    attributes()
    if !isEnd, ["script", "style", "title", "textarea"].contains(name) { skip(to: Array("</\(name)".utf8)) }
  }

  /// Up to white space, `/`, `=` or `>`.
  private mutating func name() -> String {
    let start = position
    while position < bytes.count, !Self.endsName(next) { position += 1 }
    let name = bytes[start..<position]
    if name.holds(forbidden) { problem = "data became a tag or an attribute" }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func attributes() {
    var found: [String: String] = [:]
    while position < bytes.count, next != UInt8(ascii: ">"), problem == nil {
      if Self.endsName(next) {
        position += 1
        continue
      }
      let name = name()
      var value = ""
      if next == UInt8(ascii: "=") {
        position += 1
        value = quoted()
      }
      if found[name] != nil { problem = "`\(name)` twice" }
      found[name] = value
      checkAddress(name, value)
    }
    position += 1
    if let name = found["name"], found["content"] == nil { controls.append((name, found["value"] ?? "")) }
  }

  private mutating func quoted() -> String {
    guard next == UInt8(ascii: "\"") else {
      problem = "an attribute without quotes"
      return ""
    }
    position += 1
    let start = position
    while position < bytes.count, next != UInt8(ascii: "\"") { position += 1 }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func checkAddress(_ name: String, _ value: String) {
    guard ["href", "src", "action", "formaction", "xlink:href"].contains(name) else { return }
    let plain = value.lowercased().unicodeScalars.filter { $0.value > 0x20 }
    if String(String.UnicodeScalarView(plain)).hasPrefix("javascript:") { problem = "an address that runs script" }
  }

  private mutating func skip(to end: [UInt8]) {
    while position < bytes.count, !(next == end[0] && bytes[position...].starts(with: end)) { position += 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
  }
}
