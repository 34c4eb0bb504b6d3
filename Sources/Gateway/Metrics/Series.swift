import Metrics
import Synchronization

/// The values of one name and one set of labels.
protocol Series: AnyObject, Sendable {
  static var kind: SeriesKind { get }
  /// The lines' values: what follows the name (`_sum`), a label of its own (`le`), and the value.
  var samples: [Sample] { get }
}

struct Sample: Sendable, Equatable {
  var suffix = ""
  var label: Label?
  let value: Double
}

/// Only grows.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
  static let kind = SeriesKind.counter
  private let value = Mutex(0.0)

  func increment(by amount: Int64) { increment(by: Double(amount)) }
  func increment(by amount: Double) { if amount > 0 { value.withLock { $0 += amount } } }
  func raise(to total: Double) { value.withLock { $0 = max($0, total) } }
  func reset() { value.withLock { $0 = 0 } }

  var samples: [Sample] { [Sample(value: value.withLock { $0 })] }
}

/// Goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
  static let kind = SeriesKind.gauge
  private let value = Mutex(0.0)

  func set(_ new: Int64) { set(Double(new)) }
  func set(_ new: Double) { value.withLock { $0 = new } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ new: Int64) { set(Double(new)) }
  func record(_ new: Double) { set(new) }

  var samples: [Sample] { [Sample(value: value.withLock { $0 })] }
}

/// How many values were at most so large.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
  static let kind = SeriesKind.histogram
  private let histogram: Mutex<Histogram>

  init(bounds: [Double]) { histogram = Mutex(Histogram(bounds: bounds)) }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
  func record(_ value: Int64) { record(Double(value)) }
  func record(_ value: Double) { histogram.withLock { $0.add(value) } }

  var samples: [Sample] { histogram.withLock { $0 }.samples }
}

public struct Histogram: Sendable {
  /// Upper bounds, in seconds, for times of requests.
  public static let seconds = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  /// Rising.
  private let bounds: [Double]
  /// One more than there are bounds: the last counts what is larger than all of them.
  private var counts: [Int]
  private var sum = 0.0

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    counts[index] += 1
    sum += value
  }

  /// Each bucket counts what the smaller ones count, too.
  var samples: [Sample] {
    var total = 0
    var result: [Sample] = []
    for (bound, count) in zip(bounds.map(PrometheusText.number) + ["+Inf"], counts) {
      total += count
      result.append(Sample(suffix: "_bucket", label: Label("le", bound), value: Double(total)))
    }
    result.append(Sample(suffix: "_sum", value: sum))
    result.append(Sample(suffix: "_count", value: Double(total)))
    return result
  }
}
