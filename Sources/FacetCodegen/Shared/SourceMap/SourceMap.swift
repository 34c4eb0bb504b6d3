import FacetSyntax
import FacetValue

/// Leads from printed code back to templates: version 3 of source maps (ECMA-426).
package struct SourceMap: Sendable {
  /// The template files, in the order in which the code first mentions them.
  package let sources: [SourceFile]
  /// The encoded mappings: a `;` for each line, a `,` between the places of one.
  package let mappings: String

  package init(of code: PrintedCode) {
    var encoder = MappingEncoder()
    for mapping in code.mappings { encoder.append(mapping) }
    sources = encoder.sources
    mappings = String(decoding: encoder.bytes, as: UTF8.self)
  }

  /// The map as JSON.
  ///
  /// - Parameters:
  ///   - file: the name of the printed file.
  ///   - includesSources: the templates' text goes with it, so that nobody has to serve templates.
  package func json(file: String, includesSources: Bool = true) -> String {
    var map: [(key: Value, value: Value)] = [
      ("version", 3), ("file", .string(file)), ("sources", .array(sources.map { .string($0.path) })),
    ]
    if includesSources {
      map.append(("sourcesContent", .array(sources.map { .string($0.text(0..<$0.bytes.count)) })))
    }
    map += [("names", []), ("mappings", .string(mappings))]
    return JSONWriter.text(of: .dictionary(ValueDictionary(uniquing: map)))
  }
}

extension PrintedCode {
  /// The code with the comment in which browsers and bundlers find its map.
  ///
  /// - Parameter url: where the map is, relative to the code. What is no visible ASCII is percent-encoded.
  package func text(mappedAt url: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    let encoded = url.utf8.flatMap { byte -> [UInt8] in
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "<") { return [byte] }
      return [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
    return text + "//# sourceMappingURL=" + String(decoding: encoded, as: UTF8.self) + "\n"
  }
}

/// Each number of a mapping is written as the difference from the one before.
private struct MappingEncoder {
  private(set) var bytes: [UInt8] = []
  private(set) var sources: [SourceFile] = []
  private var indices: [String: [Int]] = [:]
  private var line = 0
  private var isFirstOfLine = true
  private var last = (column: 0, source: 0, sourceLine: 0, sourceColumn: 0)

  mutating func append(_ mapping: PrintedCode.Mapping) {
    while line < mapping.line { endLine() }
    if !isFirstOfLine { bytes.append(UInt8(ascii: ",")) }
    isFirstOfLine = false

    let source = index(of: mapping.span.file)
    let place = mapping.span.file.utf16Place(at: mapping.span.range.lowerBound)
    for difference in [
      mapping.column - last.column, source - last.source, place.line - last.sourceLine,
      place.column - last.sourceColumn,
    ] {
      VariableLengthQuantity.append(difference, to: &bytes)
    }
    last = (mapping.column, source, place.line, place.column)
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: ";"))
    line += 1
    last.column = 0
    isFirstOfLine = true
  }

  /// Files of one path may differ in tests and editors, where a text has no file yet.
  private mutating func index(of file: SourceFile) -> Int {
    if let known = indices[file.path, default: []].first(where: { sources[$0] == file }) { return known }
    indices[file.path, default: []].append(sources.count)
    sources.append(file)
    return sources.count - 1
  }
}
