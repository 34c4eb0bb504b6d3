import ArgumentParser
import Facet
import Gateway
import Logging
import NIOCore
import ServiceLifecycle
import Shop
import ShopSQLite
import UnixSignals

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the templates, and the API behind them.",
    discussion: "Configuration is facet.yaml, below environment variables FACET_…, below these options.")

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host: String?

  @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one and prints it.", valueName: "port"))
  var port: Int?

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var templates: String?

  @Option(name: .customLong("public"), help: ArgumentHelp("The folder of static files.", valueName: "dir"))
  var publicFolder: String?

  @Option(help: ArgumentHelp("Who visitors are: demo, users or none.", valueName: "mode"))
  var auth: String?

  @Flag(help: "Follow changes of the templates, and show errors of templates and data in the browser.")
  var dev = false

  @Flag(inversion: .prefixedNo, help: "Let interactive pages load their client in the browser.")
  var clients = true

  @OptionGroup var options: DataOptions

  func validate() throws {
    if let port, !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535.") }
    if let auth, GatewayConfiguration.AuthMode(rawValue: auth) == nil {
      throw ValidationError("--auth must be demo, users or none.")
    }
  }

  func run() async throws {
    let configuration = try loadConfiguration(flags)
    Logs.start(configuration.log)
    let logger = Logger(label: "facet")
    let watching = Watching(configuration, logger)
    var siteOptions = try siteOptions(configuration, logger)
    siteOptions.rendered = { [metrics = watching.metrics] in metrics.rendered($0, $1, in: $2) }
    let site = ServedSite(try loadSite(configuration, siteOptions, logger))
    let link = try await ServiceLink.open(configuration, as: "gateway", logger)?.link
    try await ServiceLink.closing(link) { try await serve(configuration, site, siteOptions, link, watching, logger) }
  }

  private func serve(
    _ configuration: GatewayConfiguration, _ site: ServedSite, _ siteOptions: SiteOptions, _ link: ServiceLink?,
    _ watching: Watching, _ logger: Logger
  ) async throws {
    let modules = configuration.backends.embeddedModules
    let shop = try modules.isEmpty ? nil : ServedShop(configuration, modules: modules, link: link, logger)
    shop?.report(to: watching.metrics)
    let accounts = shop?.accounts ?? link?.accounts
    let sessions = try accounts == nil ? nil : ServedSessions(folder: configuration.data)
    let announcement = Announcement(configuration: configuration, isEmpty: await shop?.isEmpty ?? false)
    var parts = parts(site, shop, link, accounts, sessions)
    parts.clock = try processClock()
    (parts.metrics, parts.tracer) = (watching.metrics, watching.tracer)
    parts.tls = try tls(configuration, logger)
    let gateway = buildGateway(
      configuration, parts, logger: logger,
      onServerRunning: { channel in announcement.print(port: channel.localAddress?.port) })
    var services: [any Service] = [gateway]
    services = watching.services + services
    if let admin = configuration.admin { services.append(buildAdmin(admin, parts, logger: logger)) }
    if dev {
      services.append(
        TemplateWatcher(folder: configuration.templates, options: siteOptions, served: site, logger: logger))
    }
    // Before the gateway, so that they end after it: requests in flight still have their stores.
    if let shop { services.insert(shop, at: 0) }
    if let sessions { services.insert(sessions, at: 0) }
    if let link { services.insert(link, at: 0) }
    var group = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(10)
    do {
      try await ServiceGroup(configuration: group).run()
    } catch let error as IOError {
      throw CommandFailure("It can't listen on \(announcement.address(port: nil)): \(error)")
    }
  }

  private func tls(_ configuration: GatewayConfiguration, _ logger: Logger) throws -> ServerTLS? {
    do {
      return try configuration.tls.map { try ServerTLS($0, logger: logger) }
    } catch let error as ServerTLSError {
      throw CommandFailure(error.description)
    }
  }

  private var flags: ConfigurationLoader.Flags {
    var flags = ConfigurationLoader.Flags()
    (flags.host, flags.port, flags.auth) = (host, port, auth)
    (flags.templates, flags.publicFolder) = (templates, publicFolder)
    (flags.data, flags.config) = (options.data, options.config)
    return flags
  }

  private func siteOptions(_ configuration: GatewayConfiguration, _ logger: Logger) throws -> SiteOptions {
    var options = try configuration.clientOptions()
    options.apiPrefixes = ["/api"] + configuration.backends.prefixes.map(\.path)
    options.hasClients = clients
    (options.showsErrors, options.isDevelopment, options.followsChanges) = (dev, dev, dev)
    options.bundles = dev ? nil : BundleFolder(configuration.publicFolder).manifest
    options.integrity = dev ? nil : SubresourceIntegrity.text
    options.report = { logger.error("page", metadata: ["error": "\($0)"]) }
    return options
  }

  private func loadSite(
    _ configuration: GatewayConfiguration, _ options: SiteOptions, _ logger: Logger
  ) throws -> Site {
    let site = try SiteLoading.load(configuration.templates, options)
    if !dev, site.hasClients, !site.usesBundles {
      logger.notice("The pages load separate modules: facet build has not been run for these templates.")
    }
    return site
  }

  private func parts(
    _ site: ServedSite, _ shop: ServedShop?, _ link: ServiceLink?, _ accounts: (any Accounts)?,
    _ sessions: ServedSessions?
  ) -> GatewayParts {
    GatewayParts(
      site: site, modules: shop?.modules ?? [], accounts: accounts, sessions: sessions ?? MemorySessionStore(),
      openAPI: shop?.openAPI, followsChanges: dev, services: link)
  }
}
