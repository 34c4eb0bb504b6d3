import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite struct ReplicaChoiceTests {
  private func pick(
    _ candidates: [(ReplicaHealth.State, Int)], turn: Int = 0, without tried: Set<Int> = []
  ) -> Int? {
    ReplicaChoice.pick(candidates.map { .init(state: $0, load: $1) }, turn: turn, without: tried)
  }

  @Test func theLeastLoadedIsTakenAndEqualsTakeTurns() {
    #expect(pick([(.up, 2), (.up, 1), (.up, 3)]) == 1)
    #expect((0..<4).map { pick([(.up, 1), (.up, 1), (.up, 2)], turn: $0) } == [0, 1, 0, 1])
  }

  @Test func whoIsEjectedOrRestsIsBetterThanNone() {
    #expect(pick([(.ejected, 0), (.up, 9), (.resting, 0)]) == 1)
    #expect(pick([(.ejected, 2), (.down, 0), (.resting, 1)]) == 2)
    #expect(pick([(.down, 0), (.down, 0)]) == nil)
    #expect(pick([]) == nil)
  }

  @Test func whoWasTriedIsLeftOut() {
    #expect(pick([(.up, 0), (.up, 5)], without: [0]) == 1)
    #expect(pick([(.up, 0), (.ejected, 0)], without: [0]) == 1)
    #expect(pick([(.up, 0)], without: [0]) == nil)
  }

  private func backend(_ count: Int, clock: ProxyClock = .continuous) -> Backend {
    Backend(
      name: "test", addresses: (0..<count).compactMap { BackendAddress("http://h\($0)") }, clock: clock,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  @Test func aBackendIsUsableAgainWhenItsBreakersTimeIsOverThoughNobodyCalls() throws {
    let now = Mutex(ContinuousClock.now)
    let backend = backend(1, clock: ProxyClock(now: { now.withLock { $0 } }, sleep: { _ in }))
    for _ in 0..<CircuitBreaker.minimum { try backend.admit().end(.failure) }
    #expect(!backend.snapshot.isUsable)
    now.withLock { $0 += CircuitBreaker.firstPause }
    #expect(backend.snapshot.isUsable)
    #expect(backend.snapshot.breaker == .probing)
  }

  @Test func leasesCountUntilTheyEndOrAreDropped() throws {
    let backend = backend(2)
    func loads() -> [Int] { backend.snapshot.replicas.map(\.load) }
    var leases = (0..<4).compactMap { _ in backend.lease() }
    #expect(loads() == [2, 2])
    for _ in 0..<2 { leases.first?.end() }
    #expect(loads().reduce(0, +) == 3)
    leases.removeAll()
    #expect(loads() == [0, 0])
  }

  @Test func ticketsTellTheBreakerOnceAndCountAsActive() throws {
    let backend = backend(1)
    for _ in 0..<4 { try backend.admit().end(.failure) }
    var ticket: BackendTicket? = try backend.admit()
    #expect(backend.snapshot.active == 1)
    ticket?.end(.success)
    ticket?.end(.failure)
    ticket = nil
    #expect(backend.snapshot.active == 0)
    // Of the last six calls five failed.
    #expect(backend.snapshot.breaker == .open)
    #expect(throws: CallFailure.self) { try backend.admit() }
    #expect(backend.snapshot.counts.refusedByBreaker == 1)
  }
}
