import FacetAnalysis
import FacetCodegen
import FacetSyntax
import Testing

/// The Svelte client of some templates.
struct SvelteClient {
  let project: CheckedProject
  let code: ClientCode

  init(_ files: [String: String]) throws {
    let files = files.sorted { $0.key < $1.key }.map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(text.utf8)))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    try #require(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    self.project = try #require(project)
    code = ClientCompiler.compile(self.project, .svelte)
  }

  /// Of one page, with a button that makes it interactive unless it has anything else that does.
  init(page: String) throws { try self.init(["pages/index.facet": page]) }

  func module(_ path: String = "pages/index") throws -> String {
    try #require(code.modules.first { $0.path == "svelte/\(path).js" }).text
  }

  /// The function of the page, without the lines around it and its indentation.
  func lines(_ path: String = "pages/index") throws -> [String] {
    try module(path).split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
  }

  /// What the server's HTML gets at the nodes of a component.
  func additions(_ name: String = "index") throws -> [NodeID: MarkupAdditions.Node] {
    let component = try #require(project.components.first { $0.name == name })
    return code.additions.components[component.id] ?? [:]
  }
}

/// Whether lines follow each other in code.
func expectLines(
  _ expected: String, in client: SvelteClient, _ path: String = "pages/index",
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let wanted = expected.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
  let lines = try client.lines(path)
  let isThere = lines.indices.contains { lines[$0...].starts(with: wanted) }
  let module = try client.module(path)
  #expect(isThere, "not in\n\(module)", sourceLocation: sourceLocation)
}
