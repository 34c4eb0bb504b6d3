import FacetValue
import Foundation
import GRDB
import Shop

/// How a product stands in its tables.
enum ProductRow {
  static func fetch(_ id: Int, _ db: Database) throws -> Product? {
    try Row.fetchOne(db, sql: "SELECT * FROM product WHERE id = ?", arguments: [id]).map(product)
  }

  static func product(_ row: Row) throws -> Product {
    Product(
      id: row["id"], name: row["name"], description: row["description"], category: row["category"],
      tags: try decode([String].self, row["tags"]),
      price: Money(minorUnits: row["price_amount"], currency: row["price_currency"]), stock: row["stock"],
      attributes: try decode([String: String].self, row["attributes"]),
      createdAt: Instant(milliseconds: row["created_at"]), updatedAt: Instant(milliseconds: row["updated_at"]))
  }

  /// A column's JSON.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// Makes a product searchable, by text and by tag.
  static func index(_ product: Product, _ db: Database) throws {
    let attributes = product.attributes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    try db.execute(
      sql: "INSERT INTO product_text (rowid, name, tags, category, description, attributes) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        product.id, product.name, product.tags.joined(separator: " "), product.category, product.description,
        attributes.joined(separator: " "),
      ])
    for tag in product.tags {
      try db.execute(
        sql: "INSERT OR IGNORE INTO product_tag (tag, product_id) VALUES (?, ?)", arguments: [tag, product.id])
    }
  }

  static func unindex(_ id: Int, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM product_text WHERE rowid = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM product_tag WHERE product_id = ?", arguments: [id])
  }
}
