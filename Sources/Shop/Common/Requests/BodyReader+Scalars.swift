import FacetValue

extension BodyReader {
  public mutating func text(_ name: String, _ rule: TextRule) -> String {
    required(name, else: "") { $0.optionalText(name, rule) }
  }

  public mutating func optionalText(_ name: String, _ rule: TextRule) -> String? {
    guard let value = value(name) else { return nil }
    return text(value, at: place(name), rule)
  }

  /// Checks one text, wherever it stands.
  mutating func text(_ value: Value, at place: String, _ rule: TextRule) -> String? {
    guard case .string(let text) = value else {
      problems.addMalformed(place, "must be text")
      return nil
    }
    switch rule.apply(text) {
    case .success(let kept): return kept
    case .failure(let violation):
      problems.addInvalid(place, violation.message)
      return nil
    }
  }

  public mutating func int(_ name: String, _ range: ClosedRange<Int>) -> Int {
    required(name, else: range.lowerBound) { $0.optionalInt(name, range) }
  }

  /// A whole number; `2.0` is one, as in JSON Schema.
  public mutating func optionalInt(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = wholeNumber(value) else {
      problems.addMalformed(place(name), "must be a whole number")
      return nil
    }
    guard range.contains(number) else {
      problems.addInvalid(place(name), "must be between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  public mutating func bool(_ name: String) -> Bool {
    required(name, else: false) { $0.optionalBool(name) }
  }

  public mutating func optionalBool(_ name: String) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else {
      problems.addMalformed(place(name), "must be true or false")
      return nil
    }
    return flag
  }

  /// One of some raw texts. Another text breaks a rule (422); another type is malformed (400).
  public mutating func choice<E: RawRepresentable<String>>(_ name: String, _ cases: [E], else placeholder: E) -> E {
    required(name, else: placeholder) { $0.optionalChoice(name, cases) }
  }

  public mutating func optionalChoice<E: RawRepresentable<String>>(_ name: String, _ cases: [E]) -> E? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else {
      problems.addMalformed(place(name), "must be text")
      return nil
    }
    if let found = cases.first(where: { $0.rawValue == text }) { return found }
    problems.addInvalid(place(name), "must be one of " + cases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  public mutating func date(_ name: String) -> Instant {
    required(name, else: Instant(milliseconds: 0)) { $0.optionalDate(name) }
  }

  /// A date: RFC 3339 text.
  public mutating func optionalDate(_ name: String) -> Instant? {
    switch value(name) {
    case nil: return nil
    case .date(let instant): return instant
    case .string(let text):
      if let instant = Instant(rfc3339: text) { return instant }
      problems.addMalformed(place(name), "must be a date such as 2026-01-31T12:00:00Z")
    default:
      problems.addMalformed(place(name), "must be a date such as 2026-01-31T12:00:00Z")
    }
    return nil
  }
}

/// The whole number that a value is, if it is one that every renderer holds exactly.
func wholeNumber(_ value: Value) -> Int? {
  switch value {
  case .int(let number): number
  case .double(let number): Int(exactly: number).flatMap { Value.safeIntegers.contains($0) ? $0 : nil }
  default: nil
  }
}
