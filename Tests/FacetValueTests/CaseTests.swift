import FacetValue
import Testing

@Suite struct CaseTests {
  /// Swift's own properties are the second opinion for every scalar that the table's Unicode version knows.
  @Test func everyScalarChangesCaseAsUnicodeSays() {
    var compared = 0
    for code in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      if let age = scalar.properties.age, age.major > 14 { continue }
      // A younger scalar can be the other case of an old one, which had none in the table's version.
      let (lower, upper) = (scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping)
      guard isKnown(lower), isKnown(upper) else { continue }
      compared += 1
      let text = String(scalar)
      if !same(text.lowercasedByScalar, lower) { Issue.record("lower of U+\(String(code, radix: 16))") }
      if !same(text.uppercasedByScalar, upper) { Issue.record("upper of U+\(String(code, radix: 16))") }
    }
    #expect(compared > 1_090_000)
  }

  private func isKnown(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ($0.properties.age?.major ?? 0) <= 14 }
  }

  private func same(_ a: String, _ b: String) -> Bool { a.unicodeScalars.elementsEqual(b.unicodeScalars) }

  @Test(arguments: [
    ("Straße", "STRASSE", "straße"), ("ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"), ("ﬁ", "FI", "ﬁ"), ("İ", "İ", "i\u{307}"),
    ("ǅ", "Ǆ", "ǆ"), ("aé1", "AÉ1", "aé1"), ("", "", ""), ("🙂", "🙂", "🙂"), ("ᾳ", "ΑΙ", "ᾳ"),
  ])
  func textChangesScalarByScalar(text: String, upper: String, lower: String) {
    #expect(same(text.uppercasedByScalar, upper))
    #expect(same(text.lowercasedByScalar, lower))
  }

  @Test func everyWhiteSpaceIsTrimmedAndNothingElse() {
    for code in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let isTrimmed = String(scalar).trimmedByScalar.isEmpty
      if isTrimmed != scalar.properties.isWhitespace { Issue.record("U+\(String(code, radix: 16))") }
    }
    #expect(same("\u{3000}\r\n a b\u{301}\u{85} ".trimmedByScalar, "a b\u{301}"))
    // A character of two scalars is trimmed scalar by scalar.
    #expect(same(" \u{301}x".trimmedByScalar, "\u{301}x"))
  }
}
