import Configuration
import Logging

/// A setting that file, environment and flags may give: its key and what values it takes.
struct Setting: Sendable {
  enum Kind: Sendable {
    case text
    /// A folder or a file; in the file relative to the file.
    case folder
    case integer(ClosedRange<Int>)
    case choice([String])
    case list
  }

  /// Dotted, as in the file: `limits.body`.
  let key: String
  let kind: Kind

  /// `FACET_LIMITS_BODY`
  var environmentName: String {
    "FACET_" + key.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
  }

  /// The value that a text stands for, or what was expected.
  func value(of text: String) -> Result<ConfigValue, Mistake> {
    switch kind {
    case .text, .folder:
      return text.isEmpty ? .failure(Mistake("text")) : .success(ConfigValue(.string(text), isSecret: false))
    case .integer(let range):
      guard let number = Int(text) else { return .failure(Mistake("a whole number")) }
      guard range.contains(number) else {
        return .failure(Mistake("a number from \(range.lowerBound) to \(range.upperBound)"))
      }
      return .success(ConfigValue(.int(number), isSecret: false))
    case .choice(let names):
      guard names.contains(text) else {
        return .failure(Mistake(Self.oneOf(names), hint: Spelling.suggestion(for: text, among: names)))
      }
      return .success(ConfigValue(.string(text), isSecret: false))
    case .list:
      let parts = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
      return .success(ConfigValue(.stringArray(parts), isSecret: false))
    }
  }

  struct Mistake: Error {
    let expected: String
    let hint: String?
    init(_ expected: String, hint: String? = nil) {
      self.expected = expected
      self.hint = hint
    }
  }

  /// `demo, users or none`
  static func oneOf(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Setting {
  static let listen = Setting(key: "listen", kind: .text)
  static let auth = Setting(key: "auth", kind: .choice(GatewayConfiguration.AuthMode.allCases.map(\.rawValue)))
  static let hosts = Setting(key: "hosts", kind: .list)
  static let trustedProxies = Setting(key: "trusted_proxies", kind: .list)
  static let templates = Setting(key: "templates", kind: .folder)
  static let publicFolder = Setting(key: "public", kind: .folder)
  static let data = Setting(key: "data", kind: .folder)
  static let serviceKey = Setting(key: "service_key", kind: .folder)
  static let language = Setting(key: "language", kind: .text)
  static let snapshots = Setting(key: "snapshots", kind: .list)
  static let bodyLimit = Setting(key: "limits.body", kind: .integer(1...1 << 30))
  static let addressLimit = Setting(key: "limits.address", kind: .integer(256...65536))
  static let answerLimit = Setting(key: "limits.answer", kind: .integer(1...1 << 30))
  static let timeout = Setting(key: "limits.timeout", kind: .integer(1...3600))
  static let streams = Setting(key: "limits.streams", kind: .integer(1...1000))
  static let changes = Setting(key: "limits.changes", kind: .integer(1...1_000_000))
  static let requests = Setting(key: "limits.requests", kind: .integer(1...100_000))
  static let queue = Setting(key: "limits.queue", kind: .integer(0...100_000))
  static let headerLimit = Setting(key: "limits.headers", kind: .integer(1024...1 << 20))
  static let headerTimeout = Setting(key: "limits.header_timeout", kind: .integer(1...3600))
  static let bodyTimeout = Setting(key: "limits.body_timeout", kind: .integer(1...3600))
  static let idleTimeout = Setting(key: "limits.idle_timeout", kind: .integer(1...3600))
  static let writeTimeout = Setting(key: "limits.write_timeout", kind: .integer(1...3600))
  static let connections = Setting(key: "limits.connections", kind: .integer(1...1_000_000))
  static let connectionsPerAddress = Setting(key: "limits.connections_per_address", kind: .integer(1...1_000_000))
  static let http2Streams = Setting(key: "limits.http2_streams", kind: .integer(1...10_000))
  static let tlsCertificate = Setting(key: "tls.certificate", kind: .folder)
  static let tlsKey = Setting(key: "tls.key", kind: .folder)
  static let tlsReload = Setting(key: "tls.reload", kind: .integer(1...86_400))
  static let hsts = Setting(key: "hsts", kind: .choice(GatewayConfiguration.HSTS.allCases.map(\.rawValue)))
  static let h2c = Setting(key: "h2c", kind: .choice(["true", "false"]))
  static let logFormat = Setting(
    key: "log.format", kind: .choice(GatewayConfiguration.Log.Format.allCases.map(\.rawValue)))
  static let logLevel = Setting(key: "log.level", kind: .choice(Logger.Level.allCases.map(\.rawValue)))

  static let admin = Setting(key: "admin", kind: .text)
  static let tracingEndpoint = Setting(key: "tracing.endpoint", kind: .text)
  static let tracingService = Setting(key: "tracing.service", kind: .text)
  static let tracingPercent = Setting(key: "tracing.percent", kind: .integer(0...100))

  /// All but `backends`, whose shape is its own.
  static let all = [
    listen, auth, hosts, trustedProxies, templates, publicFolder, data, serviceKey, language, snapshots, bodyLimit,
    addressLimit, answerLimit, timeout, streams, changes, requests, queue, headerLimit, headerTimeout, bodyTimeout,
    idleTimeout, writeTimeout, connections, connectionsPerAddress, http2Streams, tlsCertificate, tlsKey, tlsReload,
    hsts, h2c, logFormat, logLevel, admin, tracingEndpoint, tracingService, tracingPercent,
  ]

  /// Where the module runs; what the list may hold is checked when it is read.
  static func backend(_ module: String) -> Setting { Setting(key: "backends.\(module)", kind: .list) }
}
