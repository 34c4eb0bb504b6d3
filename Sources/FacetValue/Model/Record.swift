/// The field names of a record type, shared by all of its records.
public final class RecordShape: Sendable {
  public let name: String
  public let fields: [String]
  private let positions: [TextKey: Int]

  public init(name: String, fields: [String]) {
    self.name = name
    self.fields = fields
    self.positions = Dictionary(fields.enumerated().map { (TextKey($1), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a field, or nil when the shape has none of that name.
  public func index(of field: String) -> Int? { positions[TextKey(field)] }

  /// Whether both have the same field names in the same order.
  public func hasSameFields(as other: RecordShape) -> Bool {
    self === other || fields.elementsEqual(other.fields) { $0.hasSameScalars(as: $1) }
  }
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

  /// The field's value, or nil when the shape has no such field. Assigning to a name that the shape lacks, or nil,
  /// does nothing.
  public subscript(_ name: String) -> Value? {
    get {
      guard let index = shape.index(of: name), fields.indices.contains(index) else { return nil }
      return fields[index]
    }
    set {
      guard let newValue, let index = shape.index(of: name), fields.indices.contains(index) else { return }
      fields[index] = newValue
    }
  }

  /// The field at a position, nil's value when there is none.
  public func field(at position: Int) -> Value {
    fields.indices.contains(position) ? fields[position] : .null
  }
}

extension Record: Equatable {
  public static func == (a: Record, b: Record) -> Bool {
    a.shape.hasSameFields(as: b.shape) && haveEqualElements(a.fields, b.fields)
  }
}
