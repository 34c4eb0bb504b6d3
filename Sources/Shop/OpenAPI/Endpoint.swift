/// One operation of a module's HTTP interface: what answers it, and all that its description needs.
public struct Endpoint: Sendable {
  public typealias Handler = @Sendable (ModuleRequest, PathParameters) async throws -> ModuleResponse

  public let method: ModuleRequest.Method
  /// `/api/users/{id}`
  public let path: String
  public let operation: Operation
  public let summary: String
  /// Of the query and of headers; those of the path follow from it.
  public let parameters: [ParameterDescription]
  public let body: Schema?
  public let success: Success
  /// Statuses of problems beyond those that every operation can give (see `problemStatuses`).
  public let problems: [Int]
  public let handler: Handler

  /// What comes when all is well.
  public enum Success: Sendable {
    case ok(Schema)
    /// 201 with `Location`.
    case created(Schema)
    case noContent
    /// `text/event-stream`.
    case events
  }

  public init(
    _ method: ModuleRequest.Method, _ path: String, _ operation: Operation, _ summary: String,
    parameters: [ParameterDescription] = [], body: Schema? = nil, success: Success, problems: [Int] = [],
    handler: @escaping Handler
  ) {
    self.method = method
    self.path = path
    self.operation = operation
    self.summary = summary
    self.parameters = parameters
    self.body = body
    self.success = success
    self.problems = problems
    self.handler = handler
  }

  /// Every status of a problem that this operation can give, in order.
  ///
  /// 401 and 403 can come everywhere, since the gateway refuses expired sessions and foreign origins; what has a
  /// body can be too large, of another type or against a rule; whatever reads a store can be overloaded.
  public var problemStatuses: [Int] {
    var statuses: Set<Int> = [400, 401, 403, 405, 421, 500, 503]
    if path.contains("{") { statuses.insert(404) }
    if body != nil { statuses.formUnion([413, 415, 422]) }
    return statuses.union(problems).sorted()
  }
}

/// A parameter of a query or a header.
public struct ParameterDescription: Sendable {
  public enum Place: String, Sendable { case query, header, path }

  public let name: String
  public let place: Place
  public let schema: Schema
  public let isRequired: Bool
  public let note: String?

  public init(
    _ name: String, in place: Place = .query, _ schema: Schema, isRequired: Bool = false, note: String? = nil
  ) {
    self.name = name
    self.place = place
    self.schema = schema
    self.isRequired = isRequired
    self.note = note
  }

  /// `q`, `page`, `size` and `sort` of a list.
  public static func list(sorts: [String]) -> [ParameterDescription] {
    [
      ParameterDescription("q", .shortText(ListLimits.text), note: "A search; empty for everything."),
      ParameterDescription("page", .integer(ListLimits.pages)),
      ParameterDescription("size", .integer(ListLimits.sizes), note: "20 unless given."),
      ParameterDescription(
        "sort", .choice([""] + sorts + sorts.map { "-" + $0 }), note: "A field, with - in front for descending."),
    ]
  }

  /// A filter by one of some texts, or by none.
  public static func filter(_ name: String, choices: [String]) -> ParameterDescription {
    ParameterDescription(name, .choice([""] + choices))
  }

  /// A flag: `true`, `false` or empty for either.
  public static func flag(_ name: String) -> ParameterDescription { filter(name, choices: ["true", "false"]) }
}
