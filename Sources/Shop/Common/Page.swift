import FacetValue

/// A page of a list and how many there are in all.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  public let total: Int
  /// From 1.
  public let page: Int
  public let size: Int

  public init(items: [Item], total: Int, page: Int, size: Int) {
    self.items = items
    self.total = total
    self.page = page
    self.size = size
  }

  /// The page as the API and the templates see it.
  public func value(_ item: (Item) -> Value) -> Value {
    .record(
      Record(shape: pageShape, fields: [.array(items.map(item)), .int(total), .int(page), .int(size)]))
  }
}

private let pageShape = RecordShape(name: "Page", fields: ["items", "total", "page", "size"])
