import Facet
import Foundation
import Testing

/// The examples in a document of the repository.
///
/// A fenced block is an example when it is marked `html` or when a path that ends in `.facet` follows its language:
///
/// - ```` ```html pages/index.facet ```` is a file of the section that it stands in, and all files of a section are one
///   project. With the word `shared` it belongs to every section of the document.
/// - ```` ```html ```` alone is a component, checked by itself together with the section's files.
/// - ```` ```html error=unknown-name ```` is such a component, too, and must give exactly these errors (with commas).
struct DocumentExamples {
  struct Example: CustomStringConvertible {
    let line: Int
    let path: String?
    let text: String
    let errors: Set<String>
    var description: String { "line \(line)" }
  }

  struct Section {
    let title: String
    var examples: [Example] = []
  }

  private(set) var shared: [Example] = []
  private(set) var sections: [Section] = [Section(title: "")]

  init(_ document: String) {
    var fence: (line: Int, words: [String])?
    var content: [Substring] = []
    for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let open = fence {
        guard line == "```" else {
          content.append(line)
          continue
        }
        add(open.words, content.joined(separator: "\n") + "\n", at: open.line)
        (fence, content) = (nil, [])
      } else if line.hasPrefix("```") {
        fence = (index + 1, line.dropFirst(3).split(separator: " ").map(String.init))
      } else if line.hasPrefix("#") {
        sections.append(Section(title: String(line.drop { $0 == "#" || $0 == " " })))
      }
    }
  }

  private mutating func add(_ words: [String], _ text: String, at line: Int) {
    let path = words.dropFirst().first { $0.hasSuffix(".facet") }.map(Self.belowTemplates)
    guard words.first == "html" || path != nil else { return }
    let errors = words.first { $0.hasPrefix("error=") }.map { $0.dropFirst("error=".count).split(separator: ",") } ?? []
    let example = Example(line: line, path: path, text: text, errors: Set(errors.map(String.init)))
    if words.contains("shared") {
      shared.append(example)
    } else {
      sections[sections.count - 1].examples.append(example)
    }
  }

  /// `todo/Templates/pages/index.facet` is `pages/index.facet`.
  private static func belowTemplates(_ path: String) -> String {
    let parts = path.split(separator: "/")
    guard let folder = parts.firstIndex(of: "Templates") else { return path }
    return parts[(folder + 1)...].joined(separator: "/")
  }
}

extension DocumentExamples {
  /// A set of files to check, and the errors that it must have.
  struct Project: CustomTestStringConvertible {
    let title: String
    let files: [TemplateFile]
    let errors: Set<String>
    var testDescription: String { title }
  }

  /// Each section's files as one project, then each of its other examples with them.
  var projects: [Project] {
    sections.flatMap { section in
      let files = section.examples.filter { $0.path != nil && $0.errors.isEmpty }
      let others = section.examples.filter { $0.path == nil || !$0.errors.isEmpty }
      let whole = files.isEmpty ? [] : [project(section.title, files, errors: [])]
      return whole
        + others.map { project("\(section.title), \($0)", files + [$0], errors: $0.errors) }
    }
  }

  private func project(_ title: String, _ examples: [Example], errors: Set<String>) -> Project {
    let files = (shared + examples).map { example in
      let path = example.path ?? "components/Example.facet"
      return TemplateFile(relativePath: path, source: SourceFile(path: path, text: example.text))
    }
    return Project(title: title, files: files, errors: errors)
  }
}

/// Files of the repository that these tests are part of.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
