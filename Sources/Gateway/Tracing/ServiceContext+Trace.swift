import Tracing

private enum TraceContextKey: InstrumentationContextKey {
  typealias Value = TraceContext
  static var nameOverride: String? { "trace-context" }
}

extension InstrumentationContext {
  /// The span that work in this context belongs to.
  public var trace: TraceContext? {
    get { self[TraceContextKey.self] }
    set { self[TraceContextKey.self] = newValue }
  }
}
