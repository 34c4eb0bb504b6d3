import Logging
import Testing

@testable import Gateway

@Suite struct ConfigurationTests {
  private func load(
    _ yaml: String?, environment: [String: String] = [:], flags: ConfigurationLoader.Flags = .init(),
    path: String = "facet.yaml"
  ) throws -> GatewayConfiguration {
    try ConfigurationLoader.load(flags: flags, environment: environment) { $0 == path ? yaml : nil }
  }

  private func issues(_ yaml: String?, environment: [String: String] = [:]) -> [String] {
    do {
      _ = try load(yaml, environment: environment)
      return []
    } catch let error as ConfigurationError {
      return error.issues.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func withoutAnythingTheShopRunsAsDemoOnLoopback() throws {
    let configuration = try load(nil)
    #expect(configuration.listen == .init(host: "127.0.0.1", port: 8080))
    #expect(configuration.auth == .demo)
    #expect(configuration.backends == .embeddedShop)
    #expect(configuration.hosts == ["localhost", "127.0.0.1", "[::1]"])
    #expect(configuration.templates == "Templates")
  }

  @Test func theExampleOfTheDocumentationIsRead() throws {
    let configuration = try load(
      """
      listen: 127.0.0.1:8081
      auth: users
      hosts: [Shop.example, 127.0.0.1]
      templates: Templates
      trusted_proxies: [10.0.0.0/8]
      service_key: /run/secrets/facet
      limits: { body: 2048 }
      log: { format: json }
      backends:
        users: embedded
        orders: [http://127.0.0.1:5003, "http://127.0.0.1:6003/"]
        /api/todos: http://127.0.0.1:9000
        /api/todos/done: { url: "https://api.example/v2", forward: [cookie, accept-language], return: [set-cookie] }
      """)
    #expect(configuration.hosts == ["shop.example", "127.0.0.1"])
    #expect(configuration.trustedProxies.first?.contains("10.1.2.3") == true)
    #expect(configuration.limits.body == 2048)
    #expect(configuration.log == .init(format: .json, level: .info))
    #expect(configuration.backends.modules["users"] == .embedded)
    guard case .remote(let addresses)? = configuration.backends.modules["orders"] else {
      Issue.record("orders is not remote")
      return
    }
    #expect(addresses.map(\.base) == ["http://127.0.0.1:5003", "http://127.0.0.1:6003"])
    #expect(configuration.backends.prefixes.map(\.path) == ["/api/todos", "/api/todos/done"])
    #expect(configuration.backends.prefixes[1].addresses.first?.base == "https://api.example/v2")
    #expect(configuration.backends.prefixes[1].forward == [.cookie, .acceptLanguage])
    #expect(configuration.backends.prefixes[1].returned == [.setCookie])
    #expect(configuration.backends.prefixes[0].forward.isEmpty)
  }

  @Test func modulesElsewhereNeedAKeyUnlessTheyAuthoriseThemselves() throws {
    let backends = "backends:\n  users: http://127.0.0.1:5001\n"
    #expect(try load("auth: none\n" + backends).serviceKey == nil)
    var flags = ConfigurationLoader.Flags()
    flags.config = "etc/facet.yaml"
    let configuration = try load("auth: users\nservice_key: key\n" + backends, flags: flags, path: "etc/facet.yaml")
    #expect(configuration.serviceKey == "etc/key")
    #expect(
      try load("auth: users\n" + backends, environment: ["FACET_SERVICE_KEY": "/run/key"]).serviceKey == "/run/key")
    #expect(
      issues("auth: users\n" + backends) == [
        "facet.yaml:3:10: error: The users module runs elsewhere, and there is no key to tell it who visitors are\n"
          + "  hint: Write service_key: and the file of the key that the module's process has; or auth: none."
      ])
  }

  @Test func aModuleAloneIsAskedForLess() throws {
    var flags = ConfigurationLoader.Flags()
    (flags.service, flags.host, flags.port) = ("users", "0.0.0.0", 5001)
    let configuration = try load(nil, environment: ["FACET_TEMPLATES": "Mine"], flags: flags)
    #expect(configuration.auth == .users)
    #expect(configuration.listen == .init(host: "0.0.0.0", port: 5001))
    flags.auth = "demo"
    #expect(try load(nil, flags: flags).auth == .demo)
  }

