import Facet
import HTTPTypes
import Metrics

/// What the gateway counts of its own work. `docs/operations.md` says what each name means.
public struct GatewayMetrics: Sendable {
  public let registry: PrometheusRegistry

  public init(_ registry: PrometheusRegistry = PrometheusRegistry()) {
    self.registry = registry
    set(MetricsCatalogue.uptime, ProcessMetrics.started)
    for metric in MetricsCatalogue.all { registry.describe(metric.name, metric.help) }
  }

  /// A request has been answered in full, or its answer was broken off.
  func answered(_ place: RouteLabel, _ method: HTTPRequest.Method, status: Int, bytes: Int, after duration: Duration) {
    let labels = place.labels
    Counter(
      label: MetricsCatalogue.requests.name,
      dimensions: labels + [("method", Self.name(of: method)), ("status", String(status))], factory: registry
    ).increment()
    Timer(label: MetricsCatalogue.requestTime.name, dimensions: labels, factory: registry).recordNanoseconds(
      duration.nanoseconds)
    Counter(label: MetricsCatalogue.bytes.name, dimensions: labels, factory: registry).increment(by: bytes)
  }

  /// A request that broke off counts apart: its status had been sent by then.
  func aborted(_ place: RouteLabel) {
    Counter(label: MetricsCatalogue.aborted.name, dimensions: place.labels, factory: registry).increment()
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

  /// Visitors may send any word as a method; a label must not grow with what they send.
  private static func name(of method: HTTPRequest.Method) -> String {
    known.contains(method) ? method.rawValue : "other"
  }

  private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}

/// What a request is counted by. The name has no ids in it.
struct RouteLabel: Sendable {
  let name: String
  /// The variant of a page; empty elsewhere.
  private let variant: String

  init(_ name: String) { (self.name, variant) = (name, "") }

  /// `page` and its variant are apart, so that variants can be compared and added.
  init(_ route: Route) {
    name = route.name
    variant = if case .page(let target) = route { target.rawValue } else { "" }
  }

  /// What was refused before its route was known.
  static let refused = RouteLabel("refused")

  var labels: [(String, String)] { [("route", variant.isEmpty ? name : "page"), ("variant", variant)] }
}

extension Duration {
  /// Rounded down; the largest number when it is longer than can be told.
  var nanoseconds: Int64 {
    let (seconds, isTooLarge) = components.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLarge ? .max : seconds &+ components.attoseconds / 1_000_000_000
  }
}
