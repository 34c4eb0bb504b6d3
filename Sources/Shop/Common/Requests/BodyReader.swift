import FacetValue

/// Reads the fields of a JSON object, collecting what is wrong instead of stopping at the first.
///
/// The methods for required fields return a placeholder when the field is missing or wrong; nothing may be done with
/// what was read until `check()` has passed. Unknown fields are ignored.
///
///     var body = try BodyReader(request.body)
///     let name = body.text("name", UserRules.name)
///     let note = body.optionalText("note", UserRules.note)
///     try body.check()
public struct BodyReader {
  public var problems = FieldProblems()
  /// Where this object stands in the whole body: `""`, `/lines/0`.
  public let base: String
  private let fields: [String: Value]

  /// 400 unless the body is an object.
  public init(_ body: Value?) throws(Problem) {
    guard let body else { throw Problem.malformed("", "a JSON object is required") }
    guard let fields = fieldsOf(body) else { throw Problem.malformed("", "must be a JSON object") }
    self.fields = fields
    self.base = ""
  }

  init(fields: [String: Value], base: String) {
    self.fields = fields
    self.base = base
  }

  /// Throws if anything that was read is wrong.
  public func check() throws(Problem) { try problems.check() }

  /// The field, unless it is missing or null.
  public func value(_ name: String) -> Value? {
    guard let value = fields[name] else { return nil }
    if case .null = value { return nil }
    return value
  }

  public func has(_ name: String) -> Bool { value(name) != nil }

  /// The pointer to a field, for problems found by whoever reads.
  public func place(_ name: String) -> String { pointer(base, name) }

  /// Reads a required field: `read` returns nil after it has reported what is wrong.
  mutating func required<T>(_ name: String, else placeholder: T, _ read: (inout BodyReader) -> T?) -> T {
    guard has(name) else {
      problems.addInvalid(place(name), "is required")
      return placeholder
    }
    return read(&self) ?? placeholder
  }
}

extension BodyReader {
  /// Reads an array of objects: the whole body of a batch.
  public static func list<T>(
    _ body: Value?, _ counts: ClosedRange<Int>, _ element: (inout BodyReader) -> T
  ) throws(Problem) -> [T] {
    guard case .array(let items) = body else { throw Problem.malformed("", "must be a JSON array") }
    var reader = BodyReader(fields: [:], base: "")
    let list = reader.elements(items, at: "", counts, element)
    try reader.check()
    return list
  }

  /// A required array of objects.
  public mutating func list<T>(
    _ name: String, _ counts: ClosedRange<Int>, _ element: (inout BodyReader) -> T
  ) -> [T] {
    required(name, else: []) { reader in
      guard case .array(let items) = reader.value(name) else {
        reader.problems.addMalformed(reader.place(name), "must be an array")
        return nil
      }
      return reader.elements(items, at: reader.place(name), counts, element)
    }
  }

  private mutating func elements<T>(
    _ items: [Value], at place: String, _ counts: ClosedRange<Int>, _ element: (inout BodyReader) -> T
  ) -> [T] {
    guard counts.contains(items.count) else {
      problems.addInvalid(place, countMessage(counts))
      return []
    }
    var read: [T] = []
    for (index, item) in items.enumerated() {
      guard let fields = fieldsOf(item) else {
        problems.addMalformed("\(place)/\(index)", "must be an object")
        continue
      }
      var reader = BodyReader(fields: fields, base: "\(place)/\(index)")
      read.append(element(&reader))
      problems.add(reader.problems)
    }
    return read
  }
}

/// "must have 1 to 50 entries"
func countMessage(_ counts: ClosedRange<Int>) -> String {
  counts.lowerBound == 0
    ? "must have at most \(counts.upperBound) entries"
    : "must have \(counts.lowerBound) to \(counts.upperBound) entries"
}

/// The fields of an object: a dictionary decoded from JSON, or a record from a page in this process.
func fieldsOf(_ value: Value) -> [String: Value]? {
  switch value {
  case .record(let record):
    return Dictionary(zip(record.shape.fields, record.fields), uniquingKeysWith: { _, last in last })
  case .dictionary(let dictionary):
    var fields: [String: Value] = [:]
    for (key, value) in zip(dictionary.keys, dictionary.values) {
      guard case .string(let name) = key else { return nil }
      fields[name] = value
    }
    return fields
  default:
    return nil
  }
}
