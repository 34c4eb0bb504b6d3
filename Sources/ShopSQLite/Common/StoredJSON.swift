import FacetValue
import Foundation
import Shop

/// Values as JSON text in a column.
public enum StoredJSON {
  public static func text(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Stored(plain(value))), as: UTF8.self)
  }

  public static func value(_ text: String) throws -> Value {
    try JSONDecoder().decode(Stored.self, from: Data(text.utf8)).value
  }
}

/// Bridges a value to `Codable`.
private struct Stored: Codable {
  let value: Value
  init(_ value: Value) { self.value = value }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Name.self) {
      let names = object.allKeys.sorted { $0.stringValue < $1.stringValue }
      var dictionary = ValueDictionary()
      for name in names { dictionary[.string(name.stringValue)] = try object.decode(Stored.self, forKey: name).value }
      value = .dictionary(dictionary)
    } else if var array = try? decoder.unkeyedContainer() {
      var items: [Value] = []
      while !array.isAtEnd { items.append(try array.decode(Stored.self).value) }
      value = .array(items)
    } else {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        value = .null
      } else if let flag = try? single.decode(Bool.self) {
        value = .bool(flag)
      } else if let number = try? single.decode(Int.self), Value.safeIntegers.contains(number) {
        value = .int(number)
      } else if let number = try? single.decode(Double.self) {
        value = .double(number)
      } else {
        value = .string(try single.decode(String.self))
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .array(let items):
      var array = encoder.unkeyedContainer()
      for item in items { try array.encode(Stored(item)) }
    case .record(let record):
      var object = encoder.container(keyedBy: Name.self)
      for (name, field) in zip(record.shape.fields, record.fields) {
        try object.encode(Stored(plain(field)), forKey: Name(stringValue: name))
      }
    case .bool(let flag): try encode(flag, encoder)
    case .int(let number): try encode(number, encoder)
    case .double(let number): try encode(number, encoder)
    case .string(let text): try encode(text, encoder)
    default:
      var single = encoder.singleValueContainer()
      try single.encodeNil()
    }
  }

  private func encode(_ scalar: some Encodable, _ encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(scalar)
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// The value with what JSON has no type for in its JSON form.
private func plain(_ value: Value) -> Value {
  switch value {
  case .date(let instant): .string(InstantText.format(instant))
  case .money(let money): .record(Record(shape: moneyShape, fields: [.int(money.minorUnits), .string(money.currency)]))
  case .trustedHTML(let html): .string(html.markup)
  case .array(let items): .array(items.map(plain))
  case .record(let record): .record(Record(shape: record.shape, fields: record.fields.map(plain)))
  case .dictionary(let dictionary):
    .record(
      Record(
        shape: RecordShape(name: "Object", fields: dictionary.keys.map(keyText)), fields: dictionary.values.map(plain)))
  default: value
  }
}

private func keyText(_ key: Value) -> String {
  if case .string(let text) = key { return text }
  if case .int(let number) = key { return String(number) }
  return ""
}

private let moneyShape = RecordShape(name: "Money", fields: ["amount", "currency"])
