import FacetValue
import GRDB
import Shop
import Synchronization
import Testing

@testable import ShopSQLite

@Suite(.timeLimit(.minutes(1))) struct OutboxRelayTests {
  /// Takes events, failing when told to; remembers everything that came.
  private final class Consumer: Sendable {
    struct Refusal: Error {}
    let name: String
    private let state = Mutex((seen: [String](), refusals: 0))
    init(_ name: String, refusals: Int = 0) {
      self.name = name
      state.withLock { $0.refusals = refusals }
    }
    var seen: [String] { state.withLock(\.seen) }
    var subscriber: EventSubscriber {
      EventSubscriber(name: name) { events in
        try self.state.withLock { state in
          if state.refusals > 0 {
            state.refusals -= 1
            throw Refusal()
          }
          state.seen += events.map(\.id)
        }
      }
    }
    func waitFor(_ count: Int) async throws {
      for _ in 0..<1000 where seen.count < count { try await Task.sleep(for: .milliseconds(10)) }
    }
  }

  private let folder: TemporaryFolder
  private let pool: DatabasePool

  init() throws {
    folder = try TemporaryFolder()
    var migrator = DatabaseMigrator()
    migrator.registerMigration("outbox") { db in
      try OutboxTable.create(db)
      try LeaseTable.create(db)
    }
    pool = try ModuleDatabase.open(folder.file(), migrator: migrator)
  }

  private func emit(_ ids: String...) async throws {
    try await pool.write { db in
      for id in ids {
        try OutboxTable.append(
          DomainEvent(id: id, kind: "k", at: Instant(milliseconds: 0), data: .null), db)
      }
    }
  }

  private func relay(_ bus: any EventBus, poll: Duration = .seconds(1)) -> OutboxRelay {
    OutboxRelay(outbox: SQLiteOutboxLog(pool), bus: bus, logger: Storefront.log, pollInterval: poll)
  }

  @Test func eachDestinationTakesEachEventInOrder() async throws {
    let bus = InProcessEventBus()
    let one = Consumer("one")
    await bus.subscribe(one.subscriber)
    try await emit("a", "b")
    try await relay(bus).drain()
    let two = Consumer("two")
    await bus.subscribe(two.subscriber)
    try await emit("c")
    try await relay(bus).drain()
    try await relay(bus).drain()
    #expect(one.seen == ["a", "b", "c"])
    #expect(two.seen == ["a", "b", "c"])
    try await SQLiteOutboxLog(pool).prune(takenBy: ["one", "two"])
    #expect(try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox") } == 0)
    try await emit("d")
    try await relay(bus).drain()
    #expect(two.seen == ["a", "b", "c", "d"])
  }

  @Test func keepsWhatADestinationHasNotTaken() async throws {
    let bus = InProcessEventBus()
    let one = Consumer("one")
    let two = Consumer("two", refusals: 1)
    await bus.subscribe(one.subscriber)
    await bus.subscribe(two.subscriber)
    try await emit("a")
    await #expect(throws: Consumer.Refusal.self) { try await relay(bus).drain() }
    try await SQLiteOutboxLog(pool).prune(takenBy: ["one", "two"])
    try await relay(bus).drain()
    #expect(one.seen == ["a"])
    #expect(two.seen == ["a"])
  }

  /// With an hour between polls, only the signal of a commit can bring the events.
  @Test func leavesAtOnceAfterACommitAndTriesAgainAfterAFailure() async throws {
    let bus = InProcessEventBus()
    let good = Consumer("good")
    let bad = Consumer("bad", refusals: 2)
    await bus.subscribe(good.subscriber)
    await bus.subscribe(bad.subscriber)
    let relay = relay(bus, poll: .seconds(3600))
    let running = Task { await relay.run() }
    for index in 0..<20 {
      try await emit("\(index)")
      try await good.waitFor(index + 1)
    }
    try await bad.waitFor(20)
    let all = (0..<20).map(String.init)
    #expect(good.seen == all)
    #expect(bad.seen == all)
    running.cancel()
    await running.value
  }

  @Test func aPollFindsWhatAnotherProcessCommitted() async throws {
    let bus = InProcessEventBus()
    let one = Consumer("one")
    await bus.subscribe(one.subscriber)
    let relay = relay(bus, poll: .milliseconds(50))
    let running = Task { await relay.run() }
    try await Task.sleep(for: .milliseconds(100))
    // Another connection, whose commits this process's observer does not see.
    var patient = Configuration()
    patient.busyMode = .timeout(10)
    let other = try DatabaseQueue(path: pool.path, configuration: patient)
    try await other.write { db in
      try OutboxTable.append(DomainEvent(id: "x", kind: "k", at: Instant(milliseconds: 0), data: .null), db)
    }
    try await one.waitFor(1)
    #expect(one.seen == ["x"])
    running.cancel()
    await running.value
  }

  @Test func waitsLongerAfterEachFailure() {
    #expect(OutboxRelay.backoff(1) == .milliseconds(100))
    #expect(OutboxRelay.backoff(4) == .milliseconds(800))
    #expect(OutboxRelay.backoff(1_000_000) == .milliseconds(5000))
  }
}
