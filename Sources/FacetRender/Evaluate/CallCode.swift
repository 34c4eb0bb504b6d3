import FacetAnalysis
import FacetSyntax
import FacetValue

/// A call to the API, ready to be filled in.
struct CallCode: Sendable {
  enum Segment: Sendable {
    case literal(String)
    case value(any ExpressionCode)
  }
  let method: String
  let segments: [Segment]
  let query: [(name: any ExpressionCode, value: any ExpressionCode)]
  let body: (any ExpressionCode)?
  let bodyType: ValueType?
  let idempotencyKey: (any ExpressionCode)?
  let result: ValueType
  let span: SourceSpan

  func prepare(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> PreparedCall {
    let segments = try fillSegments(frame, machine)
    guard machine.options.apiPrefixes.contains(where: { Self.covers($0, segments) }) else {
      throw EvaluationFailure(
        code: "path-not-allowed", message: "No configured prefix covers /\(segments.joined(separator: "/")).",
        span: span)
    }
    var query: [(name: String, value: String)] = []
    for pair in self.query {
      let name = try pair.name.text(frame, machine)
      switch try pair.value.value(frame, machine) {
      case .null: continue
      case .array(let values):
        for value in values { query.append((name, machine.text(value))) }
      case let value: query.append((name, machine.text(value)))
      }
    }
    return PreparedCall(
      method: method, path: "/" + segments.map(percentEncodedSegment).joined(separator: "/"), segments: segments,
      query: query, body: try body?.value(frame, machine), bodyType: bodyType,
      idempotencyKey: try idempotencyKey?.text(frame, machine), result: result)
  }

  private func fillSegments(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> [String] {
    var filled: [String] = []
    for segment in segments {
      switch segment {
      case .literal(let text):
        filled.append(text)
      case .value(let code):
        let text = try code.text(frame, machine)
        guard !text.isEmpty, text != ".", text != ".." else {
          throw EvaluationFailure(
            code: "invalid-path-segment", message: "A segment of an API path can't be “\(text)”.", span: span)
        }
        filled.append(text)
      }
    }
    return filled
  }

  private static func covers(_ prefix: String, _ segments: [String]) -> Bool {
    let wanted = prefix.split(separator: "/")
    return wanted.count <= segments.count && zip(wanted, segments).allSatisfy { String($0).hasSameScalars(as: $1) }
  }
}
