import FacetHummingbird
import FacetValue
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Shop
import Testing

@testable import Gateway

@Suite struct EventStreamTests {
  @Test func eventsAreWrittenAsTheStandardSays() {
    let event = ServerEvent(id: "7\nretry: 1", name: "no\rte", data: ["text": "a\nb"], retry: 1500)
    #expect(
      String(buffer: EventFrame.bytes(of: event))
        == "id: 7retry: 1\nevent: note\nretry: 1500\ndata: {\"text\":\"a\\nb\"}\n\n")
  }

  @Test func aStreamSendsItsEventsAtOnce() async throws {
    try await TestGateway.make().test(.live) { client in
      let bytes = try await RawConnection.exchange(
        port: client.port ?? 0,
        "GET /api/echo/events HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nLast-Event-ID: 41\r\n\r\n"
      ) { $0.contains("data: 2") }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("HTTP/1.1 200 OK"))
      #expect(text.lowercased().contains("content-type: text/event-stream"))
      #expect(text.lowercased().contains("cache-control: no-store"))
      #expect(text.lowercased().contains("x-accel-buffering: no"))
      #expect(!text.lowercased().contains("content-encoding"))
      #expect(text.contains("id: 1\nevent: note\nretry: 1500\ndata: {\"text\":\"a\\nb\"}\n\n"))
      #expect(text.contains("id: 41\ndata: 2\n\n"))
    }
  }

  @Test func commentsKeepAStreamAlive() async throws {
    try await TestGateway.make(heartbeat: .milliseconds(20)).test(.live) { client in
      let bytes = try await RawConnection.exchange(
        port: client.port ?? 0, "GET /api/echo/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
      ) { $0.components(separatedBy: ":\n\n").count > 4 }
      #expect(!bytes.isEmpty)
    }
  }

  @Test func aVisitorHasOnlyAFewStreams() async throws {
    let registry = StreamRegistry(limit: 2)
    let owner = StreamRegistry.Owner.peer("1.2.3.4")
    let first = registry.begin(owner) {}
    var second = registry.begin(owner) {}
    #expect(first != nil && second != nil)
    #expect(registry.begin(owner, end: {}) == nil)
    #expect(registry.begin(.peer("other"), end: {}) != nil)
    second = nil
    #expect(registry.count == 1)
    #expect(registry.begin(owner, end: {}) != nil)
    _ = first
  }

  @Test func aStreamWaitsForTheOneBeforeItToEnd() async throws {
    let registry = StreamRegistry(limit: 1)
    let owner = StreamRegistry.Owner.peer("1.2.3.4")
    var left = registry.begin(owner) {}
    async let next = registry.begin(owner, within: .seconds(60)) {}
    // A hang guard: it waits at once.
    for _ in 0..<10_000 where registry.waitingCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
    #expect(left != nil)
    left = nil
    let place = await next
    #expect(place != nil)
    #expect(registry.waitingCount == 0)
    #expect(await registry.begin(owner, within: .milliseconds(1), end: {}) == nil, "nobody has left")
    #expect(registry.count == 1)
  }

  @Test func asManyWaitForAPlaceAsMayRun() async throws {
    let registry = StreamRegistry(limit: 1)
    let owner = StreamRegistry.Owner.peer("1.2.3.4")
    let place = registry.begin(owner) {}
    let answers = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<3 {
        group.addTask { await registry.begin(owner, within: .seconds(60), end: {}) != nil }
      }
      // Two are refused at once; the third would wait for a minute.
      var answers = [await group.next(), await group.next()]
      group.cancelAll()
      answers.append(await group.next())
      return answers
    }
    #expect(answers == [false, false, false])
    _ = place
  }

  @Test func signingOutEndsTheStreamsOfTheSession() async throws {
    try await TestGateway.make({ $0.auth = .users }).test(.live) { client in
      let signedIn = try await client.execute(
        uri: "/api/session", method: .post, headers: TestGateway.jsonHeaders,
        body: TestGateway.json(#"{"email":"viewer","password":"right"}"#))
      let cookie = try #require(signedIn.cookie)
      let token = try #require(signedIn.headers[.facetToken])
      // The exchange ends because the server closes.
      let bytes = try await RawConnection.exchange(
        port: client.port ?? 0, "GET /api/echo/events HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\r\n",
        when: (
          "data: 2",
          {
            _ = try await client.execute(
              uri: "/api/session", method: .delete,
              headers: [.cookie: cookie, .secFetchSite: "same-origin", .facetToken: token])
          }
        ))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("data: 2"))
      #expect(text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test func aChangedRoleEndsAStream() async throws {
    let accounts = TestAccounts()
    try await TestGateway.make(accounts: accounts, heartbeat: .milliseconds(20)).test(.live) { client in
      let bytes = try await RawConnection.exchange(
        port: client.port ?? 0, "GET /api/echo/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        when: ("data: 2", { await accounts.set(2, .viewer) }))
      #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("0\r\n\r\n"))
    }
  }

  @Test func leavingFreesThePlace() async throws {
    try await TestGateway.make({ $0.limits.streams = 1 }).test(.live) { client in
      for round in 0..<3 {
        // The server learns of the last round's leaving a moment later, and the stream waits for that.
        let bytes = try await RawConnection.exchange(
          port: client.port ?? 0, "GET /api/echo/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        ) { $0.contains("data: 2") || $0.contains("too-many-streams") }
        #expect(String(decoding: bytes, as: UTF8.self).contains("200 OK"), "round \(round)")
      }
    }
  }
}
