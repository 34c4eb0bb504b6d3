import FacetValue
import Foundation
import Logging
import Shop

@testable import ShopSQLite

/// Orders and products on files of their own, as a test needs them.
struct Storefront {
  let folder: TemporaryFolder
  let orders: OrderSQLiteStore
  let products: ProductSQLiteStore
  let controller: OrderController

  static let customer = Caller(userID: 7, name: "Ana", role: .viewer)
  static let manager = Caller(userID: 2, name: "Max", role: .manager)
  static let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws { try self.init(TemporaryFolder()) }

  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    orders = try OrderSQLiteStore(file: folder.file("orders.sqlite"))
    products = try ProductSQLiteStore(file: folder.file("products.sqlite"))
    controller = OrderController(store: orders, products: products, log: Storefront.log)
  }

  /// The same files, opened again, as after a restart or by another process.
  func reopened() throws -> Storefront { try Storefront(folder) }

  /// Adds products called A, B, … for 5.00 EUR, with these stocks.
  func stock(_ stocks: Int...) async throws -> [Product] {
    try await products.add(
      zip(["A", "B", "C", "D"], stocks).map { name, stock in
        NewProduct(
          name: name, category: "Things", price: Money(minorUnits: 500, currency: "EUR"), stock: stock,
          createdAt: Instant(milliseconds: 0))
      })
  }

  func left(_ product: Product) async throws -> Int? { try await products.product(product.id)?.stock }

  func draft(_ lines: (Product, Int)..., price: Int = 500) -> OrderDraft {
    let lines = lines.map { OrderDraft.Line(productID: $0.0.id, quantity: $0.1, unitPrice: price) }
    let total = OrderTotal.sum(lines.map { ($0.quantity, $0.unitPrice) }) ?? 0
    return OrderDraft(lines: lines, currency: "EUR", total: total, note: "")
  }

  var recovery: OrderRecovery {
    OrderRecovery(store: orders, products: products, owner: "test", log: Storefront.log)
  }

  /// Later than any order of a test began.
  var unfinished: [UnfinishedOrder] {
    get async throws { try await orders.unfinished(before: Instant(milliseconds: Int.max), limit: 100) }
  }
}
