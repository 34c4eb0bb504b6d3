import Logging

/// What the gateway serves, to whom, and from where. Made from flags, environment and `facet.yaml` by `ConfigurationLoader`.
public struct GatewayConfiguration: Sendable, Equatable {
  public var listen: ListenAddress
  public var auth: AuthMode
  /// Names that requests may be addressed to (`Host`); in demo only loopback names are.
  public var hosts: [String]
  /// Peers whose `Forwarded` and `X-Forwarded-*` count.
  public var trustedProxies: [AddressRange]
  /// Folders.
  public var templates: String
  public var publicFolder: String
  public var data: String
  public var backends: Backends
  /// The file with the secret that the modules' processes and the gateway share; see `ServiceKey`.
  public var serviceKey: String?
  public var limits: Limits
  public var log: Log
  /// Nil when the server speaks without TLS.
  public var tls: TLS?
  /// What `Strict-Transport-Security` covers.
  public var hsts = HSTS.host
  /// Whether HTTP/2 is spoken without TLS.
  public var takesHTTP2InTheClear = false
  /// The `lang` of documents and the locale of formatting.
  public var language: String
  /// Files that stand behind names that clients import, instead of Facet's own runtimes: `preact`, `solid-js/web`.
  public var runtimes: [String: String] = [:]
  /// Addresses below a variant that `facet snapshot` looks at, beside the pages without parameters: `/products/1`.
  public var snapshots: [String] = []
  /// Where `/metrics` and health are served apart from the pages.
  public var admin: ListenAddress?
  public var tracing: Tracing?

  /// The names that browsers ask over TLS only, once they have been here over TLS.
  public enum HSTS: String, Sendable, CaseIterable {
    /// The one that was asked for.
    case host
    /// All below it, too, which may be somebody else's.
    case subdomains
  }

  var security: TransportSecurity { TransportSecurity(includesSubdomains: hsts == .subdomains) }

  public struct ListenAddress: Sendable, Equatable {
    public var host: String
    /// 0 takes a free one.
    public var port: Int
    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
    /// Nil unless the text is a host and a port: `127.0.0.1:8080`, `[::1]:8080`.
    init?(_ text: String) {
      guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
        (0...65535).contains(port), colon > text.startIndex
      else { return nil }
      self.init(host: Self.withoutBrackets(String(text[..<colon])), port: port)
    }
    static func withoutBrackets(_ host: String) -> String {
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }
    /// Whether only this machine can connect.
    public var isLoopback: Bool {
      host == "localhost" || AddressRange.loopback.contains { $0.contains(host) }
    }
  }

  /// Where spans are sent.
  public struct Tracing: Sendable, Equatable {
    /// Of a collector of OTLP/HTTP: `http://127.0.0.1:4318`.
    public var endpoint: String
    /// The name under which it shows them.
    public var service: String
    /// Of the traces that begin here.
    public var percent: Int
    public init(endpoint: String, service: String = "facet", percent: Int = 100) {
      self.endpoint = endpoint
      self.service = service
      self.percent = percent
    }
  }

  public enum AuthMode: String, Sendable, CaseIterable {
    /// Every visitor acts as the seeded manager. For trying out, on loopback only.
    case demo
    /// The users module knows who may sign in.
    case users
    /// The backend authorises; the gateway knows no visitors.
    case none
  }

  /// Bytes and seconds that one request may take.
  public struct Limits: Sendable, Equatable {
    public var body = 1 << 20
    public var address = 8192
    /// Of an answer that a page's load gets from another server.
    public var answer = 8 << 20
    /// Seconds in which a page has its data, and another server its answer unless its own entry says otherwise.
    public var timeout = 30
    public var streams = 2
    /// Of one visitor in a minute.
    public var changes = 600
    /// Requests that are worked on at once, health and files aside; more wait, and more than `queue` are refused.
    public var requests = 256
    public var queue = 256
    /// Bytes of a request's header section.
    public var headers = 32768
    /// Seconds until a request's head must have come.
    public var headerTimeout = 8
    /// Seconds in which a sender must have sent two kilobytes of a body, or the rest of it.
    public var bodyTimeout = 8
    /// Seconds that a connection may wait for the next request.
    public var idleTimeout = 75
    /// Seconds in which a reader must take something of an answer.
    public var writeTimeout = 30
    /// At a time, in all and from one address that is no trusted proxy's.
    public var connections = 8000
    public var connectionsPerAddress = 500
    /// Requests at a time on one HTTP/2 connection.
    public var http2Streams = 100
    public init() {}
  }

  /// PEM files.
  public struct TLS: Sendable, Equatable {
    public var certificate: String
    public var key: String
    /// Seconds after which the files are looked at again.
    public var reload: Int
    public init(certificate: String, key: String, reload: Int = 60) {
      self.certificate = certificate
      self.key = key
      self.reload = reload
    }
  }

  public struct Log: Sendable, Equatable {
    public enum Format: String, Sendable, CaseIterable { case text, json }
    public var format: Format
    public var level: Logger.Level
    public init(format: Format, level: Logger.Level) {
      self.format = format
      self.level = level
    }
  }

  public init(
    listen: ListenAddress, auth: AuthMode, hosts: [String] = [], trustedProxies: [AddressRange] = [],
    templates: String = "Templates", publicFolder: String = "Public", data: String = "var/shop",
    backends: Backends = Backends(), limits: Limits = Limits(), log: Log = Log(format: .text, level: .notice),
    language: String = "en"
  ) {
    self.listen = listen
    self.auth = auth
    self.hosts = hosts
    self.trustedProxies = trustedProxies
    self.templates = templates
    self.publicFolder = publicFolder
    self.data = data
    self.backends = backends
    self.limits = limits
    self.log = log
    self.language = language
  }
}
