/// A day and a time of day, at some fixed distance from UTC.
public struct CivilTime: Sendable, Hashable {
  public let date: CivilDate
  public let hour: Int
  public let minute: Int
  public let second: Int
  public let millisecond: Int

  /// What a clock that stands that many minutes east of UTC shows.
  public init(_ instant: Instant, offsetMinutes: Int = 0) {
    let (shifted, overflows) = instant.milliseconds.addingReportingOverflow(
      offsetMinutes.multipliedReportingOverflow(by: 60_000).partialValue)
    let milliseconds = overflows ? instant.milliseconds : shifted
    let days = milliseconds.dividedDown(by: Instant.millisecondsOfDay)
    let rest = milliseconds % Instant.millisecondsOfDay
    let ofDay = rest < 0 ? rest + Instant.millisecondsOfDay : rest
    date = CivilDate(daysSinceEpoch: days)
    hour = ofDay / 3_600_000
    minute = ofDay / 60_000 % 60
    second = ofDay / 1000 % 60
    millisecond = ofDay % 1000
  }
}

extension Instant {
  static let millisecondsOfDay = 86_400_000

  /// From 0001-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z, which RFC 3339 can write.
  public static let range = Instant(milliseconds: -62_135_596_800_000)...Instant(milliseconds: 253_402_300_799_999)

  /// The instant that many milliseconds later, or nil outside `Instant.range`.
  public func adding(milliseconds added: Int) -> Instant? {
    let (sum, overflows) = milliseconds.addingReportingOverflow(added)
    let instant = Instant(milliseconds: sum)
    return overflows || !Self.range.contains(instant) ? nil : instant
  }

  /// The same time of day that many days of 24 hours later, or nil outside `Instant.range`.
  public func adding(days: Int) -> Instant? {
    let (added, overflows) = days.multipliedReportingOverflow(by: Self.millisecondsOfDay)
    return overflows ? nil : adding(milliseconds: added)
  }

  /// Midnight of a day in UTC.
  public init(_ date: CivilDate) {
    self.init(milliseconds: date.daysSinceEpoch * Self.millisecondsOfDay)
  }
}
