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
///
/// A decoder of a type that is decoded often is worth keeping.
public struct ValueDecoder: Sendable {
  private let plan: DecodingPlan

  /// The type may be recursive; data deeper than this is refused.
  public static let depthLimit = 256

  public init(for type: ValueType, in types: TypeTable) { plan = DecodingPlan(type, in: types) }

  /// - Throws: the first mismatch, with its path.
  public func decode(_ value: Value) throws(ValueMismatch) -> Value {
    var run = DecodingRun(plan: plan)
    return try run.changed(value, plan.root) ?? value
  }

  /// - Throws: the first mismatch, with its path.
  public static func decode(
    _ value: Value, as type: ValueType, in types: TypeTable
  ) throws(ValueMismatch) -> Value {
    try ValueDecoder(for: type, in: types).decode(value)
  }
}

/// One decoding.
struct DecodingRun {
  let plan: DecodingPlan
  /// How the fields of record shapes met so far are found, the latest first.
  var mappings: [FieldMapping] = []
  private var depth = 0

  init(plan: DecodingPlan) { self.plan = plan }

  /// The decoded value, or nil when the value is already right, so that right data is only looked at.
  mutating func changed(_ value: Value, _ node: Int) throws(ValueMismatch) -> Value? {
    isRight(value, node) ? nil : try decoded(value, node)
  }

  /// Whether a value without parts is right as it is. Answering binds nothing of the value that would be counted.
  private func isRight(_ value: Value, _ node: Int) -> Bool {
    switch plan.nodes[node] {
    case .string: if case .string = value { true } else { false }
    case .int: if case .int(let int) = value { Value.safeIntegers.contains(int) } else { false }
    case .double: if case .double = value { true } else { false }
    case .bool: if case .bool = value { true } else { false }
    case .date: if case .date = value { true } else { false }
    case .trustedHTML: if case .trustedHTML = value { true } else { false }
    case .optional(let wrapped): if case .null = value { true } else { isRight(value, wrapped) }
    case .money: if case .money(let money) = value { Value.safeIntegers.contains(money.minorUnits) } else { false }
    case .anything: true
    case .nothing, .array, .dictionary, .record, .enumeration: false
    }
  }

  private mutating func decoded(_ value: Value, _ node: Int) throws(ValueMismatch) -> Value? {
    switch plan.nodes[node] {
    case .optional(let wrapped): return try changed(value, wrapped)
    case .int: return try int(value)
    case .double: if case .int(let int) = value { return .double(Double(int)) }
    case .date: if case .string(let text) = value { return try date(text) }
    case .money: return try money(value)
    case .enumeration(let index): if case .string(let text) = value { return try checkCase(index, text) }
    case .array(let element): if case .array(let elements) = value { return try array(elements, element) }
    case .dictionary(let key, let element):
      if case .dictionary(let entries) = value { return try dictionary(entries, key, element) }
    case .record(let index): return try record(value, index)
    case .bool, .string, .trustedHTML, .anything, .nothing: break
    }
    throw mismatch(value, node)
  }

  func mismatch(_ value: Value, _ node: Int) -> ValueMismatch {
    if case .nothing = plan.nodes[node], case .record(let name) = plan.types[node] {
      return ValueMismatch(expected: "a type that is declared, which \(name) is not", actual: value)
    }
    return ValueMismatch(expected: plan.types[node].description, actual: value)
  }

  mutating func enter() throws(ValueMismatch) {
    guard depth < ValueDecoder.depthLimit else {
      throw ValueMismatch(expected: "at most \(ValueDecoder.depthLimit) levels", actual: "more")
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  private func int(_ value: Value) throws(ValueMismatch) -> Value {
    if case .int = value { throw ValueMismatch(expected: "a safe integer", actual: value) }
    guard case .double(let double) = value, let int = Int(exactly: double), Value.safeIntegers.contains(int) else {
      throw ValueMismatch(expected: "Int", actual: value)
    }
    return .int(int)
  }

  private func date(_ text: String) throws(ValueMismatch) -> Value {
    guard let instant = Instant(rfc3339: text) else {
      throw ValueMismatch(expected: "a date as RFC 3339 text", actual: .string(text))
    }
    return .date(instant)
  }

  private func checkCase(_ index: Int, _ text: String) throws(ValueMismatch) -> Value? {
    let cases = plan.enumerations[index].cases
    if cases.contains(where: { $0.rawValue.hasSameScalars(as: text) }) { return nil }
    let known = cases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw ValueMismatch(expected: "one of \(known)", actual: .string(text))
  }

  private mutating func array(_ elements: [Value], _ node: Int) throws(ValueMismatch) -> Value? {
    try enter()
    var result: [Value]?
    for index in elements.indices {
      do throws(ValueMismatch) {
        guard let new = try changed(elements[index], node) else { continue }
        if result == nil { result = elements }
        result?[index] = new
      } catch {
        throw error.inElement(index)
      }
    }
    leave()
    return result.map { .array($0) }
  }

  private func money(_ value: Value) throws(ValueMismatch) -> Value? {
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
    return .money(Money(minorUnits: try minorUnits(amount), currency: try currencyCode(currency)))
  }

  private func minorUnits(_ value: Value?) throws(ValueMismatch) -> Int {
    guard let value else { throw ValueMismatch(expected: "Int", actual: "nothing").inField("amount") }
    if case .int(let int) = value, Value.safeIntegers.contains(int) { return int }
    do throws(ValueMismatch) {
      guard case .int(let int) = try int(value) else { return 0 }
      return int
    } catch {
      throw error.inField("amount")
    }
  }

  private func currencyCode(_ value: Value?) throws(ValueMismatch) -> String {
    guard case .string(let code)? = value, Money.isCurrencyCode(code) else {
      let expected = "a currency of three capital letters"
      guard let value else { throw ValueMismatch(expected: expected, actual: "nothing").inField("currency") }
      throw ValueMismatch(expected: expected, actual: value).inField("currency")
    }
    return code
  }
}

extension Money {
  /// Whether the text looks like an ISO 4217 code: three capital letters.
  public static func isCurrencyCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }
}
