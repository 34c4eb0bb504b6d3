import FacetValue

/// Something to sell.
public struct Product: Sendable, Equatable {
  public let id: Int
  public let name: String
  public let description: String
  public let category: String
  public let tags: [String]
  public let price: Money
  /// What can still be reserved: what orders hold is taken off already.
  public let stock: Int
  public let attributes: [String: String]
  public let createdAt: Instant
  public let updatedAt: Instant

  public init(
    id: Int, name: String, description: String, category: String, tags: [String], price: Money, stock: Int,
    attributes: [String: String], createdAt: Instant, updatedAt: Instant
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.category = category
    self.tags = tags
    self.price = price
    self.stock = stock
    self.attributes = attributes
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// As the API and the templates see it; attributes by name.
  public var value: Value {
    .record(
      Record(
        shape: Self.shape,
        fields: [
          .int(id), .string(name), .string(description), .string(category), .array(tags.map(Value.string)),
          .money(price), .int(stock), textMap(attributes), .date(createdAt), .date(updatedAt),
        ]))
  }

  private static let shape = RecordShape(
    name: "Product",
    fields: [
      "id", "name", "description", "category", "tags", "price", "stock", "attributes", "createdAt", "updatedAt",
    ])
}

/// A product to be stored.
public struct NewProduct: Sendable {
  public let name: String
  public let description: String
  public let category: String
  public let tags: [String]
  public let price: Money
  public let stock: Int
  public let attributes: [String: String]
  public let createdAt: Instant

  public init(
    name: String, description: String = "", category: String, tags: [String] = [], price: Money, stock: Int,
    attributes: [String: String] = [:], createdAt: Instant
  ) {
    self.name = name
    self.description = description
    self.category = category
    self.tags = tags
    self.price = price
    self.stock = stock
    self.attributes = attributes
    self.createdAt = createdAt
  }
}

/// Which products a list shows.
public struct ProductFilter: Sendable {
  /// Only those that have one of these ids.
  public var ids: [Int]?
  public var category: String?
  public var tag: String?
  /// Only those with a stock below `ProductRules.lowStock`.
  public var isLow: Bool
  public init(ids: [Int]? = nil, category: String? = nil, tag: String? = nil, isLow: Bool = false) {
    self.ids = ids
    self.category = category
    self.tag = tag
    self.isLow = isLow
  }
}

/// What products can be sorted by. Relevance means something only with a search.
public enum ProductSort: String, Sendable, CaseIterable { case name, price, stock, createdAt, relevance }

/// A category and how many products it has.
public struct Category: Sendable, Equatable {
  public let name: String
  public let count: Int
  public init(name: String, count: Int) {
    self.name = name
    self.count = count
  }

  public var value: Value { .record(Record(shape: Self.shape, fields: [.string(name), .int(count)])) }

  private static let shape = RecordShape(name: "Category", fields: ["name", "count"])
}
