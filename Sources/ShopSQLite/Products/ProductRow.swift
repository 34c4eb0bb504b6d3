import FacetValue
import Foundation
import GRDB
import Shop

/// How a product stands in its tables.
enum ProductRow {
  /// What `product` reads, in its order: a list has too many rows to look columns up by name in each.
  static let columns = """
    product.id, product.name, product.description, product.category, product.tags, product.price_amount,
    product.price_currency, product.stock, product.attributes, product.created_at, product.updated_at
    """

  static func fetch(_ id: Int, _ db: Database) throws -> Product? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM product WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(product)
  }

  static func product(_ row: Row) throws -> Product {
    Product(
      id: row[0], name: row[1], description: row[2], category: row[3], tags: try tags(row[4]),
      price: Money(minorUnits: row[5], currency: row[6]), stock: row[7], attributes: try attributes(row[8]),
      createdAt: Instant(milliseconds: row[9]), updatedAt: Instant(milliseconds: row[10]))
  }

  /// A column's JSON.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func tags(_ text: String) throws -> [String] {
    guard let elements = try JSONParser.parse(text).elements else { throw MalformedColumn(text: text) }
    return try elements.map(string)
  }

  private static func attributes(_ text: String) throws -> [String: String] {
    guard case .dictionary(let members) = try JSONParser.parse(text) else { throw MalformedColumn(text: text) }
    var attributes: [String: String] = [:]
    for (key, value) in members { attributes[try string(key)] = try string(value) }
    return attributes
  }

  private static func string(_ value: Value) throws -> String {
    guard case .string(let text) = value else { throw MalformedColumn(text: value.printed) }
    return text
  }

  /// A column's JSON is not what this store writes.
  struct MalformedColumn: Error {
    let text: String
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
