extension Instant {
  /// `2024-02-29T12:34:56Z`, with three digits of a second when there are milliseconds (RFC 3339 §5.6).
  public var rfc3339: String { rfc3339(offsetMinutes: 0) }

  /// The same with the time of a fixed offset: `2024-02-29T13:34:56+01:00`.
  public func rfc3339(offsetMinutes: Int) -> String {
    let time = CivilTime(self, offsetMinutes: offsetMinutes)
    var text = "\(Self.padded(time.date.year, to: 4))-\(Self.padded(time.date.month))-\(Self.padded(time.date.day))"
    text += "T\(Self.padded(time.hour)):\(Self.padded(time.minute)):\(Self.padded(time.second))"
    if time.millisecond > 0 { text += ".\(Self.padded(time.millisecond, to: 3))" }
    guard offsetMinutes != 0 else { return text + "Z" }
    let distance = Int(clamping: offsetMinutes.magnitude)
    return text + (offsetMinutes < 0 ? "-" : "+") + "\(Self.padded(distance / 60)):\(Self.padded(distance % 60))"
  }

  static func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  /// Reads an RFC 3339 time: `2024-02-29T12:34:56.789+01:00`. Digits beyond milliseconds are dropped, a leap second is
  /// the first of the next minute. Nil for any other text and outside `Instant.range`.
  public init?(rfc3339 text: String) {
    var reader = TimeReader(text)
    guard let date = reader.date(), reader.takes("T") || reader.takes("t") else { return nil }
    guard let ofDay = reader.timeWithSeconds(), let offset = reader.offset(), reader.isAtEnd else { return nil }
    guard let instant = Instant(date).adding(milliseconds: ofDay - offset * 60_000) else { return nil }
    self = instant
  }

  /// Reads what forms send as well as RFC 3339: a date alone (midnight), or a date and a time without an offset, with
  /// or without seconds; both in UTC.
  public init?(lenient text: String) {
    if let instant = Instant(rfc3339: text) {
      self = instant
      return
    }
    var reader = TimeReader(text)
    guard let date = reader.date() else { return nil }
    var ofDay = 0
    if reader.takes("T") {
      guard let time = reader.timeMaybeWithoutSeconds() else { return nil }
      ofDay = time
    }
    guard reader.isAtEnd, let instant = Instant(date).adding(milliseconds: ofDay) else { return nil }
    self = instant
  }
}

/// Reads the parts of a time from text, byte by byte.
private struct TimeReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text.utf8[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    rest.removeFirst()
    return Int(byte &- UInt8(ascii: "0"))
  }

  mutating func date() -> CivilDate? {
    guard let year = digits(4), takes("-"), let month = digits(2), takes("-"), let day = digits(2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Milliseconds since midnight.
  mutating func timeWithSeconds() -> Int? {
    guard let minutes = minutes(), takes(":") else { return nil }
    return seconds().map { minutes * 60_000 + $0 }
  }

  mutating func timeMaybeWithoutSeconds() -> Int? {
    guard let minutes = minutes() else { return nil }
    guard takes(":") else { return minutes * 60_000 }
    return seconds().map { minutes * 60_000 + $0 }
  }

  private mutating func minutes() -> Int? {
    guard let hour = digits(2), hour <= 23, takes(":"), let minute = digits(2), minute <= 59 else { return nil }
    return hour * 60 + minute
  }

  private mutating func seconds() -> Int? {
    guard let second = digits(2), second <= 60 else { return nil }
    guard takes(".") else { return second * 1000 }
    guard let tenths = digit() else { return nil }
    let hundredths = digit() ?? 0
    let thousandths = digit() ?? 0
    while digit() != nil {}
    return second * 1000 + tenths * 100 + hundredths * 10 + thousandths
  }

  /// Minutes east of UTC.
  mutating func offset() -> Int? {
    if takes("Z") || takes("z") { return 0 }
    let isWest = takes("-")
    guard isWest || takes("+") else { return nil }
    return minutes().map { isWest ? -$0 : $0 }
  }
}
