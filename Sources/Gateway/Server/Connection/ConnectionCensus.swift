import Synchronization

/// Counts connections, in all and by address.
final class ConnectionCensus: Sendable {
  private struct State {
    var total = 0
    var byAddress: [String: Int] = [:]
  }

  private let limit: Int
  private let limitByAddress: Int
  /// Peers that stand for many clients: only the total counts for them.
  private let exempt: [AddressRange]
  private let state = Mutex(State())

  init(limit: Int, limitByAddress: Int, exempt: [AddressRange]) {
    self.limit = limit
    self.limitByAddress = limitByAddress
    self.exempt = exempt
  }

  /// False when the connection is one too many. After true, `leave` has to be called once.
  func enter(_ address: String) -> Bool {
    let isExempt = exempt.contains { $0.contains(address) }
    return state.withLock { state in
      let count = state.byAddress[address] ?? 0
      guard state.total < limit, isExempt || count < limitByAddress else { return false }
      state.total += 1
      state.byAddress[address] = count + 1
      return true
    }
  }

  func leave(_ address: String) {
    state.withLock { state in
      state.total -= 1
      let count = (state.byAddress[address] ?? 0) - 1
      state.byAddress[address] = count > 0 ? count : nil
    }
  }
}
