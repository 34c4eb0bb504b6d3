import FacetValue
import Foundation

/// Prints operations of the API's description.
struct OperationPrinter {
  private(set) var schemas = SchemaPrinter()

  mutating func json(_ endpoint: Endpoint, of module: any DescribedModule) -> Value {
    var operation: ValueDictionary = [
      "operationId": .string(Self.id(endpoint)), "summary": .string(endpoint.summary), "tags": [.string(module.name)],
      "x-operation": .string(endpoint.operation.rawValue),
      "x-least-role": .string(Authorisation.leastRole(for: endpoint.operation).rawValue),
    ]
    let parameters = pathParameters(endpoint) + endpoint.parameters
    if !parameters.isEmpty { operation["parameters"] = .array(parameters.map { parameter($0) }) }
    if let body = endpoint.body {
      operation["requestBody"] = ["required": true, "content": ["application/json": ["schema": schemas.json(body)]]]
    }
    operation["responses"] = responses(endpoint, links(endpoint, among: module.endpoints))
    return .dictionary(operation)
  }

  /// `getUsersById`: the table of roles has one operation for several of these.
  private static func id(_ endpoint: Endpoint) -> String {
    PathTemplate(endpoint.path).segments.dropFirst().reduce(endpoint.method.rawValue.lowercased()) { id, segment in
      switch segment {
      case .literal(let text): id + text.split(separator: "-").map(\.capitalized).joined()
      case .parameter(let name): id + "By" + name.capitalized
      }
    }
  }

  private func pathParameters(_ endpoint: Endpoint) -> [ParameterDescription] {
    PathTemplate(endpoint.path).segments.compactMap { segment in
      guard case .parameter(let name) = segment else { return nil }
      return ParameterDescription(name, in: .path, .id, isRequired: true)
    }
  }

  private mutating func parameter(_ parameter: ParameterDescription) -> Value {
    var json: ValueDictionary = [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "schema": schemas.json(parameter.schema),
    ]
    if parameter.isRequired { json["required"] = true }
    if let note = parameter.note { json["description"] = .string(note) }
    return .dictionary(json)
  }

  private mutating func responses(_ endpoint: Endpoint, _ links: ValueDictionary) -> Value {
    var responses = ValueDictionary()
    switch endpoint.success {
    case .ok(let schema):
      responses["200"] = [
        "description": "What was asked for.", "content": content(schema), "links": .dictionary(links),
      ]
    case .created(let schema):
      responses["201"] = [
        "description": "What was made.", "content": content(schema),
        "headers": ["Location": ["description": "Its address.", "schema": ["type": "string"]]],
        "links": .dictionary(links),
      ]
    case .noContent:
      responses["204"] = ["description": "Done."]
    case .events:
      responses["200"] = [
        "description": "A stream of server-sent events.",
        "content": ["text/event-stream": ["schema": ["type": "string"]]],
      ]
    }
    for status in endpoint.problemStatuses { responses[.string(String(status))] = problemResponse(status) }
    return .dictionary(responses)
  }

  /// Where what came can be asked for next: what was made by its id, a list's first item by its.
  private func links(_ endpoint: Endpoint, among endpoints: [Endpoint]) -> ValueDictionary {
    let source: Value
    switch endpoint.success {
    case .created: source = "$response.body#/id"
    case .ok(.named(let name, _)) where name.hasSuffix("Page"): source = "$response.body#/items/0/id"
    default: return [:]
    }
    var links = ValueDictionary()
    for target in endpoints where target.path.hasPrefix(endpoint.path + "/{id}") {
      let id = Value.string(Self.id(target))
      links[id] = ["operationId": id, "parameters": ["id": source]]
    }
    return links
  }

  private mutating func content(_ schema: Schema) -> Value { ["application/json": ["schema": schemas.json(schema)]] }

  private func problemResponse(_ status: Int) -> Value {
    var response: ValueDictionary = [
      "description": .string(Self.meanings[status] ?? "A problem."),
      "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]
    switch status {
    case 405: response["headers"] = ["Allow": ["schema": ["type": "string"]]]
    case 503: response["headers"] = ["Retry-After": ["schema": ["type": "integer"]]]
    default: break
    }
    return .dictionary(response)
  }

  private static let meanings = [
    400: "The request is malformed.", 401: "Sign in first.", 403: "The role does not allow this.",
    404: "There is no such thing.", 405: "The address does not answer this method.",
    409: "The state of the data does not allow this.", 413: "The body is too large.",
    415: "The body is not JSON.", 421: "The server does not answer to this host name.",
    422: "A field breaks a rule.", 500: "A defect of the server.", 503: "Not available now.",
  ]

  /// RFC 9457, with the fields that are wrong.
  let problem: Value = [
    "type": "object",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"],
      "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": ["type": "string"],
      "errors": [
        "type": "array",
        "items": [
          "type": "object",
          "properties": ["pointer": ["type": "string"], "detail": ["type": "string"]],
          "required": ["pointer", "detail"],
        ],
      ],
    ],
    "required": ["type", "title", "status"],
  ]
}
