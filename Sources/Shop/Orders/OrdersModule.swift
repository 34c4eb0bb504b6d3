import FacetValue
import Logging

/// `/api/orders`
public struct OrdersModule: DescribedModule {
  public let name = "orders"
  public let prefixes = ["/api/orders"]
  public let endpoints: [Endpoint]
  public let router: ModuleRouter
  private let orders: OrderController
  private let recovery: OrderRecovery

  /// `owner` names this process among those that may recover orders of the same store.
  public init(
    store: any OrderStore, products: any ProductReservations, owner: String, clock: any ShopClock = SystemClock(),
    log: Logger = Logger(label: "shop.orders")
  ) {
    orders = OrderController(store: store, products: products, clock: clock, log: log)
    recovery = OrderRecovery(store: store, products: products, owner: owner, log: log)
    endpoints = Self.reading(orders) + Self.writing(orders)
    router = ModuleRouter(endpoints, log: log)
  }

  public func unhealthy() async -> String? { await orders.unhealthy() }

  public func run() async { await recovery.run() }

  private static func reading(_ orders: OrderController) -> [Endpoint] {
    [
      Endpoint(
        .get, "/api/orders", .listOrders, "List orders, the latest first",
        parameters: ParameterDescription.list(sorts: OrderSort.allCases.map(\.rawValue)) + [
          .filter("state", choices: OrderState.visible.map(\.rawValue)),
          ParameterDescription("customer", .id, note: "The customer's user id."),
          ParameterDescription("from", .dateOrDay, note: "Placed at or after."),
          ParameterDescription("to", .dateOrDay, note: "Placed before."),
        ],
        success: .ok(.page(of: "Order", OrderSchemas.order))
      ) { request, _ in
        let page = try await orders.list(try query(request), as: request.caller)
        return .ok(page.value { $0.value(for: request.caller) })
      },
      Endpoint(
        .get, "/api/orders/draft", .draftOrder, "A fresh Idempotency-Key for an order",
        success: .ok(.named("OrderDraft", .object([.init("key", .anyText)])))
      ) { request, _ in
        let key = try orders.draftKey(as: request.caller)
        return .ok(.record(Record(shape: draftShape, fields: [.string(key)])))
      },
      Endpoint(.get, "/api/orders/{id}", .readOrder, "Read an order", success: .ok(OrderSchemas.order)) {
        request, path in
        .ok(try await orders.read(try path.id("order"), as: request.caller).value(for: request.caller))
      },
    ]
  }

  private static func writing(_ orders: OrderController) -> [Endpoint] {
    [
      Endpoint(
        .post, "/api/orders", .placeOrder, "Place an order for oneself",
        parameters: [
          ParameterDescription(
            "Idempotency-Key", in: .header, .text(OrderRules.key),
            note: "Requests with the same key and body make one order, and all get the same reply.")
        ],
        body: OrderSchemas.newOrder, success: .created(OrderSchemas.order), problems: [409]
      ) { request, _ in
        let draft = try OrderDraft(reading: request.body)
        let order = try await orders.place(draft, key: request.idempotencyKey, as: request.caller)
        return .created(order.value(for: request.caller), at: "/api/orders/\(order.id)")
      },
      Endpoint(
        .post, "/api/orders/{id}/transitions", .moveOrder, "Move an order to another state",
        body: OrderSchemas.transition, success: .ok(OrderSchemas.order), problems: [409]
      ) { request, path in
        let id = try path.id("order")
        var body = try BodyReader(request.body)
        let state = body.choice("to", OrderSchemas.targets, else: .paid)
        try body.check()
        return .ok(try await orders.move(id, to: state, as: request.caller).value(for: request.caller))
      },
      Endpoint(
        .patch, "/api/orders/{id}", .annotateOrder, "Change an order's note", body: OrderSchemas.note,
        success: .ok(OrderSchemas.order)
      ) { request, path in
        let id = try path.id("order")
        var body = try BodyReader(request.body)
        let note = body.text("note", OrderRules.note)
        try body.check()
        return .ok(try await orders.annotate(id, note: note, as: request.caller).value(for: request.caller))
      },
      Endpoint(
        .delete, "/api/orders/{id}", .deleteOrder, "Remove a cancelled order", success: .noContent, problems: [409]
      ) { request, path in
        try await orders.delete(try path.id("order"), as: request.caller)
        return .noContent
      },
    ]
  }

  private static func query(_ request: ModuleRequest) throws -> OrderQuery {
    var query = QueryReader(request.query)
    let list = query.list(sorts: OrderSort.allCases)
    let result = OrderQuery(
      list, state: query.choice("state", OrderState.visible),
      customerID: query.int("customer", 1...Value.safeIntegers.upperBound), from: query.date("from"),
      to: query.date("to"))
    try query.check()
    return result
  }

  private static let draftShape = RecordShape(name: "OrderDraft", fields: ["key"])
}

/// The shapes of orders, in requests and answers.
enum OrderSchemas {
  /// What a transition can name at all.
  static let targets: [OrderState] = [.paid, .shipped, .delivered, .cancelled]

  private static let state = Schema.named("OrderState", .choice(OrderState.visible.map(\.rawValue)))
  private static let customer = Schema.named("Customer", .object([.init("id", .id), .init("name", .anyText)]))
  private static let line = Schema.named(
    "OrderLine",
    .object([
      .init("productId", .id), .init("name", .anyText), .init("quantity", .integer(OrderRules.quantity)),
      .init("unitPrice", .anyMoney), .init("total", .anyMoney),
    ]))
  private static let event = Schema.named(
    "OrderEvent", .object([.init("state", state), .init("at", .date), .init("by", .anyText)]))

  static let order = Schema.named(
    "Order",
    .object([
      .init("id", .id), .init("number", .anyText), .init("customer", customer), .init("state", state),
      .init("lines", .array(line)), .init("total", .anyMoney), .init("note", .anyText), .init("placedAt", .date),
      .init("updatedAt", .date), .init("allowed", .array(state)), .init("history", .array(event)),
    ]))

  static let newOrder = Schema.named(
    "NewOrder",
    .object([
      .init(
        "lines",
        .array(
          .named(
            "NewOrderLine",
            .object([
              .init("productId", .id), .init("quantity", .integer(OrderRules.quantity)),
              .init("unitPrice", .money(ProductRules.price)),
            ])), OrderRules.lines)),
      .init("note", .nullable(.text(OrderRules.note)), isRequired: false),
    ]))

  static let transition = Schema.named(
    "OrderTransition", .object([.init("to", .choice(targets.map(\.rawValue)))]))

  static let note = Schema.named("OrderNote", .object([.init("note", .text(OrderRules.note))]))
}
