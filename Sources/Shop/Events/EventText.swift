import FacetValue

/// The sentences in which the shop tells its staff of an event.
struct EventText {
  /// A few words: "Order F-10042 placed".
  let title: String
  /// A sentence with the particulars; may be empty.
  let body: String
  /// Relative to the application: `./orders/12`; empty when there is nothing to look at.
  let link: String

  init(_ event: DomainEvent) {
    let data = EventData(event.data)
    if let state = EventText.orderVerbs[event.kind] {
      title = "Order \(data.text("number") ?? "") \(state)"
      body = EventText.orderBody(event.kind, data)
      link = event.kind == "order.deleted" ? "" : data.int("orderId").map { "./orders/\($0)" } ?? ""
    } else if event.kind == "stock.low" {
      let name = data.text("name") ?? "A product"
      title = "\(name) is running low"
      body = data.int("stock").map { "\($0) left in stock." } ?? ""
      link = data.int("productId").map { "./products/\($0)" } ?? ""
    } else {
      title = EventText.words(event.kind) + (data.text("name").map { ": \($0)" } ?? "")
      body = ""
      link = EventText.link(event.kind, data)
    }
  }

  private static let orderVerbs = [
    "order.placed": "placed", "order.paid": "paid", "order.shipped": "shipped", "order.delivered": "delivered",
    "order.cancelled": "cancelled", "order.deleted": "deleted",
  ]

  private static func orderBody(_ kind: String, _ data: EventData) -> String {
    let customer = data.object("customer").text("name") ?? "A customer"
    let amount = data.money("total").map { " for \(text($0))" } ?? ""
    guard kind == "order.placed" else { return "\(customer)’s order\(amount)." }
    let items = data.objects("lines").reduce(0) { $0 &+ ($1.int("quantity") ?? 0) }
    return "\(customer) ordered \(items) \(items == 1 ? "item" : "items")\(amount)."
  }

  /// "product.created" → "Product created"
  private static func words(_ kind: String) -> String {
    let words = kind.split(separator: ".").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func link(_ kind: String, _ data: EventData) -> String {
    if kind.hasSuffix(".deleted") { return "" }
    if let id = data.int("productId") { return "./products/\(id)" }
    if let id = data.int("userId") { return "./users/\(id)" }
    return ""
  }

  /// `€12.99`: the sentences are in English, and so is what stands in them.
  private static func text(_ money: Money) -> String {
    FormatLocale.named("en")?.format(money) ?? "\(money.minorUnits) \(money.currency)"
  }
}
