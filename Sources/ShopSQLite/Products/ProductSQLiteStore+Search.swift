import FacetValue
import GRDB
import Shop

extension ProductSQLiteStore {
  public func list(_ query: ListQuery<ProductSort>, _ filter: ProductFilter) async throws -> Page<Product> {
    var conditions = SQLConditions()
    let search = ProductSearch(query.text)
    switch search {
    case .everything: break
    case .words(let pattern): conditions.add("product_text MATCH ?", [pattern])
    case .literal(let text): conditions.add("instr(name_key, ?) > 0", [text])
    }
    if let ids = filter.ids {
      let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
      conditions.add("product.id IN (\(marks))", StatementArguments(ids))
    }
    if let category = filter.category { conditions.add("product.category = ?", [category]) }
    if let tag = filter.tag {
      conditions.add("product.id IN (SELECT product_id FROM product_tag WHERE tag = ?)", [tag])
    }
    if filter.isLow { conditions.add("stock < ?", [ProductRules.lowStock]) }
    let source = search.isRanked ? "product_text JOIN product ON product.id = product_text.rowid" : "product"
    let order = Self.order(query.sort, isRanked: search.isRanked)
    let (whereClause, arguments) = (conditions.clause, conditions.arguments)
    let (page, size, offset) = (query.page, query.size, query.offset)
    let isKept = filter.ids == nil
    return try await pool.read { db in
      // A list of ids makes a statement of its own, and there are too many of those to keep.
      let prepared = { (sql: String) throws -> Statement in
        try isKept ? db.cachedStatement(sql: sql) : db.makeStatement(sql: sql)
      }
      let count = try prepared("SELECT count(*) FROM \(source) \(whereClause)")
      let total = try Int.fetchOne(count, arguments: arguments) ?? 0
      let rows = try prepared(
        "SELECT \(ProductRow.columns) FROM \(source) \(whereClause) ORDER BY \(order) LIMIT ? OFFSET ?")
      let items = try Array(Row.fetchCursor(rows, arguments: arguments + [size, offset]).map(ProductRow.product))
      return Page(items: items, total: total, page: page, size: size)
    }
  }

  private static func order(_ sort: SortOrder<ProductSort>?, isRanked: Bool) -> String {
    let way = sort?.isDescending == true ? "DESC" : "ASC"
    switch sort?.field {
    case .name: return "name_key \(way), product.id \(way)"
    case .price: return "price_amount \(way), product.id \(way)"
    case .stock: return "stock \(way), product.id \(way)"
    case .createdAt: return "created_at \(way), product.id \(way)"
    case .relevance, nil:
      // A word in the name counts more than one in the text; `bm25` is smaller for the better.
      return isRanked
        ? "bm25(product_text, 10, 5, 4, 1, 2) \(way), product.id \(way)" : "name_key \(way), product.id \(way)"
    }
  }
}

/// What a visitor typed, as something FTS5 accepts whatever it was.
enum ProductSearch: Equatable {
  case everything
  /// An FTS5 query: every word quoted, each the beginning of a word.
  case words(String)
  /// Text without a letter or digit: looked for in the names as it is.
  case literal(String)

  var isRanked: Bool { if case .words = self { true } else { false } }

  init(_ text: String) {
    let words = text.unicodeScalars.split { !Self.isWordScalar($0) }.map { String($0) }.filter(Self.hasLetter)
    if !words.isEmpty {
      // Only letters, digits and marks are left, so that no quote has to be escaped.
      self = .words(words.prefix(10).map { "\"\($0)\"*" }.joined(separator: " "))
      return
    }
    let rest = searchWords(text)
    self = rest.first.map(ProductSearch.literal) ?? .everything
  }

  private static func hasLetter(_ word: String) -> Bool {
    word.unicodeScalars.contains { isWordScalar($0) && !isMark($0) }
  }

  /// The characters that the `unicode61` tokenizer keeps, and the marks that it folds.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      true
    default: isMark(scalar)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
