import FacetValue
import Testing

@testable import Shop

@Suite struct InstantTextTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-22T09:30:54.125Z", 1_795_339_854_125),
    ("2000-02-29T23:59:59Z", 951_868_799_000),
    ("1969-12-31T23:59:59.999Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func bothWays(text: String, milliseconds: Int) {
    #expect(InstantText.parse(text)?.milliseconds == milliseconds)
    #expect(InstantText.format(Instant(milliseconds: milliseconds)) == text)
  }

  @Test func offsetsAndFractions() {
    let noon = InstantText.parse("2026-01-31T12:00:00Z")
    #expect(InstantText.parse("2026-01-31T14:30:00+02:30") == noon)
    #expect(InstantText.parse("2026-01-31t07:00:00-05:00") == noon)
    #expect(InstantText.parse("2026-01-31T12:00:00.0009999z") == noon)
    #expect(InstantText.parse("2026-12-31T23:59:60Z") == InstantText.parse("2027-01-01T00:00:00Z"))
  }

  @Test(arguments: [
    "", "2026-01-31", "2026-01-31T12:00:00", "2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z", "2026-01-31T24:00:00Z",
    "2026-01-31T12:60:00Z", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00+2:00",
    "2026-01-31T12:00:00+02:00x", "٢٠٢٦-01-31T12:00:00Z", "2026-01-31T12:00:00ZZ", "+026-01-31T12:00:00Z",
  ])
  func noDates(text: String) { #expect(InstantText.parse(text) == nil) }

  @Test func theClockCanBeFixed() {
    let fixed = shopClock(environment: ["FACET_NOW": "2026-01-31T12:00:00Z"])
    #expect(fixed?.now() == InstantText.parse("2026-01-31T12:00:00Z"))
    #expect(shopClock(environment: ["FACET_NOW": "yesterday"]) == nil)
    #expect(shopClock(environment: [:])?.now() ?? Instant(milliseconds: 0) > Instant(milliseconds: 1_700_000_000_000))
  }
}
