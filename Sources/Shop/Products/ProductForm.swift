import FacetValue

/// What a request says about a product: all of it (POST, PUT) or a part (PATCH, where nil stays as it is).
public struct ProductForm: Sendable {
  public var name: String?
  public var description: String?
  public var category: String?
  public var tags: [String]?
  public var price: Money?
  /// The stock as counted, whatever it was; `restock` adds to it.
  public var stock: Int?
  public var attributes: [String: String]?

  public init(
    name: String? = nil, description: String? = nil, category: String? = nil, tags: [String]? = nil,
    price: Money? = nil, stock: Int? = nil, attributes: [String: String]? = nil
  ) {
    self.name = name
    self.description = description
    self.category = category
    self.tags = tags
    self.price = price
    self.stock = stock
    self.attributes = attributes
  }

  /// Reads a body. Description, tags and attributes are empty unless given, and so is the stock of a new product; a
  /// replacement has to count the stock.
  public init(_ body: inout BodyReader, _ kind: FormKind) {
    self.init()
    description = body.optionalText("description", ProductRules.description)
    tags = body.optionalTexts("tags", ProductRules.tags, each: ProductRules.tag)
    attributes = body.optionalTextMap(
      "attributes", ProductRules.attributes, key: ProductRules.attributeName, value: ProductRules.attributeValue)
    guard kind != .part else {
      name = body.optionalText("name", ProductRules.name)
      category = body.optionalText("category", ProductRules.category)
      price = body.optionalMoney("price", ProductRules.price)
      stock = body.optionalInt("stock", ProductRules.stock)
      return
    }
    name = body.text("name", ProductRules.name)
    category = body.text("category", ProductRules.category)
    price = body.money("price", ProductRules.price)
    stock = kind == .new ? body.optionalInt("stock", ProductRules.stock) ?? 0 : body.int("stock", ProductRules.stock)
    description = description ?? ""
    tags = tags ?? []
    attributes = attributes ?? [:]
  }
}
