import FacetValue

/// Reads the parameters of a query, collecting what is ill-typed (400, pointers `?name`).
///
/// Unknown parameters are ignored. An empty text, choice or flag is the same as none, because that is what a form with
/// an untouched control sends.
public struct QueryReader {
  public private(set) var problems = FieldProblems()
  private let query: [(name: String, value: String)]

  public init(_ query: [(name: String, value: String)]) { self.query = query }

  public func check() throws(Problem) { try problems.check() }

  /// The single value of a parameter; given twice, it is refused.
  private mutating func single(_ name: String) -> String? {
    let values = query.filter { $0.name == name }.map(\.value)
    if values.count > 1 { problems.addMalformed("?\(name)", "must be given once") }
    return values.first
  }

  /// A text of at most `limit` scalars.
  public mutating func text(_ name: String, limit: Int = 200) -> String? {
    guard let text = single(name), !text.isEmpty else { return nil }
    guard text.unicodeScalars.count <= limit else {
      problems.addMalformed("?\(name)", "must have at most \(limit) characters")
      return nil
    }
    return text
  }

  public mutating func int(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let text = single(name) else { return nil }
    guard let number = Int(text), !text.hasPrefix("+") else {
      problems.addMalformed("?\(name)", "must be a whole number")
      return nil
    }
    guard range.contains(number) else {
      problems.addMalformed("?\(name)", "must be between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  /// The whole numbers of a parameter that may be repeated (`id=3&id=5`), at most `limit` of them; nil without any.
  public mutating func ints(_ name: String, _ range: ClosedRange<Int>, limit: Int) -> [Int]? {
    let texts = query.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    guard !texts.isEmpty else { return nil }
    let numbers = texts.compactMap { $0.hasPrefix("+") ? nil : Int($0) }.filter(range.contains)
    guard numbers.count == texts.count, texts.count <= limit else {
      problems.addMalformed(
        "?\(name)",
        "must be at most \(limit) whole numbers between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return numbers
  }

  public mutating func bool(_ name: String) -> Bool? {
    switch single(name) {
    case nil, "": return nil
    case "true": return true
    case "false": return false
    default:
      problems.addMalformed("?\(name)", "must be true or false")
      return nil
    }
  }

  public mutating func choice<E: RawRepresentable<String>>(_ name: String, _ cases: [E]) -> E? {
    guard let text = single(name), !text.isEmpty else { return nil }
    if let found = cases.first(where: { $0.rawValue == text }) { return found }
    problems.addMalformed("?\(name)", "must be one of " + cases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  /// An RFC 3339 date and time, or what a date control sends: a date alone is its first moment in UTC.
  public mutating func date(_ name: String) -> Instant? {
    guard let text = single(name), !text.isEmpty else { return nil }
    if let instant = Instant(lenient: text) { return instant }
    problems.addMalformed("?\(name)", "must be a date such as 2026-01-31 or 2026-01-31T12:00:00Z")
    return nil
  }

  /// `sort=name` or `sort=-name`.
  public mutating func sort<E: RawRepresentable<String>>(_ cases: [E]) -> SortOrder<E>? {
    guard let text = single("sort"), !text.isEmpty else { return nil }
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    if let field = cases.first(where: { $0.rawValue == name }) {
      return SortOrder(field: field, isDescending: isDescending)
    }
    problems.addMalformed("?sort", "must be one of " + cases.map(\.rawValue).joined(separator: ", ") + ", or -…")
    return nil
  }
}
