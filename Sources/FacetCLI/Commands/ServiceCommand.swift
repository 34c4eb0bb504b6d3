import ArgumentParser
import Gateway
import Logging
import NIOCore
import ServiceLifecycle
import Shop
import UnixSignals

struct ServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service",
    abstract: "Run one module of the shop alone, for gateways in other processes.",
    discussion: """
      The module answers whoever has the key that service_key names in facet.yaml, or FACET_SERVICE_KEY: the gateway \
      and the other modules. Where those run stands under backends.
      """)

  @Argument(help: ArgumentHelp("users, products, orders, analytics or notifications.", valueName: "module"))
  var module: String

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp("The port to listen on, 5001 to 5005 unless given; 0 takes a free one.", valueName: "port"))
  var port: Int?

  @Option(help: ArgumentHelp("As the gateway's; with demo the users module has the demo accounts.", valueName: "mode"))
  var auth: String?

  @OptionGroup var options: DataOptions

  func validate() throws {
    guard Backends.moduleNames.contains(module) else {
      throw ValidationError("“\(module)” is no module; there are \(Backends.moduleNames.joined(separator: ", ")).")
    }
    if let port, !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535.") }
    if let auth, GatewayConfiguration.AuthMode(rawValue: auth) == nil {
      throw ValidationError("--auth must be demo, users or none.")
    }
  }

  func run() async throws {
    let configuration = try loadConfiguration(flags)
    Logs.start(configuration.log)
    let logger = Logger(label: "facet.\(module)")
    guard let (link, tokens) = try await ServiceLink.open(configuration, as: module, logger) else {
      throw CommandFailure(
        "A module alone needs the key by which it knows its gateway: write service_key: and a file with at least "
          + "\(ServiceKey.minimumBytes) random bytes, or set FACET_SERVICE_KEY. "
          + "Make one with: (umask 077; openssl rand -hex 32 > service.key)")
    }
    try await ServiceLink.closing(link) { try await serve(configuration, link, tokens, logger) }
  }

  private func serve(
    _ configuration: GatewayConfiguration, _ link: ServiceLink, _ tokens: CallerTokens, _ logger: Logger
  ) async throws {
    let watching = Watching(configuration, logger)
    let shop = try ServedShop(configuration, modules: [module], link: link, logger)
    shop.report(to: watching.metrics)
    guard let served = shop.modules.first else {
      throw CommandFailure("This build has no \(module) module.", status: .defect)
    }
    let address = ServerAddress(configuration.listen)
    let server = buildService(
      configuration, module: served, internals: shop.internals, tokens: tokens, logger: logger,
      metrics: watching.metrics, tracer: watching.tracer,
      onServerRunning: { [module] channel in
        Terminal.line("Facet serves \(module) at \(address.text(port: channel.localAddress?.port))")
      })
    // The reverse order is that of ending: requests in flight still have their store, and that still has the others.
    var group = ServiceGroupConfiguration(
      services: watching.services + [link, shop, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(10)
    do {
      try await ServiceGroup(configuration: group).run()
    } catch let error as IOError {
      throw CommandFailure("It can't listen on \(address.text(port: nil)): \(error)")
    }
  }

  private var flags: ConfigurationLoader.Flags {
    var flags = ConfigurationLoader.Flags()
    (flags.service, flags.auth, flags.host) = (module, auth, host)
    flags.port = port ?? 5001 + (Backends.moduleNames.firstIndex(of: module) ?? 0)
    (flags.data, flags.config) = (options.data, options.config)
    return flags
  }
}
