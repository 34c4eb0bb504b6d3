/// Makes plain JSON values of typed ones: what `ValueDecoder` reads.
///
/// Records become objects by wire name, with nil fields as null; dates RFC 3339 text; money `{"amount", "currency"}`;
/// keys text. What JSON cannot hold, an action or a double that is not finite, becomes null.
public enum ValueEncoder {
  /// Encodes a value of that type. A value that is not of it is encoded by what it is.
  public static func encode(_ value: Value, as type: ValueType, in types: TypeTable) -> Value {
    switch (value, type) {
    case (_, .optional(let wrapped)): encode(value, as: wrapped, in: types)
    case (.array(let elements), .array(let element)): .array(elements.map { encode($0, as: element, in: types) })
    case (.dictionary(let dictionary), .dictionary(_, let element)):
      object(dictionary.lazy.map { ($0.key.printed, encode($0.value, as: element, in: types)) })
    case (.record(let record), .record(let name)): encode(record, types.records[name], in: types)
    default: encode(value)
    }
  }

  /// Encodes a value by what it is: records by the names of their shape.
  public static func encode(_ value: Value) -> Value {
    switch value {
    case .null, .bool, .int, .string: value
    case .double(let double): double.isFinite ? value : .null
    case .date(let instant): .string(instant.rfc3339)
    case .money(let money):
      object([("amount", .int(money.minorUnits)), ("currency", .string(money.currency))])
    case .array(let elements): .array(elements.map { encode($0) })
    case .dictionary(let dictionary): object(dictionary.lazy.map { ($0.key.printed, encode($0.value)) })
    case .record(let record): object(zip(record.shape.fields, record.fields).lazy.map { ($0, encode($1)) })
    case .trustedHTML(let html): .string(html.markup)
    case .action: .null
    }
  }

  private static func encode(_ record: Record, _ type: RecordType?, in types: TypeTable) -> Value {
    guard let type, type.fields.count == record.fields.count else { return encode(.record(record)) }
    return object(
      zip(type.fields, record.fields).lazy.map { ($0.wireName, encode($1, as: $0.type, in: types)) })
  }

  private static func object(_ pairs: some Sequence<(String, Value)>) -> Value {
    .dictionary(ValueDictionary(uniquing: pairs.lazy.map { (key: .string($0), value: $1) }))
  }
}
