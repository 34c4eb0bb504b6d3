import Dispatch
import Synchronization
import Testing

@testable import Shop

@Suite struct WorkGateTests {
  @Test func runsTwoQueuesSomeAndRefusesTheRest() async throws {
    let gate = WorkGate(width: 2, queueLimit: 3, label: "test")
    let load = Load()
    let results = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { await status { try await gate.run(load.hold) } } }
      var results: [Int: Int] = [:]
      for await status in group {
        results[status, default: 0] += 1
        // The refused come back at once; only then may the others go on.
        if status == 503, results[503] == 3 {
          #expect(await gate.load == .init(running: 2, waiting: 3, refused: 3))
          await load.releaseWhenTwoRun(waiting: 5)
        }
      }
      return results
    }
    #expect(results == [200: 5, 503: 3])
    #expect(load.most == 2)
    #expect(await gate.load == .init(running: 0, waiting: 0, refused: 3))
    #expect(try await gate.run { 1 } == 1, "the gate is free again")
  }

  @Test func workThatThrowsFreesItsPlace() async throws {
    struct Failed: Error {}
    let gate = WorkGate(width: 1, queueLimit: 0, label: "test")
    for _ in 0..<3 {
      await #expect(throws: Failed.self) { try await gate.run { throw Failed() } }
    }
    #expect(try await gate.run { 1 } == 1)
  }
}

private func status(_ work: () async throws -> Void) async -> Int {
  do {
    try await work()
    return 200
  } catch let problem as Problem {
    return problem.retryAfter == nil ? 500 : problem.status
  } catch {
    return 500
  }
}

/// Work that blocks until it is released, as long as a hang guard, and knows how much of it ran at once.
private final class Load: Sendable {
  private let counts = Mutex([0, 0])
  private let released = DispatchSemaphore(value: 0)

  var most: Int { counts.withLock { $0[1] } }

  @Sendable func hold() {
    counts.withLock { counts in
      counts[0] += 1
      counts[1] = max(counts[0], counts[1])
    }
    _ = released.wait(timeout: .now() + .seconds(20))
    counts.withLock { $0[0] -= 1 }
  }

  func releaseWhenTwoRun(waiting: Int) async {
    for _ in 0..<10_000 where most < 2 { try? await Task.sleep(for: .milliseconds(1)) }
    for _ in 0..<waiting { released.signal() }
  }
}
