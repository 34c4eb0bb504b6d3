import ArgumentParser
import Facet
import Foundation
import Gateway

struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the module that a component is compiled to.",
    discussion: "COMPONENT is its name, or for a page its path: ProductEditor, products/index.")

  @ArgumentParser.Argument(help: ArgumentHelp("The component's name, or the page's path.", valueName: "component"))
  var component: String

  @Option(help: "alpine, svelte, preact or solid.") var target: Target

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String = "Templates"

  func run() throws {
    let site = try SiteLoading.load(templates, SiteOptions())
    let modules = site.modules[target]?.code.modules ?? []
    let paths = ["components", "pages", "entries"].map { "\(target.rawValue)/\($0)/\(component).js" }
    guard let module = modules.first(where: { paths.contains($0.path) }) else {
      throw CommandFailure("No interactive page uses a component \(component), or it is no page that is interactive.")
    }
    FileHandle.standardOutput.write(Data(module.text.utf8))
  }
}
