import Foundation

/// What the system says about this process (proc(5)); nothing where there is no `/proc`.
struct ProcessMetrics: Sendable {
  /// When this was first asked for, which is when the metrics were made.
  static let started = Date().timeIntervalSince1970

  /// Puts the values as they are now into the registry.
  static func record(_ metrics: GatewayMetrics) {
    if let seconds = CPUTime.seconds { metrics.raise(MetricsCatalogue.cpu, to: seconds) }
    if let bytes = residentBytes { metrics.set(MetricsCatalogue.memory, Double(bytes)) }
    if let count = openDescriptors { metrics.set(MetricsCatalogue.descriptors, Double(count)) }
    if let limit = descriptorLimit { metrics.set(MetricsCatalogue.descriptorLimit, Double(limit)) }
  }

  /// The second number of `statm` is pages.
  private static var residentBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let numbers = text.split(separator: " ")
    guard numbers.count > 1, let pages = Int(numbers[1]) else { return nil }
    return pages.multipliedReportingOverflow(by: Int(getpagesize())).partialValue
  }

  private static var openDescriptors: Int? {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count
  }

  private static var descriptorLimit: UInt? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
    return UInt(limit.rlim_cur)
  }
}
