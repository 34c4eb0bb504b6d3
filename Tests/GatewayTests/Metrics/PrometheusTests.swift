import Metrics
import Testing

@testable import Gateway

@Suite struct PrometheusTests {
  @Test func aSeriesIsOneWhoeverAsksForIt() {
    let registry = PrometheusRegistry()
    Counter(label: "requests_total", dimensions: [("route", "page")], factory: registry).increment(by: 2)
    Counter(label: "requests_total", dimensions: [("route", "page")], factory: registry).increment()
    Counter(label: "requests_total", dimensions: [("route", "file")], factory: registry).increment()
    #expect(
      registry.text == """
        # TYPE requests_total counter
        requests_total{route="file"} 1
        requests_total{route="page"} 3

        """)
  }

  @Test func timesAreInBucketsThatHoldTheSmallerOnes() {
    let registry = PrometheusRegistry(bounds: [0.01, 0.1])
    registry.describe("time_seconds", "How long.\nIn seconds.")
    let timer = Timer(label: "time_seconds", factory: registry)
    for milliseconds in [5, 10, 50, 200] { timer.recordMilliseconds(milliseconds) }
    #expect(
      registry.text == #"""
        # HELP time_seconds How long.\nIn seconds.
        # TYPE time_seconds histogram
        time_seconds_bucket{le="0.01"} 2
        time_seconds_bucket{le="0.1"} 3
        time_seconds_bucket{le="+Inf"} 4
        time_seconds_sum 0.265
        time_seconds_count 4

        """#)
  }

  @Test func aGaugeGoesUpAndDown() {
    let registry = PrometheusRegistry()
    let meter = Meter(label: "open", factory: registry)
    meter.increment(by: 3)
    meter.decrement()
    #expect(registry.text == "# TYPE open gauge\nopen 2\n")
  }

  @Test func namesAndValuesCannotBreakOutOfTheirLine() {
    let registry = PrometheusRegistry()
    Counter(label: "a-b.c", dimensions: [("x y", "1\"\n\\2")], factory: registry).increment()
    Counter(label: "1st", factory: registry).increment()
    #expect(
      registry.text == #"""
        # TYPE _1st counter
        _1st 1
        # TYPE a_b_c counter
        a_b_c{x_y="1\"\n\\2"} 1

        """#)
  }

  /// What visitors send must not fill the memory, and a name keeps its kind.
  @Test func thereAreOnlySoManySeries() {
    let registry = PrometheusRegistry(limit: 2)
    for number in 0..<5 { Counter(label: "n", dimensions: [("i", "\(number)")], factory: registry).increment() }
    #expect(registry.text.split(separator: "\n").count == 3)
    let kinds = PrometheusRegistry()
    Counter(label: "n", factory: kinds).increment()
    Meter(label: "n", dimensions: [("a", "b")], factory: kinds).set(4)
    #expect(kinds.text == "# TYPE n counter\nn 1\n")
  }

  @Test func onlyFiniteNumbersAreRecorded() {
    let registry = PrometheusRegistry(bounds: [1])
    let recorder = Recorder(label: "r", factory: registry)
    for value in [Double.nan, .infinity, 0.5] { recorder.record(value) }
    #expect(registry.text.contains("r_count 1\n"))
    #expect(PrometheusText.number(.infinity) == "+Inf")
    #expect(PrometheusText.number(-.infinity) == "-Inf")
    #expect(PrometheusText.number(.nan) == "NaN")
  }

  /// A metric that is not in the catalogue would be in no documentation.
  @Test func everyMetricOfTheGatewayIsInTheCatalogue() {
    #expect(Set(MetricsCatalogue.all.map(\.name)).count == MetricsCatalogue.all.count)
    for metric in MetricsCatalogue.all {
      #expect(metric.name == MetricName.make(from: metric.name))
      #expect(metric.help.hasSuffix("."))
    }
  }
}
