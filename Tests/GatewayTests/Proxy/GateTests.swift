import Synchronization
import Testing

@testable import Gateway

@Suite struct GateTests {
  /// Never comes.
  private let never = ContinuousClock.now + .seconds(3600)

  /// Waits for a condition; the limit is a guard against hanging.
  private func until(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while !condition() {
      try #require(ContinuousClock.now < end)
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test func soManyEnterSoManyWaitAndTheRestIsRefused() async throws {
    let gate = Gate(limit: 2, room: 1)
    try await gate.enter(until: never)
    #expect(gate.enterAtOnce())
    #expect(!gate.enterAtOnce())
    let waiting = Task { try await gate.enter(until: never) }
    try await until { gate.snapshot.waiting == 1 }
    await #expect(throws: Gate.Refusal.full) { try await gate.enter(until: never) }
    gate.leave()
    try await waiting.value
    #expect(gate.snapshot == .init(inside: 2, waiting: 0, refused: 1))
  }

  @Test func whoComesAfterTheDeadlineDoesNotWait() async throws {
    // The timer never tells anybody.
    let clock = ProxyClock(now: { ContinuousClock.now }, sleep: { _ in try await Task.sleep(for: .seconds(3600)) })
    let gate = Gate(limit: 0, room: 1, clock: clock)
    await #expect(throws: Gate.Refusal.late) { try await gate.enter(until: ContinuousClock.now - .seconds(1)) }
    #expect(gate.snapshot == .init(inside: 0, waiting: 0, refused: 1))
  }

  @Test func theFirstToComeIsTheFirstToEnter() async throws {
    let (gate, never) = (Gate(limit: 1, room: 10), never)
    try await gate.enter(until: never)
    let order = Record<[Int]>([])
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<5 {
      tasks.append(
        Task {
          try await gate.enter(until: never)
          order.change { $0.append(number) }
          gate.leave()
        })
      try await until { gate.snapshot.waiting == number + 1 }
    }
    gate.leave()
    for task in tasks { try await task.value }
    #expect(order.value == [0, 1, 2, 3, 4])
    #expect(gate.snapshot.inside == 0)
  }

  @Test func whoseTimeIsOverIsRefused() async throws {
    let gate = Gate(limit: 1, room: 10, clock: ProxyClock(now: { ContinuousClock.now }, sleep: { _ in }))
    #expect(gate.enterAtOnce())
    // With this clock all times are over at once; the timer may only be earlier than the place in line.
    let waiting = Task { try await gate.enter(until: never) }
    let again = Task { try await gate.enter(until: never) }
    waiting.cancel()
    again.cancel()
    await #expect(throws: (any Error).self) { try await waiting.value }
    await #expect(throws: (any Error).self) { try await again.value }
    #expect(gate.snapshot.waiting == 0 && gate.snapshot.inside == 1)
  }

  @Test func whoIsCancelledLeavesTheLine() async throws {
    let gate = Gate(limit: 1, room: 10)
    #expect(gate.enterAtOnce())
    let waiting = Task { try await gate.enter(until: never) }
    try await until { gate.snapshot.waiting == 1 }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(gate.snapshot == .init(inside: 1, waiting: 0, refused: 0))
  }

  @Test func aLimitThatGrowsLetsMoreIn() async throws {
    let active = Counter()
    let gate = Gate(limit: { max(3, active.value / 5) }, room: 0)
    #expect((0..<4).map { _ in gate.enterAtOnce() } == [true, true, true, false])
    active.add(20)
    #expect(gate.enterAtOnce())
    #expect(!gate.enterAtOnce())
  }

  @Test func manyAtOnceAreNeverMoreThanTheLimit() async throws {
    let (gate, never) = (Gate(limit: 3, room: 1000), never)
    let most = Record((now: 0, most: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<500 {
        group.addTask {
          try await gate.enter(until: never)
          most.change { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
          await Task.yield()
          most.change { $0.now -= 1 }
          gate.leave()
        }
      }
      try await group.waitForAll()
    }
    #expect(most.value.most <= 3)
    #expect(gate.snapshot.inside == 0 && gate.snapshot.waiting == 0)
  }
}

/// A value that tasks of a test share.
private final class Record<Value: Sendable>: Sendable {
  private let state: Mutex<Value>
  init(_ value: Value) { state = Mutex(value) }
  var value: Value { state.withLock { $0 } }
  func change(_ body: @Sendable (inout Value) -> Void) { state.withLock { body(&$0) } }
}