  @Test func whatABackendIsGivenIsRead() throws {
    let configuration = try load(
      """
      auth: none
      limits: { requests: 9, queue: 0 }
      backends:
        /api/todos: ["http://a", "http://b"]
        /api/notes:
          url: [http://c, http://d]
          timeout: 5
          first_byte: 250ms
          idle: 2m
          connections: 3
          pending: 0
          health: /health
        orders: { url: "http://e", timeout: 7s }
      """)
    #expect(configuration.limits.requests == 9 && configuration.limits.queue == 0)
    let prefixes = configuration.backends.prefixes
    #expect(prefixes.map { $0.addresses.map(\.base) } == [["http://a", "http://b"], ["http://c", "http://d"]])
    #expect(prefixes[0].policy == BackendPolicy())
    var policy = BackendPolicy()
    policy.timeout = .seconds(5)
    policy.firstByte = .milliseconds(250)
    policy.idle = .seconds(120)
    (policy.connections, policy.pending, policy.health) = (3, 0, "/health")
    #expect(prefixes[1].policy == policy)
    #expect(configuration.backends.modules["orders"] == .remote(["http://e"].compactMap(BackendAddress.init)))
    #expect(configuration.backends.policies["orders"]?.timeout == .seconds(7))
  }

  @Test(arguments: [
    ("5", 5000), ("5s", 5000), ("250ms", 250), ("2m", 120_000), ("3600", 3_600_000), ("60m", 3_600_000),
    ("0", nil), ("", nil), ("s", nil), ("-1", nil), ("1.5s", nil), ("61m", nil), ("5 s", nil), ("99999999999999", nil),
    ("٣s", nil),
  ])
  func times(text: String, milliseconds: Int?) {
    #expect(Duration(configured: text) == milliseconds.map { .milliseconds($0) })
  }

  @Test func flagsAreAboveTheEnvironmentAndThatAboveTheFile() throws {
    let yaml = "data: file\npublic: file\ntemplates: file\nauth: none\n"
    let environment = ["FACET_DATA": "environment", "FACET_PUBLIC": "environment"]
    var flags = ConfigurationLoader.Flags()
    flags.data = "flag"
    let configuration = try load(yaml, environment: environment, flags: flags)
    #expect(configuration.data == "flag")
    #expect(configuration.publicFolder == "environment")
    #expect(configuration.templates == "file")
  }

  @Test func listsInTheEnvironmentAreSeparatedByCommas() throws {
    let configuration = try load(
      nil, environment: ["FACET_AUTH": "none", "FACET_HOSTS": "a.example, b.example", "FACET_LIMITS_BODY": "99"])
    #expect(configuration.hosts == ["a.example", "b.example"])
    #expect(configuration.limits.body == 99)
  }

  @Test func foldersInTheFileStartFromTheFile() throws {
    var flags = ConfigurationLoader.Flags()
    flags.config = "etc/app/facet.yaml"
    flags.data = "here"
    let configuration = try load(
      "auth: none\ntemplates: Pages\npublic: /srv/files", flags: flags, path: "etc/app/facet.yaml")
    #expect(configuration.templates == "etc/app/Pages")
    #expect(configuration.publicFolder == "/srv/files")
    #expect(configuration.data == "here")
  }

  @Test func runtimesStartFromTheFile() throws {
    var flags = ConfigurationLoader.Flags()
    flags.config = "etc/facet.yaml"
    let configuration = try load(
      "runtimes: { preact: vendor/preact.js, preact/hooks: /srv/hooks.js }", flags: flags, path: "etc/facet.yaml")
    #expect(configuration.runtimes == ["preact": "etc/vendor/preact.js", "preact/hooks": "/srv/hooks.js"])
  }

  @Test func ownTemplatesWithoutAModuleRunNone() throws {
    var flags = ConfigurationLoader.Flags()
    flags.templates = "Mine"
    flags.auth = "none"
    #expect(try load(nil, flags: flags).backends == Backends())
    #expect(try load("auth: none\nbackends: { /api/x: 'http://h' }").backends.modules.isEmpty)
  }

