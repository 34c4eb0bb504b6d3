import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite struct RequestLogTests {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ bytes: [UInt8]) { lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
  }

  private func gateway(_ lines: Lines, level: Logger.Level) -> some ApplicationProtocol {
    var configuration = GatewayConfiguration(
      listen: .init(host: "127.0.0.1", port: 0), auth: .demo, hosts: ConfigurationResolver.loopbackNames)
    configuration.backends.modules = ["echo": .embedded]
    var logger = Logger(label: "test") { LineLogHandler(label: $0, format: .json, write: lines.add) }
    logger.logLevel = level
    return buildGateway(
      configuration, GatewayParts(modules: [EchoModule()], accounts: TestAccounts()), logger: logger)
  }

  @Test func aRequestIsOneLineOfJSONWithoutItsSecrets() async throws {
    let lines = Lines()
    try await gateway(lines, level: .info).test(.router) { client in
      _ = try await client.execute(
        uri: "/api/echo/12?token=hidden", method: .get, headers: [.cookie: "a=hidden", .authorization: "hidden"])
    }
    let line = try #require(lines.all.first { $0.contains("\"request\"") })
    #expect(line.hasSuffix("}\n"))
    #expect(!line.contains("hidden"))
    guard case .dictionary(let entry) = try JSONParser.parse(line) else {
      Issue.record("no object")
      return
    }
    #expect(entry["method"] == "GET")
    #expect(entry["path"] == "/api/echo/12")
    #expect(entry["route"] == "module/echo")
    #expect(entry["status"] == 200)
    #expect(entry["level"] == "info")
    #expect(entry["request_id"] != nil)
    guard case .int(let bytes)? = entry["bytes"], case .double? = entry["ms"] else {
      Issue.record("bytes and ms are not numbers: \(line)")
      return
    }
    #expect(bytes > 50)
  }

  @Test func withoutBeingAskedNothingIsLogged() async throws {
    let lines = Lines()
    try await gateway(lines, level: .notice).test(.router) { client in
      _ = try await client.execute(uri: "/api/echo", method: .get)
    }
    #expect(!lines.all.contains { $0.contains("\"request\"") })
  }
}
