/// A field to sort by, and which way.
public struct SortOrder<Field: Sendable>: Sendable {
  public let field: Field
  public let isDescending: Bool
  public init(field: Field, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// What every list takes: a search, which page of which size, and an order.
public struct ListQuery<Field: RawRepresentable<String> & Sendable>: Sendable {
  /// What was searched for; empty for everything.
  public let text: String
  /// From 1.
  public let page: Int
  public let size: Int
  /// Nil for the list's own order.
  public let sort: SortOrder<Field>?

  public init(text: String = "", page: Int = 1, size: Int = 20, sort: SortOrder<Field>? = nil) {
    self.text = text
    self.page = min(max(page, 1), ListLimits.pages.upperBound)
    self.size = min(max(size, 1), ListLimits.sizes.upperBound)
    self.sort = sort
  }

  /// How many rows come before the page. The limits keep it far from overflow.
  public var offset: Int { (page - 1) * size }
}

/// The limits of every list, shared with its description.
public enum ListLimits {
  public static let pages = 1...1_000_000
  public static let sizes = 1...100
  public static let defaultSize = 20
  /// Scalars of `q`.
  public static let text = 200
}

extension QueryReader {
  /// Reads `q`, `page`, `size` and `sort`.
  public mutating func list<Field: RawRepresentable<String> & Sendable>(sorts: [Field]) -> ListQuery<Field> {
    ListQuery(
      text: text("q", limit: ListLimits.text) ?? "",
      page: int("page", ListLimits.pages) ?? 1,
      size: int("size", ListLimits.sizes) ?? ListLimits.defaultSize,
      sort: sort(sorts))
  }
}
