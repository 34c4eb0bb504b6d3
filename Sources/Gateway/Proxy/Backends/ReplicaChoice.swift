/// Chooses among the addresses of a backend.
enum ReplicaChoice {
  struct Candidate: Sendable {
    let state: ReplicaHealth.State
    /// Requests that it has now, waiting ones included.
    let load: Int
  }

  /// The least loaded of the best; equals take turns.
  ///
  /// An address that was ejected or rests is better than none: what ejects is a guess from a few calls, and must not make
  /// an outage of a bad moment. One whose checks fail is not.
  static func pick(_ candidates: [Candidate], turn: Int, without tried: Set<Int> = []) -> Int? {
    let open = candidates.indices.filter { !tried.contains($0) }
    let best = open.filter { candidates[$0].state == .up }
    let rest = open.filter { candidates[$0].state != .down }
    let group = best.isEmpty ? rest : best
    guard let least = group.map({ candidates[$0].load }).min() else { return nil }
    let equals = group.filter { candidates[$0].load == least }
    return equals[turn % equals.count]
  }
}
