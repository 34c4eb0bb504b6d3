import NIOHTTP1
import Synchronization
import Tracing

/// Makes spans, and carries their context between processes as W3C Trace Context says.
///
/// Without an exporter nothing is recorded, but every request still has a trace id, by which log lines of several processes
/// can be brought together.
public struct GatewayTracer: Tracer {
  public typealias Span = GatewaySpan

  /// Of the traces that begin here, the part that is recorded: from 0 to 1. Others are as their caller has decided.
  public let ratio: Double
  let exporter: SpanExporter?

  public init(exporter: SpanExporter? = nil, ratio: Double = 1) {
    self.exporter = exporter
    self.ratio = ratio
  }

  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> InstrumentationContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> GatewaySpan {
    var context = context()
    let parent = context.trace
    let trace = parent?.child ?? TraceContext(isSampled: exporter != nil && Double.random(in: 0..<1) < ratio)
    context.trace = trace
    return GatewaySpan(
      operationName, context: context, parent: parent?.spanID, kind: kind, start: instant().nanosecondsSinceEpoch,
      exporter: trace.isSampled ? exporter : nil)
  }

  public func forceFlush() {}

  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    guard let parent = extractor.extract(key: "traceparent", from: carrier) else { return }
    context.trace = TraceContext(parent: parent, state: extractor.extract(key: "tracestate", from: carrier))
  }

  public func inject<Carrier, Inject: Injector>(
    _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    guard let trace = context.trace else { return }
    injector.inject(trace.parent, forKey: "traceparent", into: &carrier)
    if let state = trace.state { injector.inject(state, forKey: "tracestate", into: &carrier) }
  }
}

extension GatewayTracer {
  /// Tells another server to which trace a call belongs.
  static func inject(_ context: InstrumentationContext, into headers: inout HTTPHeaders) {
    GatewayTracer().inject(context, into: &headers, using: HeaderInjector())
  }

  private struct HeaderInjector: Injector {
    func inject(_ value: String, forKey key: String, into headers: inout HTTPHeaders) {
      headers.replaceOrAdd(name: key, value: value)
    }
  }
}

/// A piece of work with a beginning and an end.
public final class GatewaySpan: Span {
  public let context: InstrumentationContext
  private let exporter: SpanExporter?
  private let record: Mutex<SpanRecord?>

  init(
    _ name: String, context: InstrumentationContext, parent: String?, kind: SpanKind, start: UInt64,
    exporter: SpanExporter?
  ) {
    self.context = context
    self.exporter = exporter
    record = Mutex(
      context.trace.flatMap { trace in
        exporter == nil ? nil : SpanRecord(name: name, trace: trace, parent: parent, kind: kind, start: start)
      })
    fallbackName = name
  }

  private let fallbackName: String

  public var isRecording: Bool { record.withLock { $0 != nil } }

  public var operationName: String {
    get { record.withLock { $0?.name } ?? fallbackName }
    set { record.withLock { $0?.name = newValue } }
  }

  public var attributes: SpanAttributes {
    get { record.withLock { $0?.attributes } ?? [:] }
    set { record.withLock { $0?.attributes = newValue } }
  }

  public func setStatus(_ status: SpanStatus) { record.withLock { $0?.status = status } }

  public func addEvent(_ event: SpanEvent) { record.withLock { $0?.events.append(event) } }

  public func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    var attributes = attributes
    // The type alone: a message may hold what a visitor has sent.
    attributes["exception.type"] = "\(type(of: error))"
    addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
  }

  /// Links are not exported: nothing here makes one.
  public func addLink(_ link: SpanLink) {}

  /// Hands the span over, once.
  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    let finished = record.withLock { record in
      defer { record = nil }
      return record
    }
    guard var finished else { return }
    finished.end = instant().nanosecondsSinceEpoch
    exporter?.add(finished)
  }
}

/// What is told of a span.
struct SpanRecord: Sendable {
  var name: String
  let trace: TraceContext
  let parent: String?
  let kind: SpanKind
  let start: UInt64
  var end: UInt64 = 0
  var attributes: SpanAttributes = [:]
  var status: SpanStatus?
  var events: [SpanEvent] = []
}
