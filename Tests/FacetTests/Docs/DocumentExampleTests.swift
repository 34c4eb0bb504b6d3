import Facet
import Testing

/// What the documents show is what the checker takes, and what they show as wrong it refuses.
@Suite struct DocumentExampleTests {
  static let documents = ["docs/language.md", "README.md"]

  @Test(arguments: documents)
  func everyExampleIsAsItSays(_ path: String) throws {
    let examples = DocumentExamples(try Repository.text(path))
    #expect(!examples.projects.isEmpty)
    for project in examples.projects {
      let paths = project.files.map(\.relativePath)
      #expect(Set(paths).count == paths.count, "\(project.title): a path stands there twice")
      let found = ProjectChecker.check(files: project.files).diagnostics.filter { $0.severity == .error }
      let text = DiagnosticRenderer.text(found)
      #expect(Set(found.map(\.code.id)) == project.errors, "\(path), \(project.title):\n\(text)")
    }
  }

  @Test(arguments: documents)
  func everyExampleIsFormatted(_ path: String) throws {
    for project in DocumentExamples(try Repository.text(path)).projects {
      for file in project.files {
        guard let formatted = Formatter.format(file.source) else { continue }
        #expect(formatted == String(decoding: file.source.bytes, as: UTF8.self), "\(path), \(project.title)")
      }
    }
  }

  @Test func blocksAreFoundByTheirMarks() {
    let examples = DocumentExamples(
      """
      ```swift types.facet shared
      type A { b: Int }
      ```
      # One
      ```html pages/index.facet
      <p>One</p>
      ```
      ```text
      <not-an-example
      ```
      ```html
      <p>Two</p>
      ```
      ```html error=unknown-name,unknown-type
      {c}
      ```
      """)
    #expect(examples.shared.map(\.path) == ["types.facet"])
    let projects = examples.projects
    #expect(
      projects.map { $0.files.map(\.relativePath).last } == [
        "pages/index.facet", "components/Example.facet", "components/Example.facet",
      ])
    #expect(projects.map(\.files.count) == [2, 3, 3])
    #expect(projects.last?.errors == ["unknown-name", "unknown-type"])
    #expect(projects.first?.errors == [])
  }
}
