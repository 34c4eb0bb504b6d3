import FacetValue
import Logging

/// The analytics module: `/api/analytics`.
public struct AnalyticsModule: DescribedModule {
  public let name = "analytics"
  public let prefixes = ["/api/analytics"]
  public let endpoints: [Endpoint]
  public let router: ModuleRouter
  public let controller: AnalyticsController

  public init(_ controller: AnalyticsController, log: Logger) {
    self.controller = controller
    endpoints = AnalyticsModule.endpoints(controller)
    router = ModuleRouter(endpoints, log: log)
  }

  public func unhealthy() async -> String? { await controller.unhealthy() }

  /// There is nothing to do in the background: the bus brings the events.
  public func run() async { await untilCancelled() }

  private static let limits = 1...100

  private static func endpoints(_ controller: AnalyticsController) -> [Endpoint] {
    [
      Endpoint(
        .get, "/api/analytics/summary", .readAnalytics, "Key figures of a period, and the change from the one before",
        parameters: period, success: .ok(AnalyticsSchema.summary)
      ) { request, _ in
        var query = QueryReader(request.query)
        let (from, to) = (query.date("from"), query.date("to"))
        try query.check()
        return .ok(try await controller.summary(from: from, to: to, as: request.caller))
      },
      Endpoint(
        .get, "/api/analytics/revenue", .readAnalytics, "Revenue over time, without gaps",
        parameters: period + [.filter("bucket", choices: Bucket.allCases.map(\.rawValue))],
        success: .ok(.array(AnalyticsSchema.point))
      ) { request, _ in
        var query = QueryReader(request.query)
        let (from, to) = (query.date("from"), query.date("to"))
        let bucket = query.choice("bucket", Bucket.allCases) ?? .day
        try query.check()
        return .ok(try await controller.revenue(from: from, to: to, bucket: bucket, as: request.caller))
      },
      Endpoint(
        .get, "/api/analytics/top-products", .readAnalytics, "The products that brought most",
        parameters: period + [limit], success: .ok(.array(AnalyticsSchema.product))
      ) { request, _ in
        var query = QueryReader(request.query)
        let (from, to) = (query.date("from"), query.date("to"))
        let limit = query.int("limit", limits) ?? 10
        try query.check()
        return .ok(try await controller.topProducts(from: from, to: to, limit: limit, as: request.caller))
      },
    ] + eventEndpoints(controller)
  }

  private static func eventEndpoints(_ controller: AnalyticsController) -> [Endpoint] {
    [
      Endpoint(
        .get, "/api/analytics/states", .readAnalytics, "How many orders are in each state",
        success: .ok(.array(AnalyticsSchema.state))
      ) { request, _ in .ok(try await controller.states(as: request.caller)) },
      Endpoint(
        .get, "/api/analytics/events", .readAnalytics, "The latest events", parameters: [limit],
        success: .ok(.array(AnalyticsSchema.event))
      ) { request, _ in
        var query = QueryReader(request.query)
        let limit = query.int("limit", limits) ?? 20
        try query.check()
        return .ok(try await controller.events(limit: limit, as: request.caller))
      },
      Endpoint(
        .post, "/api/analytics/events", .recordEvents, "Record a batch of events; known ids change nothing",
        body: AnalyticsSchema.batch, success: .ok(AnalyticsSchema.recorded)
      ) { request, _ in
        let events = try AnalyticsSchema.readBatch(request.body)
        return .ok(try await controller.record(events, as: request.caller))
      },
    ]
  }

  private static let period = [
    ParameterDescription(
      "from", .dateOrDay, note: "30 days before `to` unless given; a date alone is its first moment."),
    ParameterDescription("to", .dateOrDay, note: "Not included; up to now, and with it, unless given."),
  ]
  private static let limit = ParameterDescription("limit", .integer(limits))
}
