import FacetValue

extension BodyReader {
  public mutating func money(_ name: String, _ rule: MoneyRule) -> Money {
    required(name, else: Money(minorUnits: 0, currency: "EUR")) { $0.optionalMoney(name, rule) }
  }

  /// `{"amount": 1299, "currency": "EUR"}`
  public mutating func optionalMoney(_ name: String, _ rule: MoneyRule) -> Money? {
    guard let value = value(name) else { return nil }
    if case .money(let money) = value { return checked(money, at: name, rule) }
    guard let fields = fieldsOf(value) else {
      problems.addMalformed(place(name), "must be an object with amount and currency")
      return nil
    }
    var inner = BodyReader(fields: fields, base: place(name))
    let amount = inner.int("amount", rule.amounts)
    let currency = inner.text("currency", TextRule(3...3))
    problems.add(inner.problems)
    guard inner.problems.malformed.isEmpty, inner.problems.invalid.isEmpty else { return nil }
    return checked(Money(minorUnits: amount, currency: currency), at: name, rule)
  }

  private mutating func checked(_ money: Money, at name: String, _ rule: MoneyRule) -> Money? {
    guard rule.amounts.contains(money.minorUnits) else {
      problems.addInvalid(
        place(name) + "/amount", "must be between \(rule.amounts.lowerBound) and \(rule.amounts.upperBound)")
      return nil
    }
    guard rule.currencies.contains(money.currency) else {
      problems.addInvalid(
        place(name) + "/currency", "must be one of " + rule.currencies.joined(separator: ", "))
      return nil
    }
    return money
  }

  public mutating func texts(_ name: String, _ counts: ClosedRange<Int>, each rule: TextRule) -> [String] {
    required(name, else: []) { $0.optionalTexts(name, counts, each: rule) }
  }

  /// A list of texts; repeated ones count once.
  public mutating func optionalTexts(_ name: String, _ counts: ClosedRange<Int>, each rule: TextRule) -> [String]? {
    guard let value = value(name) else { return nil }
    guard case .array(let items) = value else {
      problems.addMalformed(place(name), "must be an array of texts")
      return nil
    }
    guard counts.contains(items.count) else {
      problems.addInvalid(place(name), countMessage(counts))
      return nil
    }
    var kept: [String] = []
    for (index, item) in items.enumerated() {
      guard let text = text(item, at: "\(place(name))/\(index)", rule) else { continue }
      if !kept.contains(text) { kept.append(text) }
    }
    return kept
  }

  /// A map from text to text.
  public mutating func optionalTextMap(
    _ name: String, _ counts: ClosedRange<Int>, key keyRule: TextRule, value valueRule: TextRule
  ) -> [String: String]? {
    guard let value = value(name) else { return nil }
    guard let entries = fieldsOf(value) else {
      problems.addMalformed(place(name), "must be an object of texts")
      return nil
    }
    guard counts.contains(entries.count) else {
      problems.addInvalid(place(name), countMessage(counts))
      return nil
    }
    var kept: [String: String] = [:]
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      let place = pointer(place(name), key)
      guard let key = text(.string(key), at: place, keyRule), let text = text(value, at: place, valueRule)
      else { continue }
      kept[key] = text
    }
    return kept
  }
}

/// What an amount of money may be: minor units, and ISO 4217 codes.
public struct MoneyRule: Sendable {
  public let amounts: ClosedRange<Int>
  public let currencies: [String]
  public init(_ amounts: ClosedRange<Int>, currencies: [String]) {
    self.amounts = amounts
    self.currencies = currencies
  }
}
