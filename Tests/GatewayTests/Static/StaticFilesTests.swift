import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Gateway

@Suite struct StaticFilesTests {
  /// `Public/` with files, hidden files and links, beside a secret.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("secret.txt", "secret")
    try folder.write("Public/robots.txt", "User-agent: *\n")
    try folder.write("Public/assets/app-0123abcd.js", String(repeating: "let a = 1\n", count: 40_000))
    try folder.write("Public/a b/ü.svg", "<svg/>")
    try folder.write("Public/.env", "secret")
    try folder.write("Public/.git/config", "secret")
    try folder.write("Public/empty.css", "")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/Public/out.txt", withDestinationPath: "../secret.txt")
    try manager.createSymbolicLink(atPath: folder.path + "/Public/up", withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: folder.path + "/Public/in.txt", withDestinationPath: "robots.txt")
    return folder
  }

  private func test(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let folder = try folder()
    try await TestGateway.make({ $0.publicFolder = folder.path + "/Public" }).test(.router, body)
  }

  @Test func filesAreServedWithTheirType() async throws {
    try await test { client in
      let text = try await client.execute(uri: "/robots.txt", method: .get)
      #expect(text.status == .ok)
      #expect(text.text == "User-agent: *\n")
      #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(text.headers[.cacheControl] == "public, no-cache")
      let image = try await client.execute(uri: "/a%20b/%C3%BC.svg", method: .get)
      #expect(image.headers[.contentType] == "image/svg+xml; charset=utf-8")
      #expect(try await client.execute(uri: "/in.txt", method: .get).text == "User-agent: *\n")
      #expect(try await client.execute(uri: "/empty.css", method: .get).status == .ok)
      let script = try await client.execute(uri: "/assets/app-0123abcd.js", method: .get)
      #expect(script.body.readableBytes == 400_000)
      #expect(script.headers[.cacheControl] == "public, max-age=31536000, immutable")
    }
  }

  @Test(arguments: [
    "/.env", "/.git/config", "/%2eenv", "/out.txt", "/up/secret.txt", "/a b", "/..%2fsecret.txt", "/%2e%2e/secret.txt",
    "/..%5csecret.txt", "/assets", "/assets/", "/robots.txt/", "/robots.txt/x", "/missing", "/a%20b", "/robots.txt%00",
  ])
  func nothingElseIs(uri: String) async throws {
    try await test { client in
      let response = try await client.execute(uri: uri, method: .get)
      #expect([400, 404].contains(response.status.code))
      #expect(!response.text.contains("secret\n"))
      #expect(response.text != "secret")
    }
  }

  @Test func unchangedFilesAreNotSentAgain() async throws {
    try await test { client in
      let first = try await client.execute(uri: "/robots.txt", method: .get)
      let tag = try #require(first.headers[.eTag])
      for value in [tag, "\"x\", \(tag)", "*", tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : "W/" + tag] {
        let again = try await client.execute(uri: "/robots.txt", method: .get, headers: [.ifNoneMatch: value])
        #expect(again.status == .notModified)
        #expect(again.body.readableBytes == 0)
        // It becomes a strong one once the file has been as it is for a while.
        let weak = again.headers[.eTag].map { $0.hasPrefix("W/") ? $0 : "W/" + $0 }
        #expect(weak == (tag.hasPrefix("W/") ? tag : "W/" + tag))
      }
      let other = try await client.execute(uri: "/robots.txt", method: .get, headers: [.ifNoneMatch: "\"x\""])
      #expect(other.status == .ok)
    }
  }

  @Test func headAndOtherMethods() async throws {
    try await test { client in
      let head = try await client.execute(uri: "/robots.txt", method: .head)
      #expect(head.headers[.contentLength] == "14")
      #expect(head.body.readableBytes == 0)
      let post = try await client.execute(uri: "/robots.txt", method: .post)
      #expect(post.status == .methodNotAllowed)
      #expect(post.headers[.allow] == "GET, HEAD")
      let range = try await client.execute(uri: "/robots.txt", method: .get, headers: [.range: "bytes=0-1"])
      #expect(range.status == .partialContent)
      #expect(range.text == "Us")
      #expect(range.headers[.contentRange] == "bytes 0-1/14")
    }
  }
}
