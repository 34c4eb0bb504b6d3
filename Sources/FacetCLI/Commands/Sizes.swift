import ArgumentParser
import Facet
import Foundation
import Gateway

struct Sizes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare how large the clients of the four variants are.",
    discussion: """
      Bytes. A page's figure is everything that it loads, the runtime included; its application is what is left without \
      the runtime.
      """)

  enum Format: String, ExpressibleByArgument { case text, json }

  @Option(help: "text or json.") var format = Format.text

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String?

  @Option(help: ArgumentHelp("The configuration file; facet.yaml if it is there.", valueName: "file"))
  var config: String?

  func run() throws {
    var flags = ConfigurationLoader.Flags()
    (flags.config, flags.templates, flags.auth) = (config, templates, "demo")
    let configuration = try loadConfiguration(flags)
    let site = try SiteLoading.load(configuration.templates, try configuration.clientOptions())
    let report = try SizeReport(site.modules)
    switch format {
    case .text: for line in [SizeReport.heading] + report.lines { print(line) }
    case .json: print(String(decoding: try report.json, as: UTF8.self))
    }
  }
}
