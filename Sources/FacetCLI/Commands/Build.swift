import ArgumentParser
import Facet
import Foundation
import Gateway

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bundle the browser clients of the templates.",
    discussion: """
      Writes hashed, minified and compressed files and a manifest.json to DIR/assets, with esbuild, gzip and brotli. The \
      files of the two builds before stay, so that pages that are open go on working.
      """)

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String?

  @Option(
    name: [.customLong("out"), .customLong("public")],
    help: ArgumentHelp("The folder of static files.", valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp("The configuration file; facet.yaml if it is there.", valueName: "file"))
  var config: String?

  func run() throws {
    var flags = ConfigurationLoader.Flags()
    (flags.config, flags.templates, flags.publicFolder, flags.auth) = (config, templates, out, "demo")
    let configuration = try loadConfiguration(flags)
    let site = try SiteLoading.load(configuration.templates, try configuration.clientOptions())
    let build = try SiteBuild(site.modules, into: BundleFolder(configuration.publicFolder))
    for line in try build.run() { print(line) }
  }
}
