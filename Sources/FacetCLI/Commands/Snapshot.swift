import ArgumentParser
import Facet
import Foundation
import Gateway
import Logging

struct Snapshot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the pages with their snapshots, HTML and pixels.",
    discussion: """
      Serves the templates as facet serve does, on a free port of this machine, and looks at every page: its HTML once, and \
      how it looks in each variant, 390 and 1280 pixels wide, light and dark. A page with parameters is looked at where \
      “snapshots:” in facet.yaml lists an address of it, such as /products/1. A difference is printed, shown in one \
      picture with old, new and difference, and makes the command end with 1. UPDATE_SNAPSHOTS=1 does what --update \
      does, and ends with 1 when it wrote anything. Data that changes with the time of day is held by FACET_NOW, in \
      modules of the shop; what stands below an element with data-snapshot="ignore" is not compared.
      """)

  @Flag(help: "Write the snapshots anew, and say which.")
  var update = false

  @Flag(name: .customLong("html-only"), help: "Compare the HTML alone; no browser is needed.")
  var isHTMLOnly = false

  @Option(help: ArgumentHelp("The folder of the snapshots.", valueName: "dir"))
  var snapshots = "Snapshots"

  @Option(
    name: .customLong("page"), parsing: .singleValue,
    help: ArgumentHelp("Look at this address below the variant alone; may be given again.", valueName: "path"))
  var pages: [String] = []

  @Option(help: ArgumentHelp("The program of Chromium or Chrome; else it is looked for.", valueName: "program"))
  var browser: String?

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String?

  @Option(name: .customLong("public"), help: ArgumentHelp("The folder of static files.", valueName: "dir"))
  var publicFolder: String?

  @OptionGroup var options: DataOptions

  func validate() throws {
    if let wrong = pages.first(where: { !$0.hasPrefix("/") }) {
      throw ValidationError("--page takes an address below the variant, such as /products/1, and not \(wrong).")
    }
  }

  func run() async throws {
    let program = isHTMLOnly ? nil : try BrowserProgram.find(browser)
    let configuration = try self.configuration()
    Logs.start(GatewayConfiguration.Log(format: .text, level: .critical))
    let reports = PageReports()
    let sites = try SnapshotSites(configuration, reports)
    let plan = try SnapshotPlan(sites.plain, listed: configuration.snapshots, only: pages)
    let folder = SnapshotFolder(path: snapshots)
    let mode = SnapshotMode(isAsked: update)
    let outcome = try await SnapshotServer(configuration, sites).run { address in
      try await withBrowser(program) { browser in
        let views = PageViews(address: address, sites: sites, reports: reports)
        let run = SnapshotRun(plan: plan, folder: folder, mode: mode, views: views, browser: browser)
        return try await run.outcome()
      }
    }
    try finish(outcome, mode)
  }

  private func finish(_ outcome: SnapshotRun.Outcome, _ mode: SnapshotMode) throws {
    Terminal.line(outcome.summary)
    if outcome.hasTrouble || (mode == .updatesAndFails && outcome.written > 0) { throw CommandFailure("") }
  }

  private static let host = "127.0.0.1"

  /// As `facet serve` has it, but for this machine alone. Nobody can sign in here, so where the embedded users module
  /// asks visitors who they are, they act as the manager.
  private func configuration() throws -> GatewayConfiguration {
    var flags = ConfigurationLoader.Flags()
    (flags.host, flags.port) = (Self.host, 0)
    (flags.templates, flags.publicFolder) = (templates, publicFolder)
    (flags.data, flags.config) = (options.data, options.config)
    var configuration = try loadConfiguration(flags)
    if configuration.auth == .users {
      Terminal.line("Pages are looked at as the manager sees them.")
      flags.auth = "demo"
      configuration = try loadConfiguration(flags)
    }
    // Whatever it is called elsewhere.
    configuration.hosts = [Self.host]
    return configuration
  }
}

/// Whether snapshots are written.
enum SnapshotMode: Sendable {
  case compares
  case updates
  /// By `UPDATE_SNAPSHOTS=1`: where it is set and forgotten, nothing may pass.
  case updatesAndFails

  init(isAsked: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self = isAsked ? .updates : environment["UPDATE_SNAPSHOTS"] == "1" ? .updatesAndFails : .compares
  }

  var isUpdating: Bool { self != .compares }
}
