/// The shape of JSON, as the API's description states it (JSON Schema 2020-12).
public indirect enum Schema: Sendable {
  case text(TextRule)
  /// Text without rules, as answers have it.
  case anyText
  /// Any text of at most so many scalars: a search, a filter.
  case shortText(Int)
  case integer(ClosedRange<Int>)
  case number
  case boolean
  /// RFC 3339 text.
  case date
  /// What `QueryReader.date` takes: RFC 3339, a day alone, or nothing.
  case dateOrDay
  case choice([String])
  case money(MoneyRule)
  case array(Schema, ClosedRange<Int>? = nil)
  /// An object with any names, its values alike.
  case map(Schema, ClosedRange<Int>? = nil, keys: TextRule? = nil)
  case object([Property])
  /// A schema that the document names and refers to; the same name always means the same schema.
  case named(String, Schema)
  /// Null too.
  case nullable(Schema)
  /// Any JSON.
  case any

  /// A field of an object. One that is not required may also be null.
  public struct Property: Sendable {
    public let name: String
    public let schema: Schema
    public let isRequired: Bool
    public init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
    }
  }

  /// A whole number that an answer may hold.
  public static let anyInteger = Schema.integer(-9_007_199_254_740_991...9_007_199_254_740_991)
  /// The number of a row.
  public static let id = Schema.integer(1...9_007_199_254_740_991)
  /// Money as answers have it.
  public static let anyMoney = Schema.money(MoneyRule(-9_007_199_254_740_991...9_007_199_254_740_991, currencies: []))

  /// `Page<T>`.
  public static func page(of name: String, _ item: Schema) -> Schema {
    .named(
      name + "Page",
      .object([
        Property("items", .array(item)), Property("total", .integer(0...9_007_199_254_740_991)),
        Property("page", .integer(ListLimits.pages)), Property("size", .integer(ListLimits.sizes)),
      ]))
  }
}
