import Facet
import HTTPTypes
import Metrics

/// What the gateway counts of its own work. `docs/operations.md` says what each name means.
public struct GatewayMetrics: Sendable {
  public let registry: PrometheusRegistry

  public init(_ registry: PrometheusRegistry = PrometheusRegistry()) {
    self.registry = registry
    for metric in MetricsCatalogue.all { registry.describe(metric.name, metric.help) }
  }

  /// A request has been answered in full, or its answer was broken off.
  func answered(_ route: Route?, _ method: HTTPRequest.Method, status: Int, bytes: Int, after duration: Duration) {
    let place = Self.labels(of: route)
    Counter(
      label: MetricsCatalogue.requests.name,
      dimensions: place + [("method", Self.name(of: method)), ("status", String(status))], factory: registry
    ).increment()
    Timer(label: MetricsCatalogue.requestTime.name, dimensions: place, factory: registry).recordNanoseconds(
      duration.nanoseconds)
    Counter(label: MetricsCatalogue.bytes.name, dimensions: place, factory: registry).increment(by: bytes)
  }

  /// A request that broke off counts apart: its status had been sent by then.
  func aborted(_ route: Route?) {
    Counter(label: MetricsCatalogue.aborted.name, dimensions: Self.labels(of: route), factory: registry).increment()
  }

  /// How many requests are being answered.
  var inFlight: Meter { Meter(label: MetricsCatalogue.inFlight.name, factory: registry) }

  /// How many live streams are open.
  var openStreams: Meter { Meter(label: MetricsCatalogue.streams.name, factory: registry) }

  /// A page was rendered; loads that it waited for are not in it.
  public func rendered(_ page: String, _ target: Target, in duration: Duration) {
    Timer(
      label: MetricsCatalogue.renderTime.name, dimensions: [("page", page), ("variant", target.rawValue)],
      factory: registry
    ).recordNanoseconds(duration.nanoseconds)
  }

  /// A total that somebody else counts.
  func raise(_ metric: MetricsCatalogue.Metric, to value: Double) {
    let series = registry.makeFloatingPointCounter(label: metric.name, dimensions: [])
    (series as? CounterSeries)?.raise(to: value)
  }

  func set(_ metric: MetricsCatalogue.Metric, _ value: Double, _ labels: [(String, String)] = []) {
    Meter(label: metric.name, dimensions: labels, factory: registry).set(value)
  }

  /// `page` and its variant are apart, so that variants can be compared and added.
  private static func labels(of route: Route?) -> [(String, String)] {
    if case .page(let target)? = route { return [("route", "page"), ("variant", target.rawValue)] }
    return [("route", route?.name ?? "refused"), ("variant", "")]
  }

  /// Visitors may send any word as a method; a label must not grow with what they send.
  private static func name(of method: HTTPRequest.Method) -> String {
    known.contains(method) ? method.rawValue : "other"
  }

  private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}

extension Duration {
  /// Rounded down; the largest number when it is longer than can be told.
  var nanoseconds: Int64 {
    let (seconds, isTooLarge) = components.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLarge ? .max : seconds &+ components.attoseconds / 1_000_000_000
  }
}
