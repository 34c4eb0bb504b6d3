import FacetValue
import GRDB
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

@Suite(.timeLimit(.minutes(1))) struct NotificationHubTests {
  private let folder: TemporaryFolder
  private let store: NotificationSQLiteStore

  init() throws {
    folder = try TemporaryFolder()
    store = try NotificationSQLiteStore(file: folder.file())
  }

  @discardableResult
  private func add(_ events: ClosedRange<Int>) async throws -> [Int] {
    try await store.add(
      events.map {
        NewNotification(
          eventID: "e\($0)", kind: "order.placed", title: "No \($0)", body: "", link: "",
          createdAt: Instant(milliseconds: $0))
      }
    ).map(\.id)
  }

  /// What a stream holds once it has ended, as `name` or `#id` of each event.
  private func all(_ stream: AsyncStream<ServerEvent>) async -> [String] {
    var seen: [String] = []
    for await event in stream { seen.append(event.name ?? "#\(event.id ?? "")") }
    return seen
  }

  @Test func beginsWithAReconnectionTimeThatDiffers() async throws {
    let hub = NotificationHub(store: store)
    var times: Set<Int> = []
    for _ in 0..<20 {
      var iterator = try await hub.open(for: 1, lastEventID: nil).makeAsyncIterator()
      let first = await iterator.next()
      #expect(first?.name == "ready")
      #expect((2000...5000).contains(first?.retry ?? 0))
      if let retry = first?.retry { times.insert(retry) }
    }
    #expect(times.count > 1)
  }

  @Test func sendsWhatIsNewToEveryStreamInOrder() async throws {
    let hub = NotificationHub(store: store)
    try await add(1...3)
    let streams = [
      try await hub.open(for: 1, lastEventID: nil), try await hub.open(for: 2, lastEventID: nil),
    ]
    await withTaskGroup { group in
      for index in 4...40 {
        group.addTask {
          _ = try? await add(index...index)
          await hub.wake()
        }
      }
    }
    await hub.close()
    for stream in streams { #expect(await all(stream) == ["ready"] + (4...40).map { "#\($0)" } + ["end"]) }
  }

  @Test func resumesAfterTheLastEvent() async throws {
    let hub = NotificationHub(store: store)
    try await add(1...5)
    let stream = try await hub.open(for: 1, lastEventID: "3")
    try await add(6...6)
    await hub.wake()
    await hub.close()
    #expect(await all(stream) == ["ready", "#4", "#5", "#6", "end"])
  }

  @Test(arguments: ["1", "99", "x", "-1", "", "99999999999999999999999"])
  func resetsWhenWhatCameSinceIsNotKept(lastEventID: String) async throws {
    let hub = NotificationHub(store: store)
    try await add(1...5)
    try await store.keep(2)
    let stream = try await hub.open(for: 1, lastEventID: lastEventID)
    try await add(6...6)
    await hub.wake()
    await hub.close()
    #expect(await all(stream) == ["ready", "reset", "#6", "end"])
  }

  @Test func resetsRatherThanSendMoreThanAStreamHolds() async throws {
    let hub = NotificationHub(store: store, queueLength: 8)
    try await add(1...20)
    let stream = try await hub.open(for: 1, lastEventID: "2")
    await hub.close()
    #expect(await all(stream) == ["ready", "reset", "end"])
  }

  @Test func aBrowserThatFallsBehindIsDisconnected() async throws {
    let hub = NotificationHub(store: store, queueLength: 8)
    let slow = try await hub.open(for: 1, lastEventID: nil)
    try await add(1...20)
    await hub.wake()
    #expect(await hub.streamCount == 0)
    let seen = await all(slow)
    #expect(seen.count == 8)
    let resumed = try await hub.open(for: 1, lastEventID: "19")
    await hub.close()
    #expect(await all(resumed) == ["ready", "#20", "end"])
  }

  /// Only the rows that nobody has been sent are lost to a stream that is open.
  @Test(arguments: [0, 2])
  func anOpenStreamIsResetWhenWhatItMissedIsNotKept(kept: Int) async throws {
    let hub = NotificationHub(store: store)
    try await add(1...3)
    let behind = try await hub.open(for: 1, lastEventID: nil)
    try await add(4...9)
    try await store.keep(kept)
    let upToDate = try await hub.open(for: 2, lastEventID: nil)
    await hub.wake()
    try await add(10...10)
    await hub.wake()
    await hub.close()
    var ids: [String?] = []
    var names: [String?] = []
    for await event in behind {
      ids.append(event.id)
      names.append(event.name)
    }
    #expect(names == ["ready", "reset", nil, "end"])
    #expect(ids == ["3", "9", "10", nil], "whoever reconnects now resumes after the reset")
    #expect(await all(upToDate) == ["ready", "#10", "end"])
  }

  /// As after an older copy of the file was put back.
  @Test func anOpenStreamIsResetWhenTheNumbersBeginAnew() async throws {
    let hub = NotificationHub(store: store)
    try await add(1...3)
    let stream = try await hub.open(for: 1, lastEventID: nil)
    try await beginNumbersAnew()
    await hub.wake()
    try await add(4...5)
    await hub.wake()
    await hub.close()
    #expect(await all(stream) == ["ready", "reset", "#2", "#3", "end"])
  }

  @Test func aStreamOpensThoughTheNumbersBeginAnew() async throws {
    let hub = NotificationHub(store: store)
    try await add(1...3)
    let stream = try await hub.open(for: 1, lastEventID: "3")
    try await beginNumbersAnew()
    let resumed = try await hub.open(for: 1, lastEventID: "1")
    try await add(4...4)
    await hub.wake()
    await hub.close()
    #expect(await all(stream) == ["ready", "reset", "end"])
    #expect(await all(resumed) == ["ready", "reset", "end"])
  }

  private func beginNumbersAnew() async throws {
    try await store.pool.write { db in
      try db.execute(
        sql: "DELETE FROM notification; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'notification'")
    }
  }

  @Test func endsTheStreamsOfOneUser() async throws {
    let hub = NotificationHub(store: store)
    let one = try await hub.open(for: 1, lastEventID: nil)
    let two = try await hub.open(for: 2, lastEventID: nil)
    await hub.endStreams(for: 1)
    #expect(await all(one) == ["ready"])
    try await add(1...1)
    await hub.wake()
    await hub.close()
    #expect(await all(two) == ["ready", "#1", "end"])
    try await expectProblem("unavailable") { _ = try await hub.open(for: 1, lastEventID: nil) }
  }

  @Test func forgetsAStreamWhoseConsumerIsGone() async throws {
    let hub = NotificationHub(store: store)
    let stream = try await hub.open(for: 1, lastEventID: nil)
    let consumer = Task { for await _ in stream {} }
    #expect(await hub.streamCount == 1)
    consumer.cancel()
    await consumer.value
    for _ in 0..<500 where await hub.streamCount > 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(await hub.streamCount == 0)
  }
}
