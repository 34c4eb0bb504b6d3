/// What every setting means and what holds without it, for `docs/operations.md`.
public enum SettingsReference {
  public struct Entry: Sendable, Equatable {
    /// As in `facet.yaml`: `limits.body`.
    public let key: String
    /// `FACET_LIMITS_BODY`
    public let environmentName: String
    public let takes: String
    public let usual: String
    public let meaning: String
  }

  /// In the order of the file; a setting without a text is a defect that a test finds.
  public static var entries: [Entry] {
    Setting.all.map { setting in
      let text = texts[setting.key]
      return Entry(
        key: setting.key, environmentName: setting.environmentName, takes: takes(setting.kind),
        usual: text?.usual ?? "", meaning: text?.meaning ?? "")
    }
  }

  private static func takes(_ kind: Setting.Kind) -> String {
    switch kind {
    case .text: "text"
    case .folder: "folder"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .choice(let names): Setting.oneOf(names)
    case .list: "list"
    }
  }

  private static let texts: [String: (usual: String, meaning: String)] = [
    "listen": ("127.0.0.1:8080", "Host and port; port 0 takes a free one and prints it."),
    "auth": (
      "demo, for the embedded shop on loopback",
      "Who visitors are: the seeded manager, accounts of the users module, or nobody's business but the backend's."
    ),
    "hosts": ("the loopback's names, on loopback", "Names that the server answers to; others get 421."),
    "trusted_proxies": (
      "none", "Peers whose `Forwarded`, `X-Forwarded-…`, `X-Request-ID` and `traceparent` count: addresses or ranges."
    ),
    "templates": ("Templates", "The folder of the templates."),
    "public": ("Public", "The folder of static files; `assets` in it is `facet build`'s."),
    "data": ("var/shop", "The folder of the embedded modules' data."),
    "service_key": (
      "none", "The file of the key that callers' tokens are signed with, 32 bytes at least, for modules as services."
    ),
    "language": ("en", "The `lang` of pages, and the locale of formatting."),
    "snapshots": ("none", "Addresses below a variant that `facet snapshot` looks at, too."),
    "limits.body": ("1048576", "Bytes of a request's body; more is 413."),
    "limits.address": ("8192", "Bytes of a request's address; more is 414."),
    "limits.answer": ("8388608", "Bytes of an answer that a page's load gets from another server."),
    "limits.timeout": ("30", "Seconds until another server must have begun to answer; then 504."),
    "limits.streams": ("2", "Live streams of one session."),
    "limits.changes": (
      "600", "Requests of one visitor in a minute that change something in the modules; more is 429."
    ),
    "limits.requests": (
      "256", "Requests that are answered at the same time; health, files and streams are not among them."
    ),
    "limits.queue": ("256", "Requests that wait for a place; the rest gets 503."),
    "limits.headers": ("32768", "Bytes of a request's header section; more is 431."),
    "limits.header_timeout": ("8", "Seconds until a request's head must have come."),
    "limits.body_timeout": (
      "8", "Seconds in which a sender must have sent two kilobytes of a body, or the rest of it."
    ),
    "limits.idle_timeout": ("75", "Seconds that a connection may wait for the next request."),
    "limits.write_timeout": ("30", "Seconds in which a reader must take something of an answer."),
    "limits.connections": ("8000", "Connections at a time."),
    "limits.connections_per_address": ("500", "Of those, from one address that is no trusted proxy's."),
    "limits.http2_streams": ("100", "Requests at a time on one HTTP/2 connection."),
    "tls.certificate": ("none", "The chain of certificates, PEM; with it and the key the server speaks TLS."),
    "tls.key": ("none", "The certificate's private key, PEM."),
    "tls.reload": ("60", "Seconds between looks at both files; new ones are used without a restart."),
    "hsts": (
      "host",
      "What browsers that came over TLS ask over TLS only from then on: this name, or all names below it, too."
    ),
    "h2c": ("false", "Whether HTTP/2 is spoken without TLS, to those who begin with it."),
    "log.format": ("text", "Lines for people, or JSON with a line for every request."),
    "log.level": ("notice; info with JSON", "What is less important is not written."),
    "admin": ("none", "Host and port where metrics and health are served apart from the pages."),
    "tracing.endpoint": ("none", "A collector of OTLP/HTTP; spans go to `/v1/traces` there."),
    "tracing.service": ("facet", "The name under which the collector shows the spans."),
    "tracing.percent": ("100", "Of the traces that begin here; a trusted peer's decision counts before that."),
  ]
}
