import FacetValue
import Foundation
import GRDB
import Shop

extension ProductSQLiteStore {
  /// Writes `stock.low` when the stock falls below the limit, not while it stays there.
  func tellIfLow(_ id: Int, _ name: String, from old: Int, to new: Int, _ db: Database) throws {
    guard old >= ProductRules.lowStock, new < ProductRules.lowStock else { return }
    let data = Record(shape: stockShape, fields: [.int(id), .string(name), .int(new)])
    try OutboxTable.append(
      DomainEvent(id: UUID().uuidString.lowercased(), kind: "stock.low", at: clock.now(), data: .record(data)), db)
  }
}

private let stockShape = RecordShape(name: "StockLow", fields: ["productId", "name", "stock"])
