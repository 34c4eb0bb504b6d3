/// What is told of other servers.
extension GatewayMetrics {
  func record(_ backend: BackendSnapshot) {
    typealias Known = MetricsCatalogue
    let labels = [("backend", backend.name)]
    raise(Known.backendCalls, to: Double(backend.counts.calls), labels)
    raise(Known.backendAttempts, to: Double(backend.counts.attempts), labels)
    raise(Known.backendRetries, to: Double(backend.counts.retries), labels)
    raise(Known.backendFailures, to: Double(backend.counts.failures), labels)
    raise(Known.backendRefused, to: Double(backend.counts.refusedByBreaker), labels + [("by", "breaker")])
    raise(Known.backendRefused, to: Double(backend.counts.shed), labels + [("by", "load")])
    set(Known.backendActive, Double(backend.active), labels)
    set(Known.breakerOpen, Self.number(backend.breaker), labels)
    for replica in backend.replicas { record(replica, labels + [("address", replica.address)]) }
  }

  private func record(_ replica: BackendSnapshot.Replica, _ labels: [(String, String)]) {
    set(MetricsCatalogue.replicaUp, replica.state == .down ? 0 : replica.state == .up ? 1 : 0.5, labels)
    set(MetricsCatalogue.replicaLoad, Double(replica.load), labels)
    set(MetricsCatalogue.replicaWaiting, Double(replica.waiting), labels)
    raise(MetricsCatalogue.replicaEjections, to: Double(replica.ejections), labels)
  }

  private static func number(_ breaker: BackendSnapshot.Breaker) -> Double {
    switch breaker {
    case .closed: 0
    case .probing: 0.5
    case .open: 1
    }
  }
}
