import FacetValue

/// Reads what an event carries, whether it comes as a record of this process or as decoded JSON.
struct EventData {
  private let fields: [String: Value]

  init(_ value: Value) { fields = fieldsOf(value) ?? [:] }

  func int(_ name: String) -> Int? { fields[name].flatMap(wholeNumber) }

  func text(_ name: String) -> String? {
    guard case .string(let text) = fields[name] else { return nil }
    return text
  }

  func object(_ name: String) -> EventData { EventData(fields[name] ?? .null) }

  func objects(_ name: String) -> [EventData] {
    guard case .array(let items) = fields[name] else { return [] }
    return items.map(EventData.init)
  }

  func money(_ name: String) -> Money? {
    if case .money(let money) = fields[name] { return money }
    let inner = object(name)
    guard let amount = inner.int("amount"), let currency = inner.text("currency") else { return nil }
    return Money(minorUnits: amount, currency: currency)
  }
}
