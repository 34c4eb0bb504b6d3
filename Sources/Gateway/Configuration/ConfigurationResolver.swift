import Configuration
import Logging

/// Makes the configuration of what the layers say, and checks what only all of it together can show.
struct ConfigurationResolver {
  let reader: ConfigReader
  let flags: ConfigurationLoader.Flags
  let file: ConfigurationFile
  let places: [String: ConfigurationIssue.Place]
  var issues: [ConfigurationIssue]

  static let loopbackNames = ["localhost", "127.0.0.1", "[::1]"]

  /// Nil when an issue was found that leaves nothing to run.
  mutating func configuration() -> GatewayConfiguration? {
    let listen = listenAddress()
    let backends = backends()
    guard let listen, let auth = auth(listen, backends) else { return nil }
    var result = GatewayConfiguration(listen: listen, auth: auth, backends: backends)
    result.hosts = hosts(listen, auth)
    result.trustedProxies = trustedProxies()
    result.templates = text(.templates) ?? result.templates
    result.publicFolder = text(.publicFolder) ?? result.publicFolder
    result.data = text(.data) ?? result.data
    result.serviceKey = text(.serviceKey)
    result.language = text(.language) ?? result.language
    result.limits = limits()
    result.tls = tls()
    result.hsts = text(.hsts).flatMap(GatewayConfiguration.HSTS.init) ?? result.hsts
    result.takesHTTP2InTheClear = text(.h2c) == "true"
    result.log = log()
    result.runtimes = file.runtimes
    result.snapshots = snapshots()
    result.admin = admin()
    result.tracing = tracing()
    return result
  }

  private mutating func listenAddress() -> GatewayConfiguration.ListenAddress? {
    let text = text(.listen) ?? "127.0.0.1:8080"
    let place = places[Setting.listen.key] ?? .whole
    guard let written = GatewayConfiguration.ListenAddress(text) else {
      issues.append(
        ConfigurationIssue(
          place, "“listen” must be a host and a port, and this is “\(text.prefix(60))”",
          hint: "Write it like 127.0.0.1:8080."))
      return nil
    }
    if let port = flags.port, !(0...65535).contains(port) {
      issues.append(ConfigurationIssue(.flag("--port"), "A port is a number from 0 to 65535, and this is \(port)"))
      return nil
    }
    let host = flags.host.map(GatewayConfiguration.ListenAddress.withoutBrackets) ?? written.host
    return GatewayConfiguration.ListenAddress(host: host, port: flags.port ?? written.port)
  }

  /// All five modules in this process, unless something was said about backends or the templates are one's own.
  private mutating func backends() -> Backends {
    var modules: [String: Backends.Place] = [:]
    for module in Backends.moduleNames {
      guard let items = list(.backend(module)), !items.isEmpty else { continue }
      modules[module] = place(of: module, items)
    }
    let isOwnApplication = file.hasBackends || text(.templates) != nil
    if modules.isEmpty, !isOwnApplication { return .embeddedShop }
    return Backends(modules: modules, policies: file.policies, prefixes: file.prefixes)
  }

  private mutating func place(of module: String, _ items: [String]) -> Backends.Place? {
    if items == ["embedded"] { return .embedded }
    let addresses = items.compactMap(BackendAddress.init)
    if addresses.count == items.count { return .remote(addresses) }
    let wrong = items.first { BackendAddress($0) == nil } ?? ""
    issues.append(
      ConfigurationIssue(
        places[Setting.backend(module).key] ?? .whole,
        "“\(module)” must be embedded, or the addresses where it runs, and this is “\(wrong.prefix(60))”",
        hint: "Write it like http://127.0.0.1:5003."))
    return nil
  }

  private mutating func auth(
    _ listen: GatewayConfiguration.ListenAddress, _ backends: Backends
  ) -> GatewayConfiguration.AuthMode? {
    guard let mode = text(.auth).flatMap({ GatewayConfiguration.AuthMode(rawValue: $0) }) else {
      if flags.service != nil { return .users }
      if backends.hasEmbeddedModule, listen.isLoopback { return .demo }
      issues.append(
        ConfigurationIssue(
          .whole, "“auth” is not set, and it is only guessed for the embedded shop on loopback",
          hint: "Write auth: users (the users module signs in), none (the backend authorises), or demo."))
      return nil
    }
    guard flags.service == nil, mode != .none else { return mode }
    if mode == .users, backends.modules["users"] == nil {
      issues.append(
        ConfigurationIssue(
          places[Setting.auth.key] ?? .whole, "“auth: users” needs the users module",
          hint: "Write users: embedded under backends, or where it runs, or auth: none."))
      return nil
    }
    if let remote = Backends.moduleNames.first(where: { backends.isRemote($0) }), text(.serviceKey) == nil {
      issues.append(
        ConfigurationIssue(
          places[Setting.backend(remote).key] ?? .whole,
          "The \(remote) module runs elsewhere, and there is no key to tell it who visitors are",
          hint: "Write service_key: and the file of the key that the module's process has; or auth: none."))
      return nil
    }
    return mode
  }

