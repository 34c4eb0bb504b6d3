import FacetValue
import Testing

@Suite struct NumberTests {
  @Test func doublesPrintAsECMAScriptPrintsThem() throws {
    let rows = try VectorFile.rows("numbers")
    #expect(rows.count > 3000)
    for row in rows {
      let hex = try #require(row[0].text)
      let bits = try #require(UInt64(hex, radix: 16))
      let double = Double(bitPattern: bits)
      #expect(NumberText.text(double) == row[1].text)
      // Without loss: what is printed reads back as the same double.
      if double.isFinite, double != 0 { #expect(NumberParsing.double(NumberText.text(double)) == double) }
    }
  }

  @Test(arguments: [
    (0, "0"), (-1, "-1"), (9_007_199_254_740_991, "9007199254740991"), (Int.min, "-9223372036854775808"),
  ])
  func integersPrintInDecimal(number: Int, text: String) {
    #expect(Value.int(number).printed == text)
  }

  @Test func formattingRoundsTheShortestDigitsHalfAwayFromZero() throws {
    for row in try VectorFile.rows("rounding") {
      let text = try #require(row[0].text)
      let double = try #require(Double(text))
      let digits = try #require(row[1].integer)
      #expect(FormatLocale.english.format(double, digits: digits) == row[2].text, "\(double), \(digits)")
    }
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("+5", 5), ("007", 7), ("9007199254740991", 9_007_199_254_740_991),
    ("-9007199254740991", -9_007_199_254_740_991),
  ])
  func readsIntegers(text: String, number: Int) {
    #expect(NumberParsing.int(text) == number)
  }

  @Test(arguments: [
    "", "-", "+", " 1", "1 ", "1.0", "1e3", "0x10", "٣", "9007199254740992", "-9007199254740992", "1_000",
    "99999999999999999999999999", "--1", "1\u{301}",
  ])
  func refusesWhatIsNoSafeInteger(text: String) {
    #expect(NumberParsing.int(text) == nil)
  }

  @Test(arguments: [("1", 1.0), ("-0.5", -0.5), (".5", 0.5), ("1e3", 1000), ("1.5E-2", 0.015), ("+2", 2)])
  func readsDoubles(text: String, number: Double) {
    #expect(NumberParsing.double(text) == number)
  }

  @Test(arguments: [
    "", ".", "1.", "-.", "1e", "1e+", "NaN", "nan", "inf", "Infinity", "0x1p3", " 1", "1 ", "1e400", "1,5", "٣", "1\0",
  ])
  func refusesWhatIsNoFiniteDecimal(text: String) {
    #expect(NumberParsing.double(text) == nil)
  }
}
