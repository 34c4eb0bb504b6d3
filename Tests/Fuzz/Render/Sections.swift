import FacetAnalysis
import FacetSyntax
import FacetValue

/// The parts of one input: a page, then, each after a zero byte, other files as a line with the path and the content.
///
/// `props.json` holds what loads give and calls answer, by name; the other files are templates.
struct Sections {
  private(set) var templates: [TemplateFile] = []
  private(set) var props: Value = .null
  /// Whether the templates themselves hold what marks hostile data.
  let mentionsMarker: Bool

  init(_ bytes: [UInt8]) {
    mentionsMarker = bytes.holds(Array("zq9".utf8))
    let parts = bytes.split(separator: 0, maxSplits: 16, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == 0 {
        add("pages/index.facet", part)
      } else {
        let end = part.firstIndex(of: UInt8(ascii: "\n")) ?? part.endIndex
        add(String(decoding: part[..<end], as: UTF8.self), part[end...].dropFirst())
      }
    }
  }

  private mutating func add(_ path: String, _ content: ArraySlice<UInt8>) {
    if path == "props.json" {
      props = (try? JSONParser.parse(Array(content))) ?? .null
    } else {
      templates.append(TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(content))))
    }
  }
}

extension Collection<UInt8> {
  func holds(_ pattern: [UInt8]) -> Bool {
    var rest = self[...]
    while let start = rest.firstIndex(of: pattern[0]) {
      rest = rest[start...]
      if rest.starts(with: pattern) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
