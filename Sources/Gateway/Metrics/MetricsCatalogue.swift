/// Every metric that `/metrics` has, with what it means; the table in `docs/operations.md` is made of it.
public enum MetricsCatalogue {
  public struct Metric: Sendable {
    public let name: String
    public let kind: String
    public let labels: [String]
    public let help: String

    init(_ name: String, _ kind: SeriesKind, _ labels: [String] = [], _ help: String) {
      self.name = name
      self.kind = kind.rawValue
      self.labels = labels
      self.help = help
    }
  }

  static let requests = Metric(
    "facet_requests_total", .counter, ["route", "variant", "method", "status"], "Requests that were answered.")
  static let requestTime = Metric(
    "facet_request_duration_seconds", .histogram, ["route", "variant"],
    "From a request's head to the last byte of its answer.")
  static let bytes = Metric(
    "facet_response_bytes_total", .counter, ["route", "variant"], "Bytes of answers, before compression.")
  static let aborted = Metric(
    "facet_responses_aborted_total", .counter, ["route", "variant"],
    "Answers that broke off: the visitor left, or a backend did.")
  static let inFlight = Metric("facet_requests_in_flight", .gauge, [], "Requests that are being answered.")
  static let renderTime = Metric(
    "facet_render_duration_seconds", .histogram, ["page", "variant"],
    "Rendering of a page, without the loads that it waited for.")
  static let streams = Metric("facet_streams_open", .gauge, [], "Live streams that are open.")
  static let eventsPending = Metric(
    "facet_events_pending", .gauge, ["module", "destination"], "Events that were committed and not delivered yet.")
  static let eventLag = Metric(
    "facet_event_lag_seconds", .gauge, ["module", "destination"], "Age of the oldest event that was not delivered yet.")
  static let passwordsRunning = Metric(
    "facet_passwords_running", .gauge, [], "Passwords that are hashed or checked now.")
  static let passwordsWaiting = Metric(
    "facet_passwords_waiting", .gauge, [], "Passwords that wait for their turn.")
  static let passwordsRefused = Metric(
    "facet_passwords_refused_total", .counter, [], "Passwords that found the queue full, and were answered 503.")
  static let backendCalls = Metric(
    "facet_backend_calls_total", .counter, ["backend"], "Calls of another server, refused ones included.")
  static let backendAttempts = Metric(
    "facet_backend_attempts_total", .counter, ["backend"], "What was really sent, repetitions included.")
  static let backendRetries = Metric("facet_backend_retries_total", .counter, ["backend"], "Calls made once more.")
  static let backendFailures = Metric(
    "facet_backend_failures_total", .counter, ["backend"], "Calls that ended without a usable answer.")
  static let backendRefused = Metric(
    "facet_backend_refused_total", .counter, ["backend", "by"],
    "Calls that were not made: the circuit breaker was open, or every place was taken.")
  static let backendActive = Metric("facet_backend_calls_active", .gauge, ["backend"], "Calls that are under way.")
  static let breakerOpen = Metric(
    "facet_backend_breaker_open", .gauge, ["backend"],
    "1 while the circuit breaker lets no call through, 0.5 when one call, the next or one under way, finds out more.")
  static let replicaUp = Metric(
    "facet_replica_up", .gauge, ["backend", "address"],
    "1 while the address answers, 0.5 while it is avoided (ejected, or resting), 0 while its checks fail.")
  static let replicaLoad = Metric(
    "facet_replica_requests", .gauge, ["backend", "address"], "Requests that the address has, waiting ones included.")
  static let replicaWaiting = Metric(
    "facet_replica_requests_waiting", .gauge, ["backend", "address"], "Requests that wait for a connection to it.")
  static let replicaEjections = Metric(
    "facet_replica_ejections_total", .counter, ["backend", "address"], "How often it was ejected.")
  static let uptime = Metric(
    "process_start_time_seconds", .gauge, [], "When the process began, in seconds since 1970.")
  static let cpu = Metric("process_cpu_seconds_total", .counter, [], "CPU time, user and system.")
  static let memory = Metric("process_resident_memory_bytes", .gauge, [], "Memory that is resident.")
  static let descriptors = Metric("process_open_fds", .gauge, [], "File descriptors that are open.")
  static let descriptorLimit = Metric("process_max_fds", .gauge, [], "File descriptors that may be open.")

  public static let all = [
    requests, requestTime, bytes, aborted, inFlight, renderTime, streams, eventsPending, eventLag,
    passwordsRunning, passwordsWaiting, passwordsRefused, backendCalls, backendAttempts, backendRetries,
    backendFailures, backendRefused, backendActive, breakerOpen, replicaUp, replicaLoad, replicaWaiting,
    replicaEjections, uptime, cpu, memory, descriptors, descriptorLimit,
  ]
}
