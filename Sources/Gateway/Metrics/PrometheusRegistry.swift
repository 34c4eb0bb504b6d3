import Metrics
import Synchronization

/// Keeps the values of swift-metrics and gives them out in Prometheus' text format.
///
/// One name and one set of labels is one series, however often it is asked for. Timers are histograms of seconds; recorders
/// that aggregate are histograms, too, and the others hold their last value.
public final class PrometheusRegistry: MetricsFactory {
  private struct State {
    var families: [String: Family] = [:]
    var handlers: [SeriesKey: any Series] = [:]
  }

  private let state = Mutex(State())
  /// Series beyond this number are counted nowhere: a label that visitors choose must not fill the memory.
  private let limit: Int
  private let bounds: [Double]

  public init(limit: Int = 5000, bounds: [Double] = Histogram.seconds) {
    self.limit = limit
    self.bounds = bounds
  }

  /// Says what a metric means, in the answer's `# HELP` line.
  public func describe(_ name: String, _ help: String) {
    state.withLock { $0.families[MetricName.make(from: name), default: Family()].help = help }
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { GaugeSeries() }
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    aggregate
      ? series(label, dimensions) { HistogramSeries(bounds: bounds) } : series(label, dimensions) { GaugeSeries() }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { HistogramSeries(bounds: bounds) }
  }

  // Series live as long as the process: one that vanishes and comes back would look like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// All series as they are now, by name and labels.
  public var text: String {
    let (families, handlers) = state.withLock { ($0.families, $0.handlers) }
    return PrometheusText.make(families: families, series: handlers)
  }

  private func series<Kind: Series>(
    _ label: String, _ dimensions: [(String, String)], _ make: () -> Kind
  ) -> Kind {
    let name = MetricName.make(from: label)
    let key = SeriesKey(name: name, labels: dimensions.map { Label(MetricName.make(from: $0.0), $0.1) })
    return state.withLock { state in
      // A name has one kind: a counter and a gauge under one name would make the whole answer unreadable.
      if let known = state.handlers[key] as? Kind { return known }
      let made = make()
      let kind = state.families[name]?.kind
      guard state.handlers[key] == nil, state.handlers.count < limit, kind == nil || kind == Kind.kind else {
        return made
      }
      state.families[name, default: Family()].kind = Kind.kind
      state.handlers[key] = made
      return made
    }
  }
}

/// All series of one name.
struct Family: Sendable {
  var kind: SeriesKind?
  var help: String?
}

/// As the text format names them.
enum SeriesKind: String, Sendable {
  case counter, gauge, histogram
}

struct Label: Hashable, Sendable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

struct SeriesKey: Hashable, Sendable {
  let name: String
  let labels: [Label]
}

/// Names as Prometheus allows them: `[a-zA-Z_:][a-zA-Z0-9_:]*`.
enum MetricName {
  static func make(from text: String) -> String {
    let bytes = text.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    let startsWithDigit = bytes.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true
    return String(decoding: startsWithDigit ? [UInt8(ascii: "_")] + bytes : bytes, as: UTF8.self)
  }
}
