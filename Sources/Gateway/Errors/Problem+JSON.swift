import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

extension Problem {
  init(_ fault: RequestFault) {
    self.init(fault.status, fault.code, Self.title(of: fault.status), detail: fault.detail)
  }

  /// RFC 9457 §3: the members that clients see.
  var value: Value {
    var names = ["type", "title", "status"]
    var fields: [Value] = [.string("urn:facet:problem:\(code)"), .string(title), .int(status)]
    if let detail {
      names.append("detail")
      fields.append(.string(detail))
    }
    if !errors.isEmpty {
      names.append("errors")
      fields.append(.array(errors.map(\.value)))
    }
    return .record(Record(shape: RecordShape(name: "Problem", fields: names), fields: fields))
  }

  /// As JSON.
  var bytes: [UInt8] { JSONWriter.bytes(of: value) }

  /// A response with this problem as `application/problem+json`.
  var response: Response {
    var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func title(of status: Int) -> String {
    switch status {
    case 400: "The request is malformed"
    case 403: "The request is refused"
    case 408: "The request came too slowly"
    case 413: "The request is too large"
    case 414: "The address is too long"
    case 415: "The content type is not taken"
    case 417: "The expectation is not met"
    case 421: "This server has another name"
    case 431: "The header section is too large"
    case 503: "The server is busy"
    case 505: "The version of HTTP is not spoken here"
    default: "The request failed"
    }
  }
}

extension Problem.FieldError {
  fileprivate var value: Value {
    .record(Record(shape: Self.shape, fields: [.string(pointer), .string(detail)]))
  }
  private static let shape = RecordShape(name: "FieldError", fields: ["pointer", "detail"])
}

/// Ends the handling of a request with a problem and, where the answer needs them, headers.
struct Refusal: Error {
  let problem: Problem
  let headers: [(name: HTTPField.Name, value: String)]

  init(_ problem: Problem, headers: [(name: HTTPField.Name, value: String)] = []) {
    self.problem = problem
    self.headers = headers
  }

  static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Refusal {
    Refusal(.methodNotAllowed, headers: [(.allow, allowed.map(\.rawValue).joined(separator: ", "))])
  }
}
