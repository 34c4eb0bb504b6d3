import FacetValue
import GRDB
import Synchronization
import Testing

@testable import Shop
@testable import ShopSQLite

@Suite(.timeLimit(.minutes(1))) struct LeaseTests {
  private let folder: TemporaryFolder
  private let file: String
  private let clock = MovableClock()

  init() throws {
    folder = try TemporaryFolder()
    file = folder.file("x.sqlite")
  }

  /// As another process would open it: with connections and a presence of its own.
  private func store() throws -> SQLiteOutboxLog {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("outbox") { db in
      try OutboxTable.create(db)
      try LeaseTable.create(db)
    }
    return SQLiteOutboxLog(try ModuleDatabase.open(file, migrator: migrator))
  }

  private func lease(_ store: SQLiteOutboxLog) -> Lease { Lease("work", in: store, clock: clock, length: 10_000) }

  @Test func oneHoldsItUntilItExpires() async throws {
    let (one, two) = (lease(try store()), lease(try store()))
    let first = try #require(await one.attempt(holding: nil))
    #expect(first.milliseconds == clock.now().milliseconds + 10_000)
    #expect(await two.attempt(holding: nil) == nil)
    clock.advance(by: 9_999)
    #expect(await two.attempt(holding: nil) == nil)
    clock.advance(by: 1)
    #expect(await two.attempt(holding: nil) != nil)
    #expect(await one.attempt(holding: first) == nil, "it has changed hands")
  }

  @Test func whoRenewsItKeepsIt() async throws {
    let (one, two) = (lease(try store()), lease(try store()))
    var expiry = await one.attempt(holding: nil)
    for _ in 0..<5 {
      clock.advance(by: 4_000)
      expiry = await one.attempt(holding: expiry)
      #expect(expiry != nil)
      #expect(await two.attempt(holding: nil) == nil)
    }
  }

  @Test func theDeadHoldNothing() async throws {
    var gone: SQLiteOutboxLog? = try store()
    let name = try #require(gone?.holder)
    #expect(try await gone?.takeLease("work", now: clock.now(), until: Instant(milliseconds: .max)) == true)
    let two = try store()
    #expect(two.holder != name)
    #expect(await lease(two).attempt(holding: nil) == nil)
    gone = nil
    #expect(await lease(two).attempt(holding: nil) != nil)
  }

  @Test func whoGivesItUpLeavesItToOthers() async throws {
    let (one, two) = (try store(), try store())
    let later = Instant(milliseconds: clock.now().milliseconds + 10_000)
    #expect(try await one.takeLease("work", now: clock.now(), until: later))
    try await two.dropLease("work")
    #expect(try await !two.takeLease("work", now: clock.now(), until: later), "only its owner can give it up")
    try await one.dropLease("work")
    #expect(try await two.takeLease("work", now: clock.now(), until: later))
  }

  private final class Turns: Sendable {
    private let names = Mutex<[String]>([])
    let signal = CommitSignal()
    var taken: [String] { names.withLock { $0 } }
    func take(_ name: String) {
      names.withLock { $0.append(name) }
      signal.notify()
    }
  }

  @Test func oneAtATimeWorksAndTheOtherGoesOn() async throws {
    let turns = Turns()
    let clock = clock
    let runs = { @Sendable (name: String, store: SQLiteOutboxLog) in
      Task {
        await Lease("work", in: store, clock: clock, pause: .milliseconds(5)).run {
          turns.take(name)
          await untilCancelled()
        }
      }
    }
    let first = runs("one", try store())
    await turns.signal.wait(after: 0)
    let second = runs("two", try store())
    first.cancel()
    await first.value
    await turns.signal.wait(after: 1)
    #expect(turns.taken == ["one", "two"])
    second.cancel()
    await second.value
  }

  @Test func aStoreThatDoesNotAnswerEndsItWhenItExpires() async throws {
    struct Silent: LeaseStore {
      let holder = "x"
      func takeLease(_ name: String, now: Instant, until: Instant) async throws -> Bool { throw CancellationError() }
      func dropLease(_ name: String) async throws {}
    }
    let lease = Lease("work", in: Silent(), clock: clock, length: 10_000)
    let expiry = Instant(milliseconds: clock.now().milliseconds + 10_000)
    #expect(await lease.attempt(holding: nil) == nil)
    #expect(await lease.attempt(holding: expiry) == expiry)
    clock.advance(by: 10_000)
    #expect(await lease.attempt(holding: expiry) == nil)
  }
}
