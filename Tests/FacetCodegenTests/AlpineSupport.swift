import FacetAnalysis
import FacetCodegen
import FacetSyntax
import Testing

/// The Alpine client of some templates.
struct AlpineClient {
  let project: CheckedProject
  let code: ClientCode

  init(_ files: [String: String]) throws {
    let files = files.sorted { $0.key < $1.key }.map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(text.utf8)))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    try #require(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    self.project = try #require(project)
    code = ClientCompiler.compile(self.project, .alpine)
  }

  /// Of one page.
  init(page: String) throws { try self.init(["pages/index.facet": page]) }

  /// A module without its imports, on one line.
  func module(_ path: String = "pages/index") throws -> String {
    let text = try #require(code.modules.first { $0.path == "alpine/\(path).js" }).text
    let lines = text.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
    return lines.filter { !$0.hasPrefix("import ") }.joined(separator: " ")
  }

  /// What the server's HTML gets beside the nodes of a component, and at its elements, in the order of their numbers.
  func additions(_ name: String = "index") throws -> String {
    let component = try #require(project.components.first { $0.name == name })
    let nodes = (code.additions.components[component.id] ?? [:]).sorted { $0.key < $1.key }
    return nodes.map { "\($1.attributes)\($1.before)\($1.after)\($1.itemAfter)" }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
