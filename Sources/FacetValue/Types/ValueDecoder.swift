/// Makes a value of the type that it should be of: from parsed JSON, or from a module's records.
///
/// - Objects and records become records of the type: fields are found by wire name, then by name; unknown ones are
///   ignored, a missing optional is nil. A record that has the type's fields in its order stays as it is.
/// - Dates are RFC 3339 text, money is `{"amount", "currency"}`, enumerations are raw values; each may already be the
///   value itself.
/// - A dictionary's keys that are array indexes come first, in ascending order: that is the order in which JavaScript
///   enumerates an object that it has parsed.
/// - A whole number is an Int whether it is written `1` or `1.0`; an Int is a Double where one is expected.
/// - Nothing becomes `TrustedHTML` or an action.
public struct ValueDecoder {
  private let types: TypeTable
  /// How the fields of record shapes met so far are found.
  private var mappings: [ObjectIdentifier: [String: FieldMapping]] = [:]
  private var depth = 0

  /// The type may be recursive; data deeper than this is refused.
  public static let depthLimit = 256

  /// - Throws: the first mismatch, with its path.
  public static func decode(
    _ value: Value, as type: ValueType, in types: TypeTable
  ) throws(ValueMismatch) -> Value {
    var decoder = ValueDecoder(types: types)
    return try decoder.changed(value, type) ?? value
  }

  private init(types: TypeTable) { self.types = types }

  /// The decoded value, or nil when the value is already right, so that right data is only looked at.
  private mutating func changed(_ value: Value, _ type: ValueType) throws(ValueMismatch) -> Value? {
    switch (type, value) {
    case (.optional, .null): return nil
    case (.optional(let wrapped), _): return try changed(value, wrapped)
    case (.bool, .bool), (.string, .string), (.date, .date), (.trustedHTML, .trustedHTML), (.error, _), (.void, _):
      return nil
    case (.int, .int(let int)):
      guard Value.safeIntegers.contains(int) else { throw ValueMismatch(expected: "a safe integer", actual: value) }
      return nil
    case (.int, .double(let double)):
      guard let int = Int(exactly: double), Value.safeIntegers.contains(int) else { break }
      return .int(int)
    case (.double, .double): return nil
    case (.double, .int(let int)): return .double(Double(int))
    case (.date, .string(let text)):
      guard let instant = Instant(rfc3339: text) else {
        throw ValueMismatch(expected: "a date as RFC 3339 text", actual: value)
      }
      return .date(instant)
    case (.money, _): return try money(value)
    case (.enumeration(let name), .string(let text)): return try checkCase(name, text, value)
    case (.array(let element), .array(let elements)): return try changed(elements, element)
    case (.dictionary(let key, let element), _): return try dictionary(value, key, element)
    case (.record(let name), _): return try record(value, name)
    default: break
    }
    throw ValueMismatch(expected: type.description, actual: value)
  }

  private mutating func enter(_ value: Value) throws(ValueMismatch) {
    guard depth < Self.depthLimit else {
      throw ValueMismatch(expected: "at most \(Self.depthLimit) levels", actual: value)
    }
    depth += 1
  }

  private func checkCase(_ name: String, _ text: String, _ value: Value) throws(ValueMismatch) -> Value? {
    guard let cases = types.enumerations[name]?.cases else { return nil }
    if cases.contains(where: { $0.rawValue.hasSameScalars(as: text) }) { return nil }
    let known = cases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw ValueMismatch(expected: "one of \(known)", actual: value)
  }

  private mutating func changed(_ elements: [Value], _ type: ValueType) throws(ValueMismatch) -> Value? {
    try enter(.array([]))
    var result: [Value]?
    for index in elements.indices {
      do throws(ValueMismatch) {
        guard let new = try changed(elements[index], type) else { continue }
        if result == nil { result = elements }
        result?[index] = new
      } catch {
        throw error.inElement(index)
      }
    }
    depth -= 1
    return result.map { .array($0) }
  }

  private mutating func money(_ value: Value) throws(ValueMismatch) -> Value? {
    let amount: Value?
    let currency: Value?
    switch value {
    case .money(let money):
      guard Value.safeIntegers.contains(money.minorUnits) else {
        throw ValueMismatch(expected: "a safe integer", actual: .int(money.minorUnits)).inField("amount")
      }
      return nil
    case .dictionary(let dictionary): (amount, currency) = (dictionary["amount"], dictionary["currency"])
    case .record(let record): (amount, currency) = (record["amount"], record["currency"])
    default: throw ValueMismatch(expected: "Money", actual: value)
    }
    let minorUnits = try field("amount", amount, .int)
    let code = try field("currency", currency, .string)
    guard case .int(let minorUnits) = minorUnits, case .string(let code) = code, Money.isCurrencyCode(code) else {
      throw ValueMismatch(expected: "a currency of three capital letters", actual: code).inField("currency")
    }
    return .money(Money(minorUnits: minorUnits, currency: code))
  }

  private mutating func field(_ name: String, _ value: Value?, _ type: ValueType) throws(ValueMismatch) -> Value {
    do throws(ValueMismatch) {
      guard let value else {
        if case .optional = type { return .null }
        throw ValueMismatch(expected: type.description, actual: "nothing")
      }
      return try changed(value, type) ?? value
    } catch {
      throw error.inField(name)
    }
  }
}

// MARK: Dictionaries and records

