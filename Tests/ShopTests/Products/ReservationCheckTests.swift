import FacetValue
import Testing

@testable import Shop

@Suite struct ReservationCheckTests {
  private func product(_ id: Int, stock: Int, price: Int = 100, currency: String = "EUR") -> Product {
    Product(
      id: id, name: "P\(id)", description: "", category: "", tags: [],
      price: Money(minorUnits: price, currency: currency), stock: stock, attributes: [:],
      createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0))
  }

  @Test func everyLineInTheWayIsNamed() {
    var check = ReservationCheck()
    check.add(.init(productID: 1, quantity: 5), at: 0, product: product(1, stock: 4))
    check.add(.init(productID: 2, quantity: 1), at: 1, product: product(2, stock: 0))
    #expect {
      try check.result()
    } throws: { error in
      (error as? Problem)?.errors == [
        .init(pointer: "/lines/0/quantity", detail: "Only 4 of P1 left."),
        .init(pointer: "/lines/1/quantity", detail: "P2 is sold out."),
      ]
    }
  }

  @Test(arguments: [(1205, "EUR", "12.05 EUR"), (1205, "JPY", "1205 JPY"), (0, "USD", "0.00 USD")])
  func theNewPriceIsTold(amount: Int, currency: String, text: String) {
    var check = ReservationCheck()
    let expected = Money(minorUnits: 1, currency: "EUR")
    check.add(
      .init(productID: 1, quantity: 1, expectedPrice: expected), at: 0,
      product: product(1, stock: 4, price: amount, currency: currency))
    #expect { try check.result() } throws: { ($0 as? Problem)?.detail == "P1 now costs \(text)." }
  }

  @Test func whatIsTakenAddsUp() throws {
    var check = ReservationCheck()
    for index in 0..<2 { check.add(.init(productID: 1, quantity: 2), at: index, product: product(1, stock: 5)) }
    let taken = try check.result()
    #expect(taken.products.map(\.left) == [1] && taken.lines.count == 2)
  }
}
