import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

@testable import FacetCodegen

/// A page and components, compiled for Solid: the text of one module without its imports.
func solidModule(
  _ page: String, components: [String: String] = [:], types: String = "", path: String = "solid/pages/index.js"
) -> String {
  guard let code = solidCode(page, components: components, types: types) else { return "" }
  let text = code.modules.first { $0.path == path }?.text ?? "there is no \(path)"
  return text.split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
}

func solidCode(_ page: String, components: [String: String] = [:], types: String = "") -> ClientCode? {
  var files = [TemplateFile(relativePath: "pages/index.facet", source: SourceFile(path: "index.facet", text: page))]
  for (name, text) in components.sorted(by: { $0.key < $1.key }) {
    files.append(
      TemplateFile(relativePath: "components/\(name).facet", source: SourceFile(path: "\(name).facet", text: text)))
  }
  if !types.isEmpty {
    files.append(TemplateFile(relativePath: "types.facet", source: SourceFile(path: "types.facet", text: types)))
  }
  guard let project = ProjectChecker.check(files: files).project else {
    Issue.record("the templates have errors")
    return nil
  }
  return ClientCompiler.compile(project, .solid)
}

/// Whether a module holds some code, line by line, whatever its indentation.
func expectSolid(
  _ module: String, holds code: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(String(line.drop { $0 == " " }).reversed().drop { $0 == " " }.reversed())
    }
  }
  let found = lines(module).joined(separator: "\n")
  let wanted = lines(code).joined(separator: "\n")
  #expect(found.contains(wanted), "\(module)", sourceLocation: sourceLocation)
}
