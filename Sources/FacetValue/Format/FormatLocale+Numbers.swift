extension FormatLocale {
  /// More digits after the point than this tell nothing of a double.
  public static let fractionDigits = 0...20

  /// Digits in groups of three: `1,234,567`.
  public func format(_ value: Int) -> String {
    var digits: [UInt8] = []
    NumberText.append(Int(clamping: value.magnitude), to: &digits)
    return (value < 0 ? "-" : "") + grouped(digits)
  }

  /// With exactly that many digits after the point, clamped to `fractionDigits`; rounded half away from zero from the
  /// digits that the double prints with, so `1.005` with two is `1.01`.
  public func format(_ value: Double, digits: Int) -> String {
    format(value, shift: 0, digits: digits) { $0 }
  }

  /// With as many digits after the point as it needs, three at most.
  public func format(_ value: Double) -> String {
    guard var decimal = ShortestDecimal(value) else { return NumberText.text(value) }
    decimal.round(toFractionDigits: 3)
    return sign(decimal) + number(decimal, digits: decimal.fractionCount)
  }

  /// `0.125` with one digit is `12.5%`.
  public func formatPercent(_ value: Double, digits: Int) -> String {
    format(value, shift: 2, digits: digits) { fill(percent, number: $0) }
  }

  private func format(_ value: Double, shift: Int, digits: Int, layOut: (String) -> String) -> String {
    guard var decimal = ShortestDecimal(value) else { return NumberText.text(value) }
    let digits = min(max(digits, Self.fractionDigits.lowerBound), Self.fractionDigits.upperBound)
    if !decimal.digits.isEmpty { decimal.exponent += shift }
    decimal.round(toFractionDigits: digits)
    return sign(decimal) + layOut(number(decimal, digits: digits))
  }

  /// What rounds to zero has no sign.
  private func sign(_ decimal: ShortestDecimal) -> String {
    decimal.isNegative && !decimal.digits.isEmpty ? "-" : ""
  }

  private func number(_ decimal: ShortestDecimal, digits count: Int) -> String {
    var whole: [UInt8] = []
    NumberText.append(decimal.wholeDigits, to: &whole)
    guard count > 0 else { return grouped(whole) }
    var fraction: [UInt8] = []
    NumberText.append(decimal.fractionDigits(count), to: &fraction)
    return grouped(whole) + decimalSeparator + String(decoding: fraction, as: UTF8.self)
  }

  func grouped(_ digits: [UInt8]) -> String {
    var text: [UInt8] = []
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(contentsOf: groupSeparator.utf8) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Puts the number, and the currency, where the pattern has `{n}` and `{c}`.
  func fill(_ pattern: String, number: String, currency: String = "") -> String {
    Pattern.fill(pattern) { placeholder in
      switch placeholder {
      case "n": number
      case "c": currency
      default: ""
      }
    }
  }
}

/// Patterns of the locale table: text with names in braces.
enum Pattern {
  static func fill(_ pattern: String, with value: (String) -> String) -> String {
    var result = ""
    var rest = pattern.unicodeScalars[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      result.unicodeScalars.append(contentsOf: rest[..<open])
      result += value(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    result.unicodeScalars.append(contentsOf: rest)
    return result
  }

  /// What stands before a placeholder and what stands after it.
  static func split(_ pattern: String, at placeholder: String) -> (before: String, after: String) {
    var rest = pattern.utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: placeholder.utf8) {
        return (
          String(pattern[..<rest.startIndex]), String(pattern[rest.dropFirst(placeholder.utf8.count).startIndex...])
        )
      }
      rest = rest.dropFirst()
    }
    return (pattern, "")
  }
}
