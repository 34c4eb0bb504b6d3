/// A type of the language. Record and enumeration types are named; `TypeTable` holds what the names mean.
public indirect enum ValueType: Sendable, Hashable {
  case int, double, bool, string, date, money, trustedHTML
  case array(ValueType)
  case dictionary(key: ValueType, value: ValueType)
  case optional(ValueType)
  /// `Page<Product>` is the record of that name.
  case record(String)
  case enumeration(String)
  /// `Action<A, B>`: what a component calls back, with its parameter types.
  case action([ValueType])
  /// A closure's type, only ever an argument of a standard function.
  case closure(parameters: [ValueType], result: ValueType)
  /// An element reference (`ref:input`).
  case element
  /// The result of an action or of a call that gives nothing.
  case void
  /// What an unresolved name has; it agrees with everything, so that one mistake gives one diagnostic.
  case error
}

/// A field of a record type.
public struct FieldType: Sendable, Hashable {
  public let name: String
  /// The name in JSON: the field's own, unless the declaration says `as "…"`.
  public let wireName: String
  public let type: ValueType
  public init(name: String, wireName: String? = nil, type: ValueType) {
    self.name = name
    self.wireName = wireName ?? name
    self.type = type
  }
}

/// A record type: a name and its fields, in order.
public struct RecordType: Sendable {
  public let name: String
  public let fields: [FieldType]
  public let shape: RecordShape
  public init(name: String, fields: [FieldType]) {
    self.name = name
    self.fields = fields
    self.shape = RecordShape(name: name, fields: fields.map(\.name))
  }
}

/// An enumeration with text as raw values.
public struct EnumerationType: Sendable, Hashable {
  public struct Case: Sendable, Hashable {
    public let name: String
    public let rawValue: String
    public init(name: String, rawValue: String) {
      self.name = name
      self.rawValue = rawValue
    }
  }
  public let name: String
  public let cases: [Case]
  public init(name: String, cases: [Case]) {
    self.name = name
    self.cases = cases
  }
}

/// What the names of record and enumeration types mean: those of `types.facet` and the built-in ones.
public struct TypeTable: Sendable {
  public private(set) var records: [String: RecordType] = [:]
  public private(set) var enumerations: [String: EnumerationType] = [:]
  public init() {}

  public mutating func add(_ record: RecordType) { records[record.name] = record }
  public mutating func add(_ enumeration: EnumerationType) { enumerations[enumeration.name] = enumeration }
}
