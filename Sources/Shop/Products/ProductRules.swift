/// What the fields of a product may hold.
public enum ProductRules {
  public static let name = TextRule(1...120)
  public static let description = TextRule(0...4000, isMultiline: true)
  public static let category = TextRule(1...60)
  public static let tag = TextRule(1...40)
  public static let tags = 0...20
  /// Minor units; the bound keeps any order's total far from overflow.
  public static let price = MoneyRule(0...1_000_000_000, currencies: ["EUR", "USD", "GBP", "CHF", "JPY"])
  public static let stock = 0...1_000_000
  public static let restock = 1...100_000
  public static let attributes = 0...30
  public static let attributeName = TextRule(1...40)
  public static let attributeValue = TextRule(0...200)
  /// A stock below this is low.
  public static let lowStock = 5
}
