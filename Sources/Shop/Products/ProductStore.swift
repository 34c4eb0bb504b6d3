import FacetValue

/// Keeps the catalogue, the stock and the reservations. Every method is one transaction.
///
/// When a change takes a stock below `ProductRules.lowStock`, a `stock.low` event commits with it:
/// `{productId, name, stock}`.
public protocol ProductStore: ProductReservations {
  /// Where its events wait.
  var outbox: any OutboxLog { get }

  /// A search matches products that have all its words, each as a beginning of a word of name, tags, category,
  /// description or attributes; the best first. Any text is a valid search.
  func list(_ query: ListQuery<ProductSort>, _ filter: ProductFilter) async throws -> Page<Product>
  func product(_ id: Int) async throws -> Product?
  /// By name.
  func categories() async throws -> [Category]

  /// Stores all of them or none.
  func add(_ products: [NewProduct]) async throws -> [Product]

  /// Changes what the form has. The stock is set only when the form has it.
  /// - Returns: nil when there is no such product.
  func update(_ id: Int, _ form: ProductForm, at now: Instant) async throws -> Product?

  /// Adds to the stock as it is now.
  /// - Returns: nil when there is no such product.
  /// - Throws: `Problem.stockLimit` when the stock would leave `ProductRules.stock`.
  func restock(_ id: Int, by quantity: Int, at now: Instant) async throws -> Product?

  /// Removes it from the catalogue. What orders have reserved stays theirs; a later release puts nothing back.
  /// - Returns: whether there was one.
  func delete(_ id: Int) async throws -> Bool

  /// Nil when it can be read and written.
  func unhealthy() async -> String?
}
