import FacetValue

/// Decides whether all lines of a reservation can be had, for any store: lines go in with the products as they are, and
/// either what to take comes out or a problem that names every line in the way.
public struct ReservationCheck {
  /// A product and what would be left of it.
  public struct Taken: Sendable {
    public let id: Int
    public let name: String
    public let stock: Int
    public var left: Int
  }

  private var invalid: [Problem.FieldError] = []
  private var missing: [Problem.FieldError] = []
  private var repriced: [Problem.FieldError] = []
  private var short: [Problem.FieldError] = []
  private var lines: [ReservedLine] = []
  private var products: [Taken] = []

  public init() {}

  /// - Parameter index: of the line in the order, for the pointers.
  public mutating func add(_ line: ReservationLine, at index: Int, product: Product?) {
    let place = "/lines/\(index)"
    guard let product else {
      missing.append(.init(pointer: place + "/productId", detail: "This product is no longer sold."))
      return
    }
    guard line.quantity > 0 else {
      invalid.append(.init(pointer: place + "/quantity", detail: "must be at least 1"))
      return
    }
    if let expected = line.expectedPrice, expected != product.price {
      let detail = "\(product.name) now costs \(priceText(product.price))."
      repriced.append(.init(pointer: place + "/unitPrice", detail: detail))
    }
    take(line.quantity, of: product, place)
    lines.append(
      ReservedLine(productID: product.id, name: product.name, quantity: line.quantity, unitPrice: product.price))
  }

  /// Two lines of one product share its stock.
  private mutating func take(_ quantity: Int, of product: Product, _ place: String) {
    let index = products.firstIndex { $0.id == product.id } ?? products.count
    if index == products.count {
      products.append(Taken(id: product.id, name: product.name, stock: product.stock, left: product.stock))
    }
    guard products[index].left >= quantity else {
      let left = products[index].left
      let detail = left == 0 ? "\(product.name) is sold out." : "Only \(left) of \(product.name) left."
      short.append(.init(pointer: place + "/quantity", detail: detail))
      return
    }
    products[index].left -= quantity
  }

  public func result() throws(Problem) -> (lines: [ReservedLine], products: [Taken]) {
    if !invalid.isEmpty { throw Problem.validation(invalid) }
    if !missing.isEmpty { throw Problem.notSold(missing) }
    if !repriced.isEmpty { throw Problem.priceChanged(repriced) }
    if !short.isEmpty { throw Problem.outOfStock(short) }
    return (lines, products)
  }
}

/// `12.99 EUR`, `1299 JPY`
private func priceText(_ money: Money) -> String {
  guard money.currency != "JPY" else { return "\(money.minorUnits) JPY" }
  let cents = money.minorUnits % 100
  return "\(money.minorUnits / 100).\(cents < 10 ? "0" : "")\(cents) \(money.currency)"
}
