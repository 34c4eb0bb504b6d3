import Configuration
import Foundation

/// Reads the configuration: flags above the environment (`FACET_…`) above `facet.yaml` above what is usual.
public struct ConfigurationLoader {
  /// What the command line gave.
  public struct Flags: Sendable {
    public var host: String?
    public var port: Int?
    public var auth: String?
    public var templates: String?
    public var publicFolder: String?
    public var data: String?
    /// The configuration file; `facet.yaml`, if it is there, when nil.
    public var config: String?
    /// The module that runs alone, when this is no gateway: what only concerns gateways is not asked for then.
    public var service: String?
    public init() {}
  }

  private var issues: [ConfigurationIssue] = []
  private var places: [String: ConfigurationIssue.Place] = [:]
  private let flags: Flags

  /// - Throws: `ConfigurationError` with everything that is wrong, not only the first.
  public static func load(
    flags: Flags = Flags(), environment: [String: String] = ProcessInfo.processInfo.environment,
    readFile: (String) throws -> String? = ConfigurationLoader.readFile
  ) throws -> GatewayConfiguration {
    var loader = ConfigurationLoader(flags: flags)
    return try loader.load(environment, readFile)
  }

  /// The text of a file, or nil when there is none.
  public static func readFile(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private init(flags: Flags) { self.flags = flags }

  private mutating func load(
    _ environment: [String: String], _ readFile: (String) throws -> String?
  ) throws -> GatewayConfiguration {
    let file = self.file(environment, readFile)
    let reader = ConfigReader(providers: [
      flagProvider(), environmentProvider(environment), Self.provider("file", file.values),
    ])
    var resolver = ConfigurationResolver(reader: reader, flags: flags, file: file, places: places, issues: issues)
    let configuration = resolver.configuration()
    guard resolver.issues.isEmpty, let configuration else { throw ConfigurationError(resolver.issues) }
    return configuration
  }

  private mutating func file(
    _ environment: [String: String], _ readFile: (String) throws -> String?
  ) -> ConfigurationFile {
    let named = flags.config ?? environment["FACET_CONFIG"]
    let path = named ?? "facet.yaml"
    do {
      guard let text = try readFile(path) else {
        if named != nil { issues.append(ConfigurationIssue(.flag("--config"), "There is no file \(path)")) }
        return ConfigurationFile("", name: path)
      }
      let file = ConfigurationFile(text, name: path)
      issues += file.issues
      places.merge(file.places) { $1 }
      return file
    } catch {
      issues.append(ConfigurationIssue(.flag("--config"), "The file \(path) can't be read: \(error)"))
      return ConfigurationFile("", name: path)
    }
  }

  /// Checks the variables before swift-configuration reads them, because it would take a wrong one for a missing one.
  private mutating func environmentProvider(_ environment: [String: String]) -> EnvironmentVariablesProvider {
    var variables: [String: String] = [:]
    for setting in Setting.all + Backends.moduleNames.map(Setting.backend) {
      guard let text = environment[setting.environmentName], !text.isEmpty else { continue }
      let place = ConfigurationIssue.Place.environment(setting.environmentName)
      if case .failure(let mistake) = setting.value(of: text) {
        issues.append(
          ConfigurationIssue(
            place, "It must be \(mistake.expected), and it is “\(text.prefix(60))”", hint: mistake.hint))
      }
      variables[String(setting.environmentName.dropFirst("FACET_".count))] = text
      places[setting.key] = place
    }
    return EnvironmentVariablesProvider(environmentVariables: variables)
  }

  private mutating func flagProvider() -> InMemoryProvider {
    var values: [String: ConfigValue] = [:]
    for (setting, name, text) in [
      (Setting.auth, "--auth", flags.auth), (.templates, "--templates", flags.templates),
      (.publicFolder, "--public", flags.publicFolder), (.data, "--data", flags.data),
    ] {
      guard let text else { continue }
      switch setting.value(of: text) {
      case .success(let value): values[setting.key] = value
      case .failure(let mistake):
        issues.append(
          ConfigurationIssue(.flag(name), "It must be \(mistake.expected), and it is “\(text)”", hint: mistake.hint))
      }
      places[setting.key] = .flag(name)
    }
    return Self.provider("flags", values)
  }

  private static func provider(_ name: String, _ values: [String: ConfigValue]) -> InMemoryProvider {
    InMemoryProvider(
      name: name,
      values: Dictionary(
        uniqueKeysWithValues: values.map {
          (AbsoluteConfigKey($0.key.split(separator: ".").map(String.init), context: [:]), $0.value)
        }))
  }
}
