import FacetValue
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Shop

@testable import Gateway

/// Gateways for tests, over stand-ins for modules and accounts.
enum TestGateway {
  /// As demo on loopback, unless `change` says otherwise.
  static func make(
    modules: [any Module] = [EchoModule()], accounts: (any Accounts)? = TestAccounts(),
    sessionPolicy: SessionPolicy = SessionPolicy(), heartbeat: Duration = .seconds(15),
    _ change: (inout GatewayConfiguration) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var configuration = GatewayConfiguration(
      listen: .init(host: "127.0.0.1", port: 0), auth: .demo, hosts: ConfigurationResolver.loopbackNames)
    // On a busy machine a test may not get to say anything for longer than a server waits.
    (configuration.limits.headerTimeout, configuration.limits.idleTimeout) = (600, 600)
    configuration.publicFolder = "/nonexistent"
    configuration.backends.modules = ["users": .embedded, "echo": .embedded]
    change(&configuration)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return buildGateway(
      configuration,
      GatewayParts(
        modules: modules, accounts: accounts, sessionPolicy: sessionPolicy,
        openAPI: Array(#"{"openapi":"3.1.0"}"#.utf8)),
      logger: logger, heartbeat: heartbeat)
  }

  static func json(_ text: String) -> ByteBuffer { ByteBuffer(string: text) }
  static let jsonHeaders: HTTPFields = [.contentType: "application/json"]
}

/// Answers with what it was asked, so that tests can see what arrives at a module.
struct EchoModule: Module {
  let name = "echo"
  let prefixes = ["/api/echo"]
  var trouble: String?

  func respond(to request: ModuleRequest) async -> ModuleResponse {
    if request.path.last == "events" { return ModuleResponse(200, body: .events(events(request))) }
    if request.path.last == "large" { return .ok(.string(String(repeating: "Facet ", count: 2000))) }
    if request.path.last == "problem" { return .problem(.validation("/name", "must not be empty")) }
    if request.path.last == "created" { return .created(["id": 7], at: "/api/echo/7") }
    if request.path.last == "nothing" { return .noContent }
    return .ok([
      "method": .string(request.method.rawValue), "path": .array(request.path.map(Value.string)),
      "query": .array(request.query.map { .array([.string($0.name), .string($0.value)]) }),
      "body": request.body ?? .null, "role": .string(request.caller.role.rawValue),
      "user": request.caller.userID.map(Value.int) ?? .null,
      "key": request.idempotencyKey.map(Value.string) ?? .null,
    ])
  }

  private func events(_ request: ModuleRequest) -> AsyncStream<ServerEvent> {
    AsyncStream { continuation in
      continuation.yield(ServerEvent(id: "1", name: "note", data: ["text": "a\nb"], retry: 1500))
      continuation.yield(ServerEvent(id: request.lastEventID, data: 2))
    }
  }

  func unhealthy() async -> String? { trouble }
  func run() async {}
}

/// Three accounts, whose roles tests may change.
final actor TestAccounts: Accounts {
  private var roles: [Int: Role] = [1: .viewer, 2: .manager, 3: .admin]

  private var versions: [Int: Int] = [:]

  func access(email: String, password: String) async throws -> AccountAccess? {
    guard password == "right", let role = Role(rawValue: email), let id = roles.first(where: { $0.value == role })?.key
    else { return nil }
    return try await access(id: id)
  }

  func access(id: Int) async throws -> AccountAccess? {
    roles[id].map {
      AccountAccess(caller: Caller(userID: id, name: $0.rawValue, role: $0), version: versions[id] ?? 0)
    }
  }

  func demoCaller() async throws -> Caller? { try await access(id: 2)?.caller }

  func set(_ id: Int, _ role: Role?) { roles[id] = role }
  func changePassword(_ id: Int) { versions[id, default: 0] += 1 }
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var json: Value { (try? JSONParser.parse(Array(body.readableBytesView))) ?? .null }

  subscript(_ member: String) -> Value? {
    if case .dictionary(let members) = json { members[member] } else { nil }
  }

  /// `name=value` of the cookie that was set.
  var cookie: String? { headers[.setCookie].map { String($0.prefix { $0 != ";" }) } }
}

/// A folder that is gone with the value that made it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "facet-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
