/// The field names of a record type, shared by all of its records.
public final class RecordShape: Sendable {
  public let name: String
  public let fields: [String]
  private let positions: [String: Int]

  public init(name: String, fields: [String]) {
    self.name = name
    self.fields = fields
    self.positions = Dictionary(fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a field, or nil when the shape has none of that name.
  public func index(of field: String) -> Int? { positions[field] }
}

/// A value with named fields, stored in the order of its shape.
public struct Record: Sendable {
  public let shape: RecordShape
  /// As many as `shape.fields`.
  public var fields: [Value]

  public init(shape: RecordShape, fields: [Value]) {
    precondition(shape.fields.count == fields.count, "a record of \(shape.name) needs \(shape.fields.count) fields")
    self.shape = shape
    self.fields = fields
  }

  /// The field's value, or nil when the shape has no such field.
  public subscript(_ name: String) -> Value? {
    guard let index = shape.index(of: name) else { return nil }
    return fields[index]
  }
}
