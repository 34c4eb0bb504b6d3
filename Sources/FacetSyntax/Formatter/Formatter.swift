/// `facet fmt`: lays a file out anew. Only white space changes, and only where it has no meaning: a run of white space in
/// text stays a run, with a line break or without one as it was.
public enum Formatter {
  /// The formatted text, or nil when the file has diagnostics, which `ComponentParser.parse` gives. Formatting twice
  /// changes nothing more.
  ///
  /// - Parameter kind: what the file is; by default what its path says.
  public static func format(_ source: SourceFile, kind: ComponentParser.Kind? = nil) -> String? {
    let kind = kind ?? ComponentParser.Kind(path: source.path)
    var parser = Parser(source: source)
    _ = parser.parseFile(kind)
    guard parser.diagnostics.isEmpty else { return nil }
    switch kind {
    case .script:
      let bytes = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
      let lines = CodeIndenter.lines(bytes, language: .script, base: 0)
      return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    case .component:
      var formatter = MarkupFormatter(source: source)
      return formatter.format(parser.pieces)
    }
  }
}
