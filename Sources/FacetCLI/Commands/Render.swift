import ArgumentParser
import Facet
import FacetHummingbird
import Foundation
import Gateway

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the HTML of a page.",
    discussion: """
      PAGE is its address below the variant, with its query: products/12, “products?q=lamp”. What its loads would \
      fetch stands in the file of --props, a JSON object by the names of the loads. The file of --state has values in \
      place of initial ones, a JSON object by instance path and name: {"": {"query": "lamp"}}.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("The page's address below the variant.", valueName: "page"))
  var page: String

  @Option(help: "alpine, svelte, preact or solid.") var target: Target

  @Option(help: ArgumentHelp("A JSON file with the values of the page's loads.", valueName: "file"))
  var props: String?

  @Option(help: ArgumentHelp("A JSON file with the state of the page's instances.", valueName: "file"))
  var state: String?

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String?

  @Option(help: ArgumentHelp("The configuration file; facet.yaml if it is there.", valueName: "file"))
  var config: String?

  func run() throws {
    var flags = ConfigurationLoader.Flags()
    (flags.config, flags.templates, flags.auth) = (config, templates, "demo")
    let configuration = try loadConfiguration(flags)
    let prefixes = ["/api"] + configuration.backends.prefixes.map(\.path)
    let site = try SiteLoading.load(
      configuration.templates, SiteOptions(language: configuration.language, apiPrefixes: prefixes, hasClients: false))
    let address = try self.address()
    guard let (page, parameters) = site.page(at: address.segments) else {
      throw CommandFailure("There is no page at \(address.path).")
    }
    let inputs = PageInputs(
      target: target.rawValue, root: target.root, path: address.path, url: address.below(0), query: address.query,
      parameters: parameters)
    let renderer = Renderer(
      project: site.project, options: RenderOptions(locale: configuration.language, apiPrefixes: prefixes))
    let document = DocumentOptions(
      language: configuration.language, fallbackTitle: "Facet", stylesheets: [site.stylesheet.path])
    do {
      let state = try pageState(page, renderer)
      let planned = try renderer.plan(page, inputs).filter { state.loads[$0.key] == nil }
      let loads = try outcomes(of: planned, site)
      let html = try renderer.render(page, inputs, loads: loads, state: state, document: document)
      FileHandle.standardOutput.write(Data(html))
    } catch let error as EvaluationError {
      let place = error.span.map { "\($0.file.path):\($0.start.line):\($0.start.column): " } ?? ""
      throw CommandFailure("\(place)error: \(error.message) [\(error.code)]")
    }
  }

  private func address() throws -> RequestTarget {
    do {
      return try RequestTarget(page.hasPrefix("/") ? page : "/" + page, maximumLength: 8192)
    } catch {
      throw CommandFailure("\(page): \(error.detail)", status: .wrongUsage)
    }
  }

  private func outcomes(of loads: [PlannedLoad], _ site: Site) throws -> [LoadKey: LoadOutcome] {
    let values = try readProps()
    var outcomes: [LoadKey: LoadOutcome] = [:]
    for load in loads {
      guard let value = values[load.name] else {
        guard load.isOptional else {
          throw CommandFailure("The page loads \(load.name) from \(load.call.path), which --props does not have.")
        }
        outcomes[load.key] = .failure(APIFailure(status: 404, title: "Not in --props"))
        continue
      }
      do {
        outcomes[load.key] = .value(try ValueDecoder.decode(value, as: load.call.result, in: site.project.types))
      } catch {
        throw CommandFailure("\(props ?? "--props"): \(load.name): \(error)")
      }
    }
    return outcomes
  }

  private func readProps() throws -> ValueDictionary {
    guard let props else { return [:] }
    guard case .dictionary(let values) = try json(props) else {
      throw CommandFailure("\(props) must be an object by the names of the page's loads.")
    }
    return values
  }

  private func pageState(_ page: CheckedPage, _ renderer: Renderer) throws -> PageState {
    guard let state else { return PageState() }
    do {
      return try renderer.state(of: page, from: json(state))
    } catch let error as PageStateError {
      throw CommandFailure("\(state): \(error)")
    }
  }

  private func json(_ file: String) throws -> Value {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandFailure("The file \(file) can't be read.")
    }
    do {
      return try JSONParser.parse([UInt8](data))
    } catch let failure as JSONFailure {
      throw CommandFailure("\(file):\(failure.line):\(failure.column): error: \(failure.message)")
    }
  }
}

extension Target: ExpressibleByArgument {}
