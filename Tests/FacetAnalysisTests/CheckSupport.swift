import FacetAnalysis
import FacetSyntax
import Testing

/// Checks source with markers: each of 1️⃣ 2️⃣ 3️⃣ stands before a place where the diagnostic of that number begins.
///
/// The text is one component, or several files, each after a line `=== path`.
func expectDiagnostics(
  _ marked: String, _ codes: DiagnosticCode..., types: String? = nil, hints: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let (files, places) = markedFiles(marked, types: types)
  let found = ProjectChecker.check(files: files, options: CheckOptions(includesHints: hints)).diagnostics
  let expected = codes.enumerated().map { index, code in
    "\(places[index + 1] ?? "no marker \(index + 1)") \(code.id)"
  }
  let actual = found.map { "\($0.span.file.path):\($0.span.range.lowerBound) \($0.code.id)" }
  #expect(
    Set(actual) == Set(expected) && actual.count == expected.count,
    "found \(found.map { "\($0.code.id): \($0.message)" })", sourceLocation: sourceLocation)
}

/// Checks source that must be without a diagnostic, and gives the component `Example`.
@discardableResult
func checked(
  _ source: String, types: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedComponent? {
  let (files, _) = markedFiles(source, types: types)
  let (project, found) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
  #expect(
    found.isEmpty, "found \(found.map { "\($0.code.id) at \($0.span.range): \($0.message) \($0.hint ?? "")" })",
    sourceLocation: sourceLocation)
  return project?.components.first { $0.name == "Example" || $0.name == "index" }
}

private let markers = ["1️⃣": 1, "2️⃣": 2, "3️⃣": 3, "4️⃣": 4, "5️⃣": 5, "6️⃣": 6, "7️⃣": 7]

private func markedFiles(_ marked: String, types: String?) -> (files: [TemplateFile], places: [Int: String]) {
  var parts: [(path: String, text: String)] = types.map { [("types.facet", $0)] } ?? []
  if !marked.hasPrefix("=== ") { parts.append(("components/Example.facet", "")) }
  for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("=== ") {
      parts.append((String(line.dropFirst(4)), ""))
    } else {
      parts[parts.count - 1].text += line + "\n"
    }
  }
  var places: [Int: String] = [:]
  let files = parts.map { part in
    var text = ""
    for character in part.text {
      if let number = markers[String(character)] {
        places[number] = "\(part.path):\(text.utf8.count)"
      } else {
        text.append(character)
      }
    }
    return TemplateFile(relativePath: part.path, source: SourceFile(path: part.path, text: text))
  }
  return (files, places)
}