  private mutating func hosts(
    _ listen: GatewayConfiguration.ListenAddress, _ auth: GatewayConfiguration.AuthMode
  ) -> [String] {
    if auth == .demo || flags.service != nil { return Self.loopbackNames }
    guard let names = list(.hosts), !names.isEmpty else {
      if listen.isLoopback { return Self.loopbackNames }
      issues.append(
        ConfigurationIssue(
          places[Setting.hosts.key] ?? .whole, "“hosts” lists no name that this server answers to",
          hint: "Write hosts: [shop.example]."))
      return []
    }
    for name in names where name.contains(where: { "/@ *".contains($0) }) {
      issues.append(
        ConfigurationIssue(
          places[Setting.hosts.key] ?? .whole, "“\(name)” is no host name", hint: "Write it like shop.example."))
    }
    return names.map { $0.lowercased() }
  }

  private mutating func trustedProxies() -> [AddressRange] {
    var ranges: [AddressRange] = []
    for text in list(.trustedProxies) ?? [] {
      guard let range = AddressRange(text) else {
        issues.append(
          ConfigurationIssue(
            places[Setting.trustedProxies.key] ?? .whole, "“\(text)” is no address",
            hint: "Write it like 10.0.0.1 or 10.0.0.0/8."))
        continue
      }
      ranges.append(range)
    }
    return ranges
  }

  private mutating func snapshots() -> [String] {
    let addresses = list(.snapshots) ?? []
    for address in addresses where !address.hasPrefix("/") {
      issues.append(
        ConfigurationIssue(
          places[Setting.snapshots.key] ?? .whole, "“\(address.prefix(60))” is no address of a page",
          hint: "Write it as it stands below the variant, like /products/1."))
    }
    return addresses
  }

  private func limits() -> GatewayConfiguration.Limits {
    var limits = GatewayConfiguration.Limits()
    limits.body = number(.bodyLimit) ?? limits.body
    limits.address = number(.addressLimit) ?? limits.address
    limits.answer = number(.answerLimit) ?? limits.answer
    limits.timeout = number(.timeout) ?? limits.timeout
    limits.streams = number(.streams) ?? limits.streams
    limits.changes = number(.changes) ?? limits.changes
    limits.requests = number(.requests) ?? limits.requests
    limits.queue = number(.queue) ?? limits.queue
    limits.headers = number(.headerLimit) ?? limits.headers
    limits.headerTimeout = number(.headerTimeout) ?? limits.headerTimeout
    limits.bodyTimeout = number(.bodyTimeout) ?? limits.bodyTimeout
    limits.idleTimeout = number(.idleTimeout) ?? limits.idleTimeout
    limits.writeTimeout = number(.writeTimeout) ?? limits.writeTimeout
    limits.connections = number(.connections) ?? limits.connections
    limits.connectionsPerAddress = number(.connectionsPerAddress) ?? limits.connectionsPerAddress
    limits.http2Streams = number(.http2Streams) ?? limits.http2Streams
    return limits
  }

  /// Certificate and key go together.
  private mutating func tls() -> GatewayConfiguration.TLS? {
    let (certificate, key) = (text(.tlsCertificate), text(.tlsKey))
    guard let certificate, let key else {
      guard let given = certificate == nil ? (key == nil ? nil : Setting.tlsKey) : Setting.tlsCertificate else {
        return nil
      }
      let missing = given.key == Setting.tlsKey.key ? Setting.tlsCertificate : Setting.tlsKey
      issues.append(
        ConfigurationIssue(
          places[given.key] ?? .whole, "“\(given.key)” is set, and “\(missing.key)” is not",
          hint: "TLS needs a certificate and its key, each a PEM file."))
      return nil
    }
    var tls = GatewayConfiguration.TLS(certificate: certificate, key: key)
    tls.reload = number(.tlsReload) ?? tls.reload
    return tls
  }

  /// Who asks for JSON wants a line for each request, too, unless a level is given.
  private func log() -> GatewayConfiguration.Log {
    let format = text(.logFormat).flatMap { GatewayConfiguration.Log.Format(rawValue: $0) } ?? .text
    let level = text(.logLevel).flatMap { Logger.Level(rawValue: $0) } ?? (format == .json ? .info : .notice)
    return GatewayConfiguration.Log(format: format, level: level)
  }

  func text(_ setting: Setting) -> String? { reader.string(forKey: ConfigKey(setting.key)) }
  func number(_ setting: Setting) -> Int? { reader.int(forKey: ConfigKey(setting.key)) }
  private func list(_ setting: Setting) -> [String]? {
    reader.stringArray(forKey: ConfigKey(setting.key))?.filter { !$0.isEmpty }
  }
}