  @Test(arguments: [
    ("lisen: 1", "facet.yaml:1:1: error: “lisen” is not known here\n  hint: Did you mean “listen”?"),
    (
      "auth: dmeo",
      "facet.yaml:1:7: error: “auth” must be demo, users or none, and this is “dmeo”\n  hint: Did you mean “demo”?"
    ),
    ("limits:\n  body: many", "facet.yaml:2:9: error: “limits.body” must be a whole number, and this is “many”"),
    (
      "limits:\n  body: 0",
      "facet.yaml:2:9: error: “limits.body” must be a number from 1 to 1073741824, and this is “0”"
    ),
    (
      "hosts:\n  - a\n  - b: c",
      "facet.yaml:3:5: error: “hosts” is a list of texts, and this is a group of names and values"
    ),
    ("templates: [a]", "facet.yaml:1:12: error: “templates” must be one value, and this is a list"),
    ("auth: demo\nauth: demo", "facet.yaml"),
    (
      "backends: { user: embedded }",
      "facet.yaml:1:13: error: “user” is no module and no path\n  hint: Did you mean “users”?"
    ),
    (
      "backends: { /api/x: ftp://h }",
      "facet.yaml:1:21: error: A server's address is expected, and this is “ftp://h”\n  hint: Write it like"
    ),
    (
      "backends: { /api/x: { url: 'http://h', forward: [cookies] } }",
      "facet.yaml:1:50: error: “forward” may hold cookie, authorization or accept-language, and this is “cookies”"
    ),
    (
      "backends: { /api/x: ['http://h', h2] }",
      "facet.yaml:1:34: error: A server's address is expected, and this is “h2”\n  hint: Write it like"
    ),
    ("backends: { /api/x: [] }", "facet.yaml:1:21: error: At least one address is expected in the list"),
    (
      "backends: { /api/x: { url: 'http://h', timeout: soon } }",
      "facet.yaml:1:49: error: “timeout” must be a time of at most an hour, and this is “soon”\n  hint: Write it like 5s"
    ),
    (
      "backends: { /api/x: { url: 'http://h', health: health } }",
      "facet.yaml:1:48: error: “health” must be a path, and this is “health”"
    ),
    (
      "backends: { /api/x: { url: 'http://h', connections: 0 } }",
      "facet.yaml:1:53: error: “connections” must be a number from 1 to 10000, and this is “0”"
    ),
    (
      "backends: { orders: { url: 'http://h', forward: [cookie] } }",
      "facet.yaml:1:40: error: “forward” is not known here"
    ),
    ("backends: { orders: { timeout: 5 } }", "facet.yaml:1:21: error: “orders” has no url"),
    ("backends: { /api/x: { forward: [cookie] } }", "facet.yaml:1:21: error: “/api/x” has no url"),
    (
      "backends: { /internal/x: 'http://h' }",
      "facet.yaml:1:13: error: “/internal/x” is where our own processes ask each other, and is never passed on"
    ),
    ("backends: { /api/../x: 'http://h' }", "facet.yaml:1:13: error: “/api/../x” is no path prefix"),
    (
      "runtimes: { preakt: a.js }",
      "facet.yaml:1:13: error: “preakt” is no name that clients import\n  hint: Did you mean “preact”?"
    ),
    ("runtimes: { preact: [a] }", "facet.yaml:1:21: error: “preact” must be a file, and this is a list"),
    ("log: text", "facet.yaml:1:6: error: “log” must hold “name: value” lines of its own, and this is “text”"),
    ("- a", "facet.yaml:1:1: error: The file must be a list of “name: value” lines"),
    ("a: [1", "facet.yaml:2:1: error: This is not YAML: did not find expected ',' or ']'"),
    ("listen: 8080", "facet.yaml:1:9: error: “listen” must be a host and a port, and this is “8080”"),
    ("trusted_proxies: [proxy]\nauth: none", "facet.yaml:1:18: error: “proxy” is no address"),
  ])
  func mistakesInTheFileAreShownWhereTheyStand(yaml: String, expected: String) {
    let found = issues(yaml)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func everyMistakeIsReportedAtOnce() {
    #expect(issues("lisen: 1\nauth: dmeo\nlimits: { bdy: 3 }").count == 3)
  }

  @Test func mistakesInTheEnvironmentNameTheVariable() {
    let found = issues(nil, environment: ["FACET_LIMITS_BODY": "lots"])
    #expect(found == ["environment variable FACET_LIMITS_BODY: error: It must be a whole number, and it is “lots”"])
  }

  @Test func whoVisitorsAreIsOnlyGuessedForTheShopOnLoopback() {
    #expect(issues("listen: 0.0.0.0:80").contains { $0.contains("“auth” is not set") })
    #expect(issues("templates: Mine").contains { $0.contains("“auth” is not set") })
    #expect(issues("listen: 0.0.0.0:80\nauth: users").contains { $0.contains("“hosts” lists no name") })
    #expect(issues("auth: users\ntemplates: Mine").contains { $0.contains("needs the users module") })
  }

  @Test func aFileThatWasNamedMustBeThere() {
    var flags = ConfigurationLoader.Flags()
    flags.config = "missing.yaml"
    #expect(throws: ConfigurationError.self) { try load(nil, flags: flags) }
  }

  @Test func rangesOfAddresses() {
    #expect(AddressRange("10.0.0.0/8")?.contains("10.255.0.1") == true)
    #expect(AddressRange("10.0.0.0/8")?.contains("11.0.0.1") == false)
    #expect(AddressRange("10.0.0.0/8")?.contains("::ffff:10.0.0.1") == true)
    #expect(AddressRange("::1")?.contains("::1") == true)
    #expect(AddressRange("::1")?.contains("::2") == false)
    #expect(AddressRange("10.0.0.0/33") == nil)
    #expect(AddressRange("ten") == nil)
  }

  @Test func addressesOfBackends() {
    for wrong in [
      "h:1", "http://", "http://u@h", "http://h/?q", "http://h/#f", "http://h:0", "http://h:x", "http://[::1",
    ] {
      #expect(BackendAddress(wrong) == nil, "\(wrong)")
    }
    #expect(BackendAddress("HTTP://h:80/a/")?.base == "http://h:80/a")
    #expect(BackendAddress("https://[::1]:443")?.base == "https://[::1]:443")
  }
}
