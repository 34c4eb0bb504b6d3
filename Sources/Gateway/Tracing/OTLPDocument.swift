import FacetValue
import Tracing

/// Spans as OTLP's JSON has them (OpenTelemetry Protocol 1.x, "JSON Protobuf Encoding"): ids in hexadecimal, numbers of
/// 64 bits as text, kinds as numbers.
enum OTLPDocument {
  static func bytes(of spans: [SpanRecord], service: String) -> [UInt8] {
    let scope: Value = [
      "scope": ["name": "facet"], "spans": .array(spans.map(value(of:))),
    ]
    let resource: Value = ["attributes": [attribute("service.name", .string(service))]]
    let document: Value = ["resourceSpans": [["resource": resource, "scopeSpans": [scope]]]]
    return JSONWriter.bytes(of: document)
  }

  private static func value(of span: SpanRecord) -> Value {
    var value: ValueDictionary = [
      "traceId": .string(span.trace.traceID), "spanId": .string(span.trace.spanID), "name": .string(span.name),
      "kind": .int(number(of: span.kind)), "startTimeUnixNano": .string(String(span.start)),
      "endTimeUnixNano": .string(String(span.end)), "attributes": attributes(span.attributes),
      "status": status(span.status),
    ]
    if let parent = span.parent { value["parentSpanId"] = .string(parent) }
    if let state = span.trace.state { value["traceState"] = .string(state) }
    if !span.events.isEmpty { value["events"] = .array(span.events.map(event)) }
    return .dictionary(value)
  }

  private static func event(_ event: SpanEvent) -> Value {
    [
      "timeUnixNano": .string(String(event.nanosecondsSinceEpoch)), "name": .string(event.name),
      "attributes": attributes(event.attributes),
    ]
  }

  private static func status(_ status: SpanStatus?) -> Value {
    guard let status else { return .dictionary([:]) }
    var value: ValueDictionary = ["code": .int(status.code == .ok ? 1 : 2)]
    if let message = status.message { value["message"] = .string(message) }
    return .dictionary(value)
  }

  private static func attributes(_ attributes: SpanAttributes) -> Value {
    var found: [(String, Value)] = []
    // It is no sequence, and has this alone.
    // swift-format-ignore: ReplaceForEachWithForLoop
    attributes.forEach { name, attribute in
      switch attribute {
      case .int64(let number): found.append((name, ["intValue": .string(String(number))]))
      case .int32(let number): found.append((name, ["intValue": .string(String(number))]))
      case .double(let number): found.append((name, ["doubleValue": .double(number)]))
      case .bool(let truth): found.append((name, ["boolValue": .bool(truth)]))
      case .string(let text): found.append((name, ["stringValue": .string(text)]))
      case .stringConvertible(let value): found.append((name, ["stringValue": .string(value.description)]))
      default: break
      }
    }
    return .array(found.sorted { $0.0 < $1.0 }.map { ["key": .string($0.0), "value": $0.1] })
  }

  private static func attribute(_ name: String, _ value: Value) -> Value {
    ["key": .string(name), "value": ["stringValue": value]]
  }

  private static func number(of kind: SpanKind) -> Int {
    switch kind {
    case .internal: 1
    case .server: 2
    case .client: 3
    case .producer: 4
    case .consumer: 5
    }
  }
}
