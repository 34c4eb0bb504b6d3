import FacetValue
import Testing

@testable import Shop

@Suite struct EventTextTests {
  private func order(_ quantities: [Int], price: Int, currency: String) -> Order {
    let lines = quantities.map { OrderLine(productID: 1, name: "Lamp", quantity: $0, unitPrice: price) }
    return Order(
      id: 12, customerID: 7, customerName: "Ana", state: .pending, lines: lines, currency: currency,
      total: lines.reduce(0) { $0 + $1.total }, note: "", reservation: "r", placedAt: 0, updatedAt: 0, history: [])
  }

  private func text(_ order: Order, _ kind: String) -> EventText {
    EventText(order.event(kind, id: "e", at: Instant(milliseconds: 0)))
  }

  @Test func tellsOfOrders() {
    let placed = text(order([2, 1], price: 129_950, currency: "EUR"), "order.placed")
    #expect(placed.title == "Order F-10012 placed")
    #expect(placed.body == "Ana ordered 3 items for €3,898.50.")
    #expect(placed.link == "./orders/12")
    #expect(text(order([1], price: 1500, currency: "JPY"), "order.placed").body == "Ana ordered 1 item for ¥1,500.")
    #expect(text(order([1], price: 5, currency: "EUR"), "order.cancelled").body == "Ana’s order for €0.05.")
    #expect(text(order([1], price: 5, currency: "EUR"), "order.deleted").link == "")
  }

  @Test func tellsOfOtherThings() {
    let low = DomainEvent(
      id: "e", kind: "stock.low", at: Instant(milliseconds: 0),
      data: ["productId": 3, "name": "Lamp", "stock": 4])
    #expect(EventText(low).title == "Lamp is running low")
    #expect(EventText(low).body == "4 left in stock.")
    #expect(EventText(low).link == "./products/3")
    let unknown = DomainEvent(id: "e", kind: "page.seen", at: Instant(milliseconds: 0), data: .null)
    #expect(EventText(unknown).title == "Page seen")
    #expect(EventText(unknown).link == "")
  }
}
