import Facet
import HTTPTypes
import Metrics
import Synchronization

/// What the gateway counts of its own work. `docs/operations.md` says what each name means.
public struct GatewayMetrics: Sendable {
  public let registry: PrometheusRegistry
  private let collectors = Collectors()

  public init(_ registry: PrometheusRegistry = PrometheusRegistry()) {
    self.registry = registry
    set(MetricsCatalogue.uptime, ProcessMetrics.started)
    for metric in MetricsCatalogue.all { registry.describe(metric.name, metric.help) }
  }

  /// Has values put into the metrics, that are only known when somebody asks for them.
  public func collecting(_ collect: @escaping @Sendable (GatewayMetrics) async -> Void) { collectors.add(collect) }

  /// All series as they are now.
  func text() async -> String {
    for collect in collectors.all { await collect(self) }
    ProcessMetrics.record(self)
    return registry.text
  }

  /// A request has been answered in full, or its answer was broken off.
  func answered(_ place: RouteLabel, _ method: HTTPRequest.Method, status: Int, bytes: Int, after duration: Duration) {
    let labels = place.labels
    Metrics.Counter(
      label: MetricsCatalogue.requests.name,
      dimensions: labels + [("method", Self.name(of: method)), ("status", String(status))], factory: registry
    ).increment()
    Timer(label: MetricsCatalogue.requestTime.name, dimensions: labels, factory: registry).recordNanoseconds(
      duration.nanoseconds)
    Metrics.Counter(label: MetricsCatalogue.bytes.name, dimensions: labels, factory: registry).increment(by: bytes)
  }

  /// A request that broke off counts apart: its status had been sent by then.
  func aborted(_ place: RouteLabel) {
    Metrics.Counter(label: MetricsCatalogue.aborted.name, dimensions: place.labels, factory: registry).increment()
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

  /// How far behind a listener of a module's events is.
  ///
  /// - Parameter seconds: the age of the oldest event that it has not taken.
  public func recordEvents(of module: String, for destination: String, waiting: Int, seconds: Double) {
    let labels = [("module", module), ("destination", destination)]
    set(MetricsCatalogue.eventsPending, Double(waiting), labels)
    set(MetricsCatalogue.eventLag, seconds, labels)
  }

  /// How busy the checks of passwords are.
  ///
  /// - Parameter refused: since the process began.
  public func recordPasswords(running: Int, waiting: Int, refused: Int) {
    set(MetricsCatalogue.passwordsRunning, Double(running))
    set(MetricsCatalogue.passwordsWaiting, Double(waiting))
    raise(MetricsCatalogue.passwordsRefused, to: Double(refused))
  }

  /// A total that somebody else counts.
  func raise(_ metric: MetricsCatalogue.Metric, to value: Double, _ labels: [(String, String)] = []) {
    let series = registry.makeFloatingPointCounter(label: metric.name, dimensions: labels)
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

private final class Collectors: Sendable {
  typealias Collect = @Sendable (GatewayMetrics) async -> Void
  private let list = Mutex<[Collect]>([])

  var all: [Collect] { list.withLock { $0 } }

  func add(_ collect: @escaping Collect) { list.withLock { $0.append(collect) } }
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
