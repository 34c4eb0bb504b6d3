extension Parser {
  mutating func parseFile(_ kind: ComponentParser.Kind) -> ComponentFile {
    checkUTF8()
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var nodes: [TemplateNode] = []
    switch kind {
    case .script:
      startTokens(at: start)
      parseDeclarations()
    case .component:
      isInMarkup = true
      lexer.cursor = start
      nodes = parseRoot()
    }
    return ComponentFile(source: source, declarations: declarations, nodes: nodes, style: style)
  }

  /// Markup to the end of the file. End tags without a start are skipped, so one round may not be enough.
  private mutating func parseRoot() -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while lexer.cursor < lexer.limit {
      let before = lexer.cursor
      nodes += parseNodes()
      if lexer.cursor == before { lexer.cursor += 1 }
    }
    return nodes
  }

  /// Reports the first byte that is not UTF-8; reading goes on with replacement characters.
  private mutating func checkUTF8() {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return
      case .error:
        report(
          .invalidUTF8, offset..<min(offset + 1, bytes.count), "The file is not valid UTF-8 here.",
          hint: "Save the file as UTF-8.")
        return
      }
    }
  }
}
