extension Parser {
  /// Nodes up to the end of the file, or to a tag that closes or continues something that is open.
  mutating func parseNodes() -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while lexer.cursor < lexer.limit {
      let start = lexer.cursor
      if let node = parseText() {
        nodes.append(node)
        continue
      }
      guard lexer.cursor < lexer.limit, !closesSomethingOpen() else { break }
      if let node = parseNode() { nodes.append(node) }
      // Whatever stands here, a byte is taken, so that the loop ends.
      if lexer.cursor == start { lexer.cursor += 1 }
    }
    return nodes
  }

  /// The tag at the cursor, which is at `<` or `{`.
  private mutating func parseNode() -> TemplateNode? {
    let start = lexer.cursor
    let next = lexer.byte(at: start + 1)
    if bytes[start] == UInt8(ascii: "{") {
      switch next {
      case UInt8(ascii: "#"): return parseBlockStart()
      case UInt8(ascii: "@"): return parseTrustedHTML()
      case UInt8(ascii: ":"):
        skipStrayBlockTag()
        return nil
      case UInt8(ascii: "/") where isBlockEnd(at: start):
        skipStrayBlockTag()
        return nil
      default: return parseInterpolation()
      }
    }
    switch next {
    case UInt8(ascii: "!"): return parseDeclarationTag()
    case UInt8(ascii: "/"):
      skipStrayEndTag()
      return nil
    case UInt8(ascii: "{"):
      reportInterpolatedTagName(start)
      return nil
    default: return parseElement()
    }
  }

  /// True at an end tag or a block tag that belongs to something open; what is innermost then has to see
  /// whether it is its own.
  private func closesSomethingOpen() -> Bool {
    let start = lexer.cursor
    let second = lexer.byte(at: start + 1)
    if bytes[start] == UInt8(ascii: "<") {
      guard second == UInt8(ascii: "/") else { return false }
      let name = tagName(at: start + 2)
      return openings.contains { $0.kind == .element && $0.name == name }
    }
    guard second == UInt8(ascii: ":") || isBlockEnd(at: start) else { return false }
    return openings.contains { $0.kind == .block }
  }

  /// `{/` of a block's end; `{/* … */}` and `{// …` are comments.
  func isBlockEnd(at offset: Int) -> Bool {
    guard lexer.byte(at: offset) == UInt8(ascii: "{"), lexer.byte(at: offset + 1) == UInt8(ascii: "/") else {
      return false
    }
    let third = lexer.byte(at: offset + 2)
    return third != UInt8(ascii: "*") && third != UInt8(ascii: "/")
  }

  /// The name of a tag from an offset on: to white space, `>`, `/` or the like.
  func tagName(at offset: Int) -> String {
    source.text(min(offset, lexer.limit)..<endOfTagName(offset))
  }

  func endOfTagName(_ offset: Int) -> Int {
    var end = min(offset, lexer.limit)
    while end < lexer.limit {
      let byte = bytes[end]
      guard byte.isWordPart || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
      else { break }
      end += 1
    }
    return end
  }

  func skippingSpace(_ offset: Int) -> Int {
    var offset = offset
    while lexer.byte(at: offset).isSpace { offset += 1 }
    return offset
  }

  /// The first offset at or after `offset` where these ASCII bytes stand, in any case of letters.
  func find(_ needle: StaticString, from offset: Int) -> Int? {
    needle.withUTF8Buffer { needle in
      guard needle.count > 0, lexer.limit - needle.count >= offset else { return nil }
      for start in offset...(lexer.limit - needle.count) where bytes[start].lowercased == needle[0] {
        var matched = 1
        while matched < needle.count, bytes[start + matched].lowercased == needle[matched] { matched += 1 }
        if matched == needle.count { return start }
      }
      return nil
    }
  }

  func starts(with text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { text in
      guard offset + text.count <= lexer.limit else { return false }
      return text.indices.allSatisfy { bytes[offset + $0].lowercased == text[$0] }
    }
  }
}
