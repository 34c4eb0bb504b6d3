import FacetValue
import Testing

@Suite struct TimeTests {
  @Test func daysAndDatesAgreeWithPython() throws {
    let rows = try VectorFile.rows("dates")
    #expect(rows.count > 800)
    for row in rows {
      let days = try #require(row[0].integer)
      let date = CivilDate(daysSinceEpoch: days)
      let instant = Instant(date)
      #expect(instant.rfc3339 == (row[1].text ?? "") + "T00:00:00Z")
      #expect(date.weekday == row[2].integer)
      #expect(date.daysSinceEpoch == days)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test func everyDayFollowsTheOneBefore() throws {
    var previous = CivilDate(daysSinceEpoch: -719_163)
    for days in stride(from: -719_162, through: 2_932_896, by: 1) {
      let date = CivilDate(daysSinceEpoch: days)
      let isNextDay = date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
      let isNextMonth = date.day == 1 && previous.day == CivilDate.days(inMonth: previous.month, of: previous.year)
      if !(isNextDay || isNextMonth) || date.daysSinceEpoch != days { Issue.record("\(previous) \(date)") }
      previous = date
    }
    #expect(previous == CivilDate(year: 9999, month: 12, day: 31))
  }

  @Test func timesAgreeWithPython() throws {
    for row in try VectorFile.rows("times") {
      let instant = Instant(milliseconds: try #require(row[0].integer))
      #expect(instant.rfc3339 == row[1].text)
      #expect(Instant(rfc3339: try #require(row[1].text)) == instant)
      #expect(Instant(rfc3339: try #require(row[2].text)) == instant)
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:00:00.5z", 500), ("1970-01-01T00:00:00.1239999Z", 123),
    ("1969-12-31T23:59:59.999Z", -1), ("1990-12-31T23:59:60Z", 662_688_000_000), ("1970-01-01T01:00:00+01:00", 0),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func readsRFC3339(text: String, milliseconds: Int) {
    #expect(Instant(rfc3339: text) == Instant(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
    "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "0000-01-01T00:00:00Z", "2024-01-01T24:00:00Z",
    "2024-01-01T00:60:00Z", "2024-01-01T00:00:61Z", "2024-01-01T00:00:00", "2024-01-01", "2024-01-01T00:00Z",
    "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+1:00", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx",
    "24-01-01T00:00:00Z", "+002024-01-01T00:00:00Z", "2024-1-1T00:00:00Z", "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01", "２024-01-01T00:00:00Z",
  ])
  func refusesOtherTimes(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test(arguments: [
    ("2024-02-29", "2024-02-29T00:00:00Z"), ("2024-02-29T12:34", "2024-02-29T12:34:00Z"),
    ("2024-02-29T12:34:56", "2024-02-29T12:34:56Z"), ("2024-02-29T12:34:56+01:00", "2024-02-29T11:34:56Z"),
  ])
  func readsWhatFormsSend(text: String, instant: String) {
    #expect(Instant(lenient: text)?.rfc3339 == instant)
  }

  @Test func anyInstantPrints() {
    for milliseconds in [Int.min, Int.max, -62_135_596_800_001, 253_402_300_800_000] {
      #expect(!Instant(milliseconds: milliseconds).rfc3339.isEmpty)
      #expect(
        FormatLocale.german.format(Instant(milliseconds: milliseconds), style: "dateTime", offsetMinutes: 1439) != nil)
    }
  }

  @Test func additionStaysWithinTheCalendar() {
    let last = Instant.range.upperBound
    #expect(last.adding(milliseconds: 1) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(last.adding(days: .min) == nil)
    #expect(last.adding(days: -3_652_058)?.rfc3339 == "0001-01-01T23:59:59.999Z")
  }
}
