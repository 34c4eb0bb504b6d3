extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: Value...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .dictionary(ValueDictionary(uniquing: elements.lazy.map { (key: .string($0), value: $1) }))
  }
}

extension Value {
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var integer: Int? {
    if case .int(let int) = self { int } else { nil }
  }

  public var elements: [Value]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The entry of a dictionary or the field of a record, by name.
  public subscript(_ name: String) -> Value? {
    switch self {
    case .dictionary(let dictionary): dictionary[name]
    case .record(let record): record[name]
    default: nil
    }
  }

  /// Whether collections and records stand in each other deeper than the limit. Looks no further than that.
  ///
  /// Everything that walks a value, its release included, uses stack for each level, so whoever can build values
  /// without end asks this.
  public func isDeeper(than limit: Int) -> Bool {
    let children: [Value]
    switch self {
    case .array(let elements): children = elements
    case .dictionary(let dictionary): children = dictionary.values
    case .record(let record): children = record.fields
    default: return false
    }
    if limit <= 0 { return true }
    return children.contains { $0.isDeeper(than: limit - 1) }
  }
}
