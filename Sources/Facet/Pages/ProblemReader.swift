import FacetRender
import FacetValue

/// Reads an error answer: RFC 9457 problem details where the API sends them, else its status alone.
enum ProblemReader {
  static func failure(status: Int, body: Value, retryAfter: Int? = nil) -> APIFailure {
    let members = members(of: body)
    return APIFailure(
      status: status,
      title: text(members["title"]) ?? defaultTitle(status),
      detail: text(members["detail"]) ?? "",
      fields: fields(members["errors"]), retryAfter: retryAfter)
  }

  /// `errors: [{pointer, detail}]` by the pointer's path, with dots: `/lines/0/quantity` is `lines.0.quantity`.
  private static func fields(_ errors: Value?) -> [String: [String]] {
    guard case .array(let items)? = errors else { return [:] }
    var fields: [String: [String]] = [:]
    for item in items {
      let entry = members(of: item)
      guard let pointer = text(entry["pointer"]), let detail = text(entry["detail"]) else { continue }
      fields[name(pointer), default: []].append(detail)
    }
    return fields
  }

  private static func name(_ pointer: String) -> String {
    let path = pointer.drop { $0 == "#" || $0 == "/" || $0 == "?" }
    return path.split(separator: "/").joined(separator: ".")
  }

  private static func members(of value: Value) -> [String: Value] {
    switch value {
    case .record(let record):
      return Dictionary(zip(record.shape.fields, record.fields), uniquingKeysWith: { first, _ in first })
    case .dictionary(let dictionary):
      var members: [String: Value] = [:]
      for (key, value) in zip(dictionary.keys, dictionary.values) {
        if case .string(let name) = key { members[name] = value }
      }
      return members
    default: return [:]
    }
  }

  private static func text(_ value: Value?) -> String? {
    if case .string(let text)? = value { text } else { nil }
  }

  private static func defaultTitle(_ status: Int) -> String {
    switch status {
    case 400: "The request was not understood"
    case 401: "Sign-in is needed"
    case 403: "This is not allowed"
    case 404: "Not found"
    case 409: "It has changed in the meantime"
    case 422: "Something is not right"
    case 429: "Too many requests"
    case 502: "The backend gave no usable answer"
    case 503: "The backend is not available"
    case 504: "The backend took too long"
    default: "The request failed with status \(status)"
    }
  }
}
