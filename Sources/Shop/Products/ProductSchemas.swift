import FacetValue

/// The shapes of products, in requests and answers.
enum ProductSchemas {
  static let product = Schema.named(
    "Product",
    .object([
      .init("id", .id), .init("name", .anyText), .init("description", .anyText), .init("category", .anyText),
      .init("tags", .array(.anyText)), .init("price", .anyMoney),
      .init("stock", .integer(0...Value.safeIntegers.upperBound)),
      .init("attributes", .map(.anyText)), .init("createdAt", .date), .init("updatedAt", .date),
    ]))

  static let category = Schema.named(
    "Category", .object([.init("name", .anyText), .init("count", .integer(0...Int(Int32.max)))]))

  static let restock = Schema.named("Restock", .object([.init("quantity", .integer(ProductRules.restock))]))

  static func form(_ kind: FormKind) -> Schema {
    let name =
      switch kind {
      case .new: "NewProduct"
      case .replacement: "ProductReplacement"
      case .part: "ProductChange"
      }
    let isRequired = kind != .part
    return .named(
      name,
      .object([
        .init("name", .text(ProductRules.name), isRequired: isRequired),
        .init("description", .text(ProductRules.description), isRequired: false),
        .init("category", .text(ProductRules.category), isRequired: isRequired),
        .init("tags", .array(.text(ProductRules.tag), ProductRules.tags), isRequired: false),
        .init("price", .money(ProductRules.price), isRequired: isRequired),
        .init("stock", .integer(ProductRules.stock), isRequired: kind == .replacement),
        .init(
          "attributes",
          .map(.text(ProductRules.attributeValue), ProductRules.attributes, keys: ProductRules.attributeName),
          isRequired: false),
      ]))
  }
}
