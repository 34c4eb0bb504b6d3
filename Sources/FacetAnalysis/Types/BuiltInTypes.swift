import FacetValue

/// The types that every project has.
enum BuiltInTypes {
  static let scalars: [String: ValueType] = [
    "Int": .int, "Double": .double, "Bool": .bool, "String": .string, "Date": .date, "Money": .money,
    "TrustedHTML": .trustedHTML,
  ]

  /// `status`, `title`, `detail`, and for each field that was refused, why.
  static let apiError = RecordType(
    name: "ApiError",
    fields: [
      FieldType(name: "status", type: .int), FieldType(name: "title", type: .string),
      FieldType(name: "detail", type: .string),
      FieldType(name: "fields", type: .dictionary(key: .string, value: .array(.string))),
    ])

  /// Where the visitor is: the type of `route`.
  static let route = RecordType(
    name: "Route",
    fields: [
      FieldType(name: "path", type: .string), FieldType(name: "target", type: .string),
      FieldType(name: "url", type: .string), FieldType(name: "status", type: .int),
      FieldType(name: "message", type: .string),
    ])

  /// Generic records and their parameters' count.
  static let generics: [String: Int] = ["Page": 1, "Indexed": 1, "Pair": 2, "Entry": 2]

  /// Names that a declaration in `types.facet` cannot take.
  static var reservedNames: Set<String> {
    Set(scalars.keys).union(generics.keys).union(["ApiError", "Route", "Action"])
  }

  static func table() -> TypeTable {
    var table = TypeTable()
    table.add(apiError)
    table.add(route)
    return table
  }

  /// The record of a generic name: `Page<Product>`. Nil when there is no such generic, or the count differs.
  static func instantiate(_ name: String, _ arguments: [ValueType]) -> RecordType? {
    guard generics[name] == arguments.count, let first = arguments.first, let last = arguments.last else { return nil }
    let full = "\(name)<\(arguments.map(\.text).joined(separator: ", "))>"
    switch name {
    case "Page":
      return RecordType(
        name: full,
        fields: [
          FieldType(name: "items", type: .array(first)), FieldType(name: "total", type: .int),
          FieldType(name: "page", type: .int), FieldType(name: "size", type: .int),
        ])
    case "Indexed":
      return RecordType(
        name: full, fields: [FieldType(name: "index", type: .int), FieldType(name: "value", type: first)])
    case "Pair":
      return RecordType(
        name: full, fields: [FieldType(name: "first", type: first), FieldType(name: "second", type: last)])
    case "Entry":
      return RecordType(
        name: full, fields: [FieldType(name: "key", type: first), FieldType(name: "value", type: last)])
    default: return nil
    }
  }
}
