import Gateway
import Logging
import Metrics
import ServiceLifecycle
import Tracing

/// What tells of a server while it runs: its metrics, which become those of the process, and its traces.
struct Watching {
  let metrics = GatewayMetrics()
  let tracer: GatewayTracer
  /// What has to run for it.
  let services: [any Service]

  /// Once in a process.
  init(_ configuration: GatewayConfiguration, _ logger: Logger) {
    let exporter = configuration.tracing.map {
      SpanExporter(endpoint: $0.endpoint, service: $0.service, logger: logger)
    }
    tracer = GatewayTracer(exporter: exporter, ratio: Double(configuration.tracing?.percent ?? 0) / 100)
    services = exporter.map { [$0] } ?? []
    MetricsSystem.bootstrap(metrics.registry)
    InstrumentationSystem.bootstrap(tracer)
  }
}
