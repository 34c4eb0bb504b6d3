import ArgumentParser
import Facet
import Foundation
import Gateway

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check templates, and say what is wrong with them.",
    discussion: "PATH is a folder of templates, or a file in one; without any, the configured folder.")

  enum Output: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "How to print diagnostics: text, or json with one object a line.")
  var format = Output.text

  @Option(help: ArgumentHelp("The configuration file; facet.yaml if it is there.", valueName: "file"))
  var config: String?

  @ArgumentParser.Argument(help: ArgumentHelp("Folders of templates.", valueName: "path"))
  var paths: [String] = []

  func run() throws {
    let configuration = try self.configuration()
    let folders = paths.isEmpty ? [configuration.templates] : paths
    let options = SiteOptions(
      language: configuration.language, apiPrefixes: ["/api"] + configuration.backends.prefixes.map(\.path),
      hasClients: false)
    var errors = 0
    for folder in folders { errors += try check(folder, options) }
    if format == .text { print(errors == 0 ? "No errors." : "\(errors) \(errors == 1 ? "error" : "errors").") }
    if errors > 0 { throw CommandFailure("") }
  }

  /// How many errors there are.
  private func check(_ path: String, _ options: SiteOptions) throws -> Int {
    let (folder, file) = try Self.templates(of: path)
    var diagnostics: [Diagnostic]
    do {
      diagnostics = try Site.load(folder: folder, options: options).diagnostics
    } catch {
      guard !error.diagnostics.isEmpty else { throw CommandFailure(error.message) }
      diagnostics = error.diagnostics
    }
    if let file { diagnostics = diagnostics.filter { $0.span.file.path.hasSuffix(file) } }
    for diagnostic in diagnostics {
      print(format == .json ? DiagnosticRenderer.json(diagnostic) : DiagnosticRenderer.text(diagnostic))
    }
    return diagnostics.count { $0.severity == .error }
  }

  /// The folder that holds the templates, and for a file its path below it: a component means nothing without the rest.
  private static func templates(of path: String) throws -> (folder: String, file: String?) {
    guard path.hasSuffix(".facet") else { return (path, nil) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let kinds = ["pages", "components", "layouts", "stores"]
    guard let index = parts.lastIndex(where: { kinds.contains(String($0)) }) else {
      return (parts.count > 1 ? parts.dropLast().joined(separator: "/") : ".", parts.last.map { "/" + $0 })
    }
    let folder = parts[..<index].joined(separator: "/")
    return (folder.isEmpty ? "." : folder, "/" + parts[index...].joined(separator: "/"))
  }

  private func configuration() throws -> GatewayConfiguration {
    var flags = ConfigurationLoader.Flags()
    flags.config = config
    // Who may sign in doesn't matter to templates.
    flags.auth = "demo"
    return try loadConfiguration(flags)
  }
}
