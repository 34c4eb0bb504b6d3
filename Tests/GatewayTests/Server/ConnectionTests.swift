import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Gateway

@Suite struct ConnectionTests {
  private func send(_ port: Int?, _ text: String) async throws -> String {
    String(decoding: try await RawConnection.exchange(port: port ?? 0, text), as: UTF8.self)
  }

  /// The compressor would trap on the first of these without its guard.
  @Test(arguments: [
    "garbage\r\n\r\n", "GET\r\n\r\n", "\u{16}\u{3}\u{1}", "GET / HTTP/1.1\r\nHost: localhost\r\nA b: c\r\n\r\n",
    "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
  ])
  func bytesThatAreNoRequestEndTheConnectionAndNotTheServer(text: String) async throws {
    try await TestGateway.make().test(.live) { client in
      let answer = try await send(client.port, text)
      #expect(answer.hasPrefix("HTTP/1.1 400"))
      #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
    }
  }

  @Test(arguments: [
    "*", "http://[", "://", "?", "%", "/%", "//", "/?%=&&=%00", "/\u{e4}", "a", "/..", "/alpine/%ff",
    "/api/echo/%2e%2e", "/api//echo",
  ])
  func strangeTargetsAreMalformed(target: String) async throws {
    try await TestGateway.make().test(.live) { client in
      let answer = try await send(
        client.port, "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 400"))
      #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
    }
  }

  @Test(arguments: ["OPTIONS", "TRACE", "CONNECT", "BREW", "PROPFIND"])
  func strangeMethodsAreNotAnswered(method: String) async throws {
    try await TestGateway.make().test(.live) { client in
      for path in ["/health/live", "/api/session", "/api/openapi.json"] {
        let answer = try await send(
          client.port, "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 405") || answer.hasPrefix("HTTP/1.1 400"), "\(path): \(answer)")
      }
      #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
    }
  }

  @Test func garbageAfterARequestEndsTheConnectionToo() async throws {
    try await TestGateway.make().test(.live) { client in
      let answer = try await send(
        client.port, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\ngarbage\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
    }
  }

  @Test(arguments: [("Host: evil.example\r\n", 421), ("", 400), ("Host: localhost\r\nHost: localhost\r\n", 400)])
  func hostsAreChecked(header: String, status: Int) async throws {
    try await TestGateway.make().test(.live) { client in
      let answer = try await send(client.port, "GET /api/session HTTP/1.1\r\n\(header)Connection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 \(status)"))
    }
  }

  @Test func textIsCompressedWhenAskedFor() async throws {
    try await TestGateway.make().test(.live) { client in
      let gzip: HTTPFields = [.acceptEncoding: "deflate, gzip, br"]
      let small = try await client.execute(uri: "/api/session", method: .get, headers: gzip)
      #expect(small.headers[.contentEncoding] == nil)
      let large = try await client.execute(uri: "/api/echo/large", method: .get, headers: gzip)
      #expect(large.headers[.contentEncoding] == "gzip")
      #expect(large.headers[.vary] == "Accept-Encoding")
      #expect(large.body.readableBytes < 1000)
      #expect(Array(large.body.readableBytesView.prefix(2)) == [0x1f, 0x8b])
      let plain = try await client.execute(uri: "/api/echo/large", method: .get)
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(plain.headers[.vary] == "Accept-Encoding")
      #expect(plain.body.readableBytes == 12_002)
      #expect(plain.headers[Compression.mark] == nil)
      let head = try await client.execute(uri: "/api/echo/large", method: .head, headers: gzip)
      #expect(head.headers[.contentEncoding] == nil)
      #expect(head.headers[.contentLength] == "12002")
    }
  }

  @Test func manyRequestsOnOneConnection() async throws {
    try await TestGateway.make().test(.live) { client in
      let one = "GET /api/echo/large HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
      let head = "HEAD /api/echo/large HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
      let last = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      let answer = try await send(client.port, one + head + one + last)
      #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 5)
      #expect(answer.components(separatedBy: "gzip").count == 3)
      #expect(answer.hasSuffix("{\"status\":\"ok\"}"))
    }
  }
}
