import FacetValue
import Testing
import Tracing

@testable import Gateway

@Suite struct GatewayTracerTests {
  private struct Headers: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
  }

  @Test func aTraceGoesThroughHeaders() {
    let tracer = GatewayTracer()
    var context = InstrumentationContext.topLevel
    tracer.extract(
      ["traceparent": TraceContextTests.valid, "tracestate": "a=1"], into: &context, using: Headers())
    let span = tracer.startSpan("work", context: context)
    var sent: [String: String] = [:]
    tracer.inject(span.context, into: &sent, using: Headers())
    span.end()
    #expect(sent["traceparent"]?.hasPrefix("00-4bf92f3577b34da6a3ce929d0e0e4736-") == true)
    #expect(sent["traceparent"]?.hasSuffix("-01") == true)
    #expect(sent["traceparent"] != TraceContextTests.valid, "each span has an id of its own")
    #expect(sent["tracestate"] == "a=1")
  }

  @Test func nothingIsRecordedWithoutACollector() {
    let span = GatewayTracer().startSpan("work", context: .topLevel)
    span.attributes["a"] = 1
    #expect(!span.isRecording)
    #expect(span.operationName == "work")
    #expect(span.context.trace?.isSampled == false)
    span.end()
  }

  @Test func spansAreWrittenAsOTLPSaysIt() throws {
    var record = SpanRecord(
      name: "GET page", trace: try #require(TraceContext(parent: TraceContextTests.valid)), parent: "b7ad6b7169203331",
      kind: .server, start: 1_700_000_000_000_000_000)
    record.end = 1_700_000_000_250_000_000
    record.attributes["http.response.status_code"] = 503
    record.status = SpanStatus(code: .error, message: "aborted")
    let text = String(decoding: OTLPDocument.bytes(of: [record], service: "shop"), as: UTF8.self)
    let value = try JSONParser.parse(text)
    let resource = try #require(first(value["resourceSpans"]))
    let span = try #require(first(first(resource["scopeSpans"])?["spans"]))
    #expect(span["traceId"] == .string("4bf92f3577b34da6a3ce929d0e0e4736"))
    #expect(span["spanId"] == .string("00f067aa0ba902b7"))
    #expect(span["parentSpanId"] == .string("b7ad6b7169203331"))
    #expect(span["kind"] == .int(2))
    #expect(span["endTimeUnixNano"] == .string("1700000000250000000"))
    #expect(span["status"]?["code"] == .int(2))
    #expect(first(span["attributes"])?["value"]?["intValue"] == .string("503"))
    #expect(text.contains(#"{"key":"service.name","value":{"stringValue":"shop"}}"#))
  }

  private func first(_ value: Value?) -> Value? {
    guard case .array(let items)? = value else { return nil }
    return items.first
  }
}
