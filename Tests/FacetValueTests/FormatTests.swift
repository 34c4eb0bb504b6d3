import FacetValue
import Testing

@Suite struct FormatTests {
  private let english = FormatLocale.english
  private let german = FormatLocale.german

  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (-1_234_567, "-1,234,567", "-1.234.567"),
    (Int.min, "-9,223,372,036,854,775,807", "-9.223.372.036.854.775.807"),
  ])
  func groupsIntegers(number: Int, en: String, de: String) {
    #expect(english.format(number) == en)
    #expect(german.format(number) == de)
  }

  @Test(arguments: [
    (0.5, 0, "1"), (-0.5, 0, "-1"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-0.001, 2, "0.00"),
    (1e21, 1, "1,000,000,000,000,000,000,000.0"),
    (0.1, 20, "0.10000000000000000000"), (999.995, 2, "1,000.00"), (.nan, 2, "NaN"), (-.infinity, 2, "-Infinity"),
    (1234.5, -3, "1,235"),
  ])
  func roundsDoubles(number: Double, digits: Int, text: String) {
    #expect(english.format(number, digits: digits) == text)
  }

  @Test func writesDoublesWithoutDigits() {
    #expect(english.format(1234.5) == "1,234.5")
    #expect(english.format(2.0) == "2")
    #expect(german.format(0.12345) == "0,123")
  }

  @Test(arguments: [
    (0.125, 1, "12.5%", "12,5\u{A0}%"), (1.0, 0, "100%", "100\u{A0}%"), (-0.004, 0, "0%", "0\u{A0}%"),
    (0.005, 0, "1%", "1\u{A0}%"), (12.5, 0, "1,250%", "1.250\u{A0}%"), (0, 1, "0.0%", "0,0\u{A0}%"),
    (0.285, 1, "28.5%", "28,5\u{A0}%"),
  ])
  func writesPercents(number: Double, digits: Int, en: String, de: String) {
    #expect(english.formatPercent(number, digits: digits) == en)
    #expect(german.formatPercent(number, digits: digits) == de)
  }

  @Test(arguments: [
    (1299, "EUR", "€12.99", "12,99\u{A0}€"), (-5, "EUR", "-€0.05", "-0,05\u{A0}€"), (0, "USD", "$0.00", "0,00\u{A0}$"),
    (123_456_789, "USD", "$1,234,567.89", "1.234.567,89\u{A0}$"), (1299, "JPY", "¥1,299", "1.299\u{A0}¥"),
    (12_345, "KWD", "KWD\u{A0}12.345", "12,345\u{A0}KWD"), (1, "CLF", "CLF\u{A0}0.0001", "0,0001\u{A0}CLF"),
    (100, "XXX", "XXX\u{A0}1.00", "1,00\u{A0}XXX"),
  ])
  func writesMoney(amount: Int, currency: String, en: String, de: String) {
    let money = Money(minorUnits: amount, currency: currency)
    #expect(english.format(money) == en)
    #expect(german.format(money) == de)
  }

  @Test(arguments: [
    ("date", "Mar 5, 2024", "5. März 2024"), ("time", "09:07", "09:07"),
    ("dateTime", "Mar 5, 2024, 09:07", "5. März 2024, 09:07"), ("month", "March 2024", "März 2024"),
    ("weekday", "Tuesday", "Dienstag"), ("iso", "2024-03-05T09:07:03Z", "2024-03-05T09:07:03Z"),
  ])
  func writesDates(style: String, en: String, de: String) throws {
    let instant = try #require(Instant(rfc3339: "2024-03-05T09:07:03Z"))
    #expect(english.format(instant, style: style) == en)
    #expect(german.format(instant, style: style) == de)
  }

  @Test func offsetsShiftTheClock() throws {
    let instant = try #require(Instant(rfc3339: "2023-12-31T23:30:00Z"))
    #expect(english.format(instant, style: "dateTime", offsetMinutes: 60) == "Jan 1, 2024, 00:30")
    #expect(english.format(instant, style: "iso", offsetMinutes: -330) == "2023-12-31T18:00:00-05:30")
    #expect(english.format(instant, style: "unknown") == nil)
  }

  @Test func everyLocaleIsWhole() {
    #expect(FormatLocale.all.map(\.identifier) == ["en", "de"])
    for locale in FormatLocale.all {
      #expect(locale.months.count == 12)
      #expect(locale.shortMonths.count == 12)
      #expect(locale.weekdays.count == 7)
      #expect(Set(locale.dateStyles.keys) == ["date", "time", "dateTime", "month", "weekday"])
      #expect(FormatLocale.named(locale.identifier)?.identifier == locale.identifier)
    }
  }
}
