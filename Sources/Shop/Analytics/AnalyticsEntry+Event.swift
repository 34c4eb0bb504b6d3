import FacetValue

extension AnalyticsEntry {
  /// What a domain event means for the figures. Events of unknown kinds are only told of.
  public init(_ event: DomainEvent) {
    let text = EventText(event)
    self.init(
      event: RecordedEvent(id: event.id, kind: event.kind, text: text.title, at: event.at, link: text.link),
      effect: AnalyticsEntry.effect(of: event))
  }

  private static func effect(of event: DomainEvent) -> AnalyticsEffect {
    let data = EventData(event.data)
    guard event.kind.hasPrefix("order."), let id = data.int("orderId") else { return .none }
    switch event.kind {
    case "order.placed": return placed(id, data, at: event.at).map(AnalyticsEffect.placed) ?? .none
    case "order.deleted": return .removed(orderID: id)
    default:
      let state = OrderState(rawValue: String(event.kind.dropFirst("order.".count)))
      guard let state, OrderState.visible.contains(state) else { return .none }
      return .moved(orderID: id, to: state)
    }
  }

  /// Nil when the event lacks what a placed order has.
  private static func placed(_ id: Int, _ data: EventData, at: Instant) -> PlacedOrder? {
    guard let total = data.money("total"), amounts.contains(total.minorUnits) else { return nil }
    let lines = data.objects("lines").compactMap { line -> PlacedOrder.Line? in
      guard let product = line.int("productId"), let quantity = line.int("quantity"),
        let price = line.money("unitPrice"), price.currency == total.currency,
        amounts.contains(price.minorUnits), (0...1_000_000).contains(quantity)
      else { return nil }
      return PlacedOrder.Line(
        productID: product, name: line.text("name") ?? "", quantity: quantity, unitPrice: price.minorUnits)
    }
    return PlacedOrder(
      orderID: id, customerID: data.object("customer").int("id") ?? 0, at: at, currency: total.currency,
      total: total.minorUnits, lines: lines)
  }

  private static let amounts = 0...Value.safeIntegers.upperBound
}
