import FacetAnalysis
import FacetCodegen
import FacetSyntax
import FacetValue
import Foundation

/// Checked templates of one case. `input.facet` is the page at a variant's root; other files are where they are in a folder
/// of templates.
final class Fixture {
  let project: CheckedProject
  /// Whether its clients are those of development.
  var isDevelopment = true
  /// By target, made when it is first asked for.
  private var sites: [Target: FixtureSite] = [:]

  convenience init(folder: String) throws {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".facet") }
    try self.init(
      paths.sorted().map { path in (path, Array(try Data(contentsOf: root.appending(path: path)))) })
  }

  convenience init(files: Value) throws {
    guard case .dictionary(let files) = files else { throw ToolError("the files must be an object by path") }
    try self.init(files.map { path, text in (path.printed, Array((text.text ?? "").utf8)) })
  }

  private init(_ sources: [(path: String, bytes: [UInt8])]) throws {
    let files = sources.map { path, bytes in
      TemplateFile(
        relativePath: path == "input.facet" ? "pages/index.facet" : path,
        source: SourceFile(path: path, bytes: bytes))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    guard let project else {
      let lines = diagnostics.filter { $0.severity == .error }.map { diagnostic in
        let start = diagnostic.span.start
        return "\(diagnostic.span.file.path):\(start.line):\(start.column): \(diagnostic.message)"
      }
      throw ToolError(lines.joined(separator: "\n"))
    }
    self.project = project
  }

  func site(_ name: String) throws -> FixtureSite {
    guard let target = Target(rawValue: name) else { throw ToolError("\(name) is no target") }
    if let site = sites[target] { return site }
    let site = FixtureSite(project, target, isDevelopment: isDevelopment)
    sites[target] = site
    return site
  }
}
