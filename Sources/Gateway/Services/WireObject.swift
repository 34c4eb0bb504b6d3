import FacetValue
import Shop

/// Reads the members of a JSON object that another of our own processes sent. What is wrong is a defect there, not a
/// visitor's mistake, so the first mistake ends it.
struct WireObject {
  private let members: ValueDictionary
  private let place: String

  init(_ value: Value?, at place: String = "") throws(Problem) {
    guard case .dictionary(let members)? = value else { throw Problem.malformed(place, "must be an object") }
    self.members = members
    self.place = place
  }

  /// Nil for a member that is missing or null.
  func value(_ name: String) -> Value? {
    guard let value = members[name] else { return nil }
    if case .null = value { return nil }
    return value
  }

  func text(_ name: String) throws(Problem) -> String {
    guard case .string(let text)? = value(name) else { throw wrong(name, "must be text") }
    return text
  }

  func int(_ name: String) throws(Problem) -> Int {
    switch value(name) {
    case .int(let number)?: return number
    case .double(let number)?:
      if let whole = Int(exactly: number) { return whole }
      throw wrong(name, "must be a whole number")
    default: throw wrong(name, "must be a whole number")
    }
  }

  func objects(_ name: String) throws(Problem) -> [WireObject] {
    guard case .array(let items)? = value(name) else { throw wrong(name, "must be an array") }
    var objects: [WireObject] = []
    for (index, item) in items.enumerated() { objects.append(try WireObject(item, at: "\(place)/\(name)/\(index)")) }
    return objects
  }

  func object(_ name: String) throws(Problem) -> WireObject? {
    guard let value = value(name) else { return nil }
    return try WireObject(value, at: "\(place)/\(name)")
  }

  func money(_ name: String) throws(Problem) -> Money? {
    guard let inner = try object(name) else { return nil }
    return Money(minorUnits: try inner.int("amount"), currency: try inner.text("currency"))
  }

  func wrong(_ name: String, _ what: String) -> Problem { .malformed("\(place)/\(name)", what) }
}
