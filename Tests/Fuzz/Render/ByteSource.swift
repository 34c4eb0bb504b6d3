import FacetValue

/// Makes values of wanted types out of bytes; when they are used up, the smallest value of each type.
struct ByteSource {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { self.bytes = ArraySlice(bytes) }

  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  mutating func number(below bound: Int) -> Int { Int(byte()) % bound }

  /// Half of the texts try to leave the place that they are written to; `zq9` tells them from markup of a template.
  mutating func text() -> String {
    switch number(below: 16) {
    case 0: ""
    case 1: "<zq9 onload=zq9()>"
    case 2: "\"><zq9>"
    case 3: "' zq9='\" zq9=\""
    case 4: "javascript:zq9()"
    case 5: " \u{1}jAva\tscr\nipt&colon;zq9"
    case 6: "--><zq9></title></textarea></script></style><zq9>"
    case 7: "&lt;zq9&#60;zq9 \u{0}\r\n\u{2028}"
    case 8: "{zq9}"
    case 9: "../..//evil/%2e%2e/?#"
    default: plain()
    }
  }

  private mutating func plain() -> String {
    let length = min(number(below: 24), bytes.count)
    defer { bytes = bytes.dropFirst(length) }
    return String(decoding: bytes.prefix(length), as: UTF8.self)
  }

  mutating func integer() -> Int {
    switch number(below: 8) {
    case 0: 0
    case 1: -1
    case 2: Value.safeIntegers.upperBound
    case 3: Value.safeIntegers.lowerBound
    case 4: Int(byte()) << number(below: 46)
    default: number(below: 100)
    }
  }

  mutating func double() -> Double {
    switch number(below: 8) {
    case 0: 0
    case 1: -0.0
    case 2: .greatestFiniteMagnitude
    case 3: .leastNonzeroMagnitude
    case 4: -1e21
    case 5: Double(integer())
    default: Double(integer()) / Double(number(below: 7) + 1)
    }
  }

  /// A value as a backend could send it, or as a module could hand it over; of most types also a wrong one.
  mutating func value(of type: ValueType, in types: TypeTable, depth: Int = 0) -> Value {
    guard depth < 12 else { return .null }
    switch type {
    case .int: return .int(integer())
    case .double: return .double(double())
    case .bool: return .bool(number(below: 2) == 1)
    case .string: return .string(text())
    case .date: return number(below: 4) == 0 ? .string("2024-02-29T23:59:60Z") : .date(date())
    case .money: return .money(Money(minorUnits: integer(), currency: currency()))
    case .optional(let wrapped): return number(below: 3) == 0 ? .null : value(of: wrapped, in: types, depth: depth + 1)
    case .array(let element):
      let count = number(below: depth < 2 ? 9 : 4)
      return .array((0..<count).map { _ in value(of: element, in: types, depth: depth + 1) })
    case .dictionary(let key, let element):
      let pairs = (0..<number(below: 5)).map { _ in
        (key: value(of: key, in: types, depth: depth + 1), value: value(of: element, in: types, depth: depth + 1))
      }
      return .dictionary(ValueDictionary(uniquing: pairs))
    case .record(let name):
      guard let record = types.records[name] else { return .null }
      let fields = record.fields.map { value(of: $0.type, in: types, depth: depth + 1) }
      return .record(Record(shape: record.shape, fields: fields))
    case .enumeration(let name):
      guard let cases = types.enumerations[name]?.cases, !cases.isEmpty else { return .string(text()) }
      return .string(cases[number(below: cases.count)].rawValue)
    case .trustedHTML, .action, .closure, .element, .void, .error: return .null
    }
  }

  /// Some are beyond the years that have four digits.
  private mutating func date() -> Instant {
    switch number(below: 8) {
    case 0: Instant(milliseconds: .max)
    case 1: Instant(milliseconds: .min)
    case 2: Instant(milliseconds: integer())
    default: Instant(milliseconds: 1_700_000_000_000 + Int(byte()) * 86_399_999)
    }
  }

  private mutating func currency() -> String {
    ["EUR", "JPY", "KWD", "XXX", "<zq9>", ""][number(below: 6)]
  }
}
