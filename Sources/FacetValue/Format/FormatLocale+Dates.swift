extension FormatLocale {
  /// Offsets that some place on Earth has lie well within a day.
  public static let offsetMinutes = -1439...1439

  /// The instant in a style of the table (`date`, `time`, `dateTime`, `month`, `weekday`), or `iso` for RFC 3339, as a
  /// clock shows it that stands that many minutes east of UTC. Nil when there is no such style.
  public func format(_ instant: Instant, style: String, offsetMinutes: Int = 0) -> String? {
    if style == "iso" { return instant.rfc3339(offsetMinutes: offsetMinutes) }
    guard let pattern = dateStyles[style] else { return nil }
    let time = CivilTime(instant, offsetMinutes: offsetMinutes)
    return Pattern.fill(pattern) { part($0, of: time) }
  }

  private func part(_ placeholder: String, of time: CivilTime) -> String {
    switch placeholder {
    case "yyyy": Instant.padded(time.date.year, to: 4)
    case "M": String(time.date.month)
    case "MM": Instant.padded(time.date.month)
    case "MMM": name(time.date.month, of: shortMonths)
    case "MMMM": name(time.date.month, of: months)
    case "d": String(time.date.day)
    case "dd": Instant.padded(time.date.day)
    case "EEEE": name(time.date.weekday, of: weekdays)
    case "HH": Instant.padded(time.hour)
    case "mm": Instant.padded(time.minute)
    case "ss": Instant.padded(time.second)
    default: ""
    }
  }

  /// The name of a number that counts from 1.
  private func name(_ number: Int, of names: [String]) -> String {
    names.indices.contains(number - 1) ? names[number - 1] : ""
  }
}