extension ValueDecoder {
  private mutating func dictionary(
    _ value: Value, _ keyType: ValueType, _ type: ValueType
  ) throws(ValueMismatch) -> Value? {
    let expected = ValueType.dictionary(key: keyType, value: type)
    guard case .dictionary(let source) = value else {
      throw ValueMismatch(expected: expected.description, actual: value)
    }
    try enter(value)
    var pairs: [(key: Value, value: Value)] = []
    pairs.reserveCapacity(source.count)
    var isChanged = false
    for position in source.keys.indices {
      let (key, value) = (source.keys[position], source.values[position])
      do throws(ValueMismatch) {
        let newKey = try changedKey(key, keyType)
        let newValue = try changed(value, type)
        if newKey != nil || newValue != nil { isChanged = true }
        pairs.append((key: newKey ?? key, value: newValue ?? value))
      } catch {
        throw error.inField(key.printed)
      }
    }
    depth -= 1
    if let ordered = Self.inJavaScriptsOrder(pairs) { return .dictionary(ValueDictionary(uniquing: ordered)) }
    return isChanged ? .dictionary(ValueDictionary(uniquing: pairs)) : nil
  }

  /// The pairs in the order of ECMA-262 §10.1.11.1, or nil when that is the one that they have.
  private static func inJavaScriptsOrder(_ pairs: [(key: Value, value: Value)]) -> [(key: Value, value: Value)]? {
    let ranks = pairs.map { arrayIndex($0.key) ?? .max }
    guard zip(ranks, ranks.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
    return pairs.indices.sorted { ranks[$0] < ranks[$1] }.map { pairs[$0] }
  }

  /// The number that a key spells, when it is an array index: 0 to 2³²−2, without needless zeros.
  private static func arrayIndex(_ key: Value) -> Int? {
    let number: Int?
    switch key {
    case .int(let int): number = int
    case .string(let text):
      guard text.utf8.count <= 10, let int = NumberParsing.int(text), String(int) == text else { return nil }
      number = int
    default: number = nil
    }
    return number.flatMap { (0...4_294_967_294).contains($0) ? $0 : nil }
  }

  /// JSON's keys are text, whatever the type.
  private mutating func changedKey(_ key: Value, _ type: ValueType) throws(ValueMismatch) -> Value? {
    guard case .string(let text) = key else { return try changed(key, type) }
    let parsed: Value? =
      switch type {
      case .int: NumberParsing.int(text).map { .int($0) }
      case .double: NumberParsing.double(text).map { .double($0) }
      case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
      default: nil
      }
    return if let parsed { parsed } else { try changed(key, type) }
  }

  private mutating func record(_ value: Value, _ name: String) throws(ValueMismatch) -> Value? {
    guard let type = types.records[name] else {
      throw ValueMismatch(expected: "a type that is declared, which \(name) is not", actual: value)
    }
    try enter(value)
    let result: Value?
    switch value {
    case .record(let source): result = try record(source, type)
    case .dictionary(let source): result = .record(try record(source, type))
    default: throw ValueMismatch(expected: name, actual: value)
    }
    depth -= 1
    return result
  }

  private mutating func record(_ source: ValueDictionary, _ type: RecordType) throws(ValueMismatch) -> Record {
    var fields: [Value] = []
    fields.reserveCapacity(type.fields.count)
    for field in type.fields {
      fields.append(try self.field(field.wireName, source[field.wireName], field.type))
    }
    return Record(shape: type.shape, fields: fields)
  }

  private mutating func record(_ source: Record, _ type: RecordType) throws(ValueMismatch) -> Value? {
    let mapping = mapping(from: source.shape, to: type)
    var fields: [Value]?
    if !mapping.keepsOrder { fields = [Value](repeating: .null, count: type.fields.count) }
    for (position, field) in type.fields.enumerated() {
      let from = mapping.positions[position]
      guard let from, source.fields.indices.contains(from) else {
        let missing = try self.field(field.wireName, nil, field.type)
        fields?[position] = missing
        continue
      }
      let new: Value?
      do throws(ValueMismatch) { new = try changed(source.fields[from], field.type) } catch {
        throw error.inField(field.wireName)
      }
      if new == nil, mapping.keepsOrder { continue }
      if fields == nil { fields = source.fields }
      fields?[position] = new ?? source.fields[from]
    }
    return fields.map { .record(Record(shape: type.shape, fields: $0)) }
  }

  private mutating func mapping(from shape: RecordShape, to type: RecordType) -> FieldMapping {
    let identifier = ObjectIdentifier(shape)
    if let known = mappings[identifier]?[type.name] { return known }
    let made = FieldMapping(from: shape, to: type)
    mappings[identifier, default: [:]][type.name] = made
    return made
  }
}

/// Where in a source record each field of a type is.
private struct FieldMapping {
  let positions: [Int?]
  /// Nothing but the values has to change.
  let keepsOrder: Bool

  init(from shape: RecordShape, to type: RecordType) {
    positions = type.fields.map { shape.index(of: $0.wireName) ?? shape.index(of: $0.name) }
    keepsOrder =
      shape.hasSameFields(as: type.shape) && positions.elementsEqual(type.fields.indices) { $0 == Optional($1) }
  }
}

extension Money {
  /// Whether the text looks like an ISO 4217 code: three capital letters.
  public static func isCurrencyCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }
}
