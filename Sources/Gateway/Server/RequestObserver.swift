import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Metrics
import NIOCore
import Synchronization
import Tracing

/// Sees every request begin and end: for the log, the metrics and the trace.
struct RequestObserver: Sendable {
  let metrics: GatewayMetrics
  let tracer: GatewayTracer

  /// - Parameter isTrusted: whether the peer's `traceparent` counts; a visitor must not choose what is recorded.
  func begin(_ head: HTTPRequest, isTrusted: Bool) -> ObservedRequest {
    var context = InstrumentationContext.topLevel
    if isTrusted { tracer.extract(head.headerFields, into: &context, using: HeaderExtractor()) }
    let span = tracer.startSpan(head.method.rawValue, context: context, ofKind: .server)
    return ObservedRequest(head: head, span: span, metrics: metrics)
  }
}

/// A request on its way.
///
/// It ends when its answer has been written, or when nobody holds it any more: an answer whose visitor has left is never
/// written.
final class ObservedRequest: Sendable {
  let span: GatewaySpan
  private let head: HTTPRequest
  private let metrics: GatewayMetrics
  private let started = ContinuousClock.now

  init(head: HTTPRequest, span: GatewaySpan, metrics: GatewayMetrics) {
    (self.head, self.span, self.metrics) = (head, span, metrics)
    metrics.inFlight.increment()
  }

  deinit {
    metrics.inFlight.decrement()
    span.end()
  }

  var context: InstrumentationContext { span.context }

  /// Reports the answer: at once when its length is known, else when its stream has ended.
  func follow(_ response: inout Response, route: RouteLabel, client: String?, _ logger: Logger) {
    let path = String((head.path ?? "").prefix { $0 != "?" }.prefix(500))
    let entry = RequestLog.Entry(
      method: head.method.rawValue, path: path, route: route.name, status: response.status.code,
      client: client ?? "unknown")
    describe(entry)
    let body = response.body
    if let length = body.contentLength {
      finish(entry, route, bytes: length, failure: nil, logger)
      return
    }
    response.body = ResponseBody { writer in
      let counter = ByteCounter()
      do {
        try await body.write(
          writer.map { buffer in
            counter.add(buffer.readableBytes)
            return buffer
          })
      } catch {
        self.finish(entry, route, bytes: counter.count, failure: error, logger)
        throw error
      }
      self.finish(entry, route, bytes: counter.count, failure: nil, logger)
    }
  }

  /// Names of OpenTelemetry's conventions for HTTP. The path is not among them: it holds numbers of orders and users.
  private func describe(_ entry: RequestLog.Entry) {
    guard span.isRecording else { return }
    span.operationName = "\(entry.method) \(entry.route)"
    span.attributes["http.request.method"] = entry.method
    span.attributes["http.route"] = entry.route
    span.attributes["http.response.status_code"] = entry.status
    if entry.status >= 500 { span.setStatus(SpanStatus(code: .error)) }
  }

  private func finish(
    _ entry: RequestLog.Entry, _ route: RouteLabel, bytes: Int, failure: (any Error)?, _ logger: Logger
  ) {
    let elapsed = ContinuousClock.now - started
    metrics.answered(route, head.method, status: entry.status, bytes: bytes, after: elapsed)
    if failure != nil {
      metrics.aborted(route)
      span.setStatus(SpanStatus(code: .error, message: "aborted"))
    }
    RequestLog.write(entry, bytes: bytes, after: elapsed, failure: failure, logger)
  }
}

/// Reads a request's headers for the tracer.
private struct HeaderExtractor: Extractor {
  func extract(key: String, from headers: HTTPFields) -> String? {
    guard let name = HTTPField.Name(key) else { return nil }
    let values = headers[values: name]
    // `tracestate` is a list, `traceparent` is one value (Trace Context §3.2, §3.3).
    return key == "traceparent" && values.count != 1 ? nil : values.isEmpty ? nil : values.joined(separator: ",")
  }
}
