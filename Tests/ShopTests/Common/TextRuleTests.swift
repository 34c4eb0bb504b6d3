import Testing

@testable import Shop

@Suite struct TextRuleTests {
  private func apply(_ rule: TextRule, _ text: String) -> String {
    switch rule.apply(text) {
    case .success(let kept): kept
    case .failure(let violation): "✘ " + violation.message
    }
  }

  @Test func lengthIsCountedInScalars() {
    #expect(apply(TextRule(1...2), "e\u{301}") == "e\u{301}")
    #expect(apply(TextRule(1...2), "e\u{301}x") == "✘ must have at most 2 characters")
    #expect(apply(TextRule(3...9), "ab") == "✘ must have at least 3 characters")
  }

  @Test func spacesAtTheEndsAreDropped() {
    #expect(apply(TextRule(1...9), "  a b ") == "a b")
    #expect(apply(TextRule(1...9), "   ") == "✘ must not be empty")
    #expect(apply(TextRule(0...9), "   ") == "")
    #expect(apply(TextRule(1...9, isTrimmed: false), " a ") == " a ")
  }

  @Test(arguments: ["\u{0}", "a\u{0}", "\u{1B}[2J", "\u{7F}", "a\nb", "\t"])
  func controlCharactersAreRefused(text: String) {
    #expect(apply(TextRule(0...9), text) == "✘ must not contain control characters")
  }

  @Test func linesAreAllowedWhereTheyMakeSense() {
    let rule = TextRule(0...9, isMultiline: true)
    #expect(apply(rule, "a\r\nb\tc") == "a\r\nb\tc")
    #expect(apply(rule, "a\u{0}") == "✘ must not contain control characters")
  }

  @Test(arguments: ["a@b.cd", "first.last+tag@sub.example.co.uk", "o'neil_1%x@x-y.z", " a@b.cd "])
  func addresses(text: String) {
    #expect(apply(UserRules.email, text) == text.trimmingPrefix(" ").split(separator: " ")[0])
  }

  @Test(arguments: [
    "a", "@b.cd", "a@", "a@b", "a@b.", "a@.b", "a@b..c", "a b@c.de", "a@b@c.de", "ä@b.cd", "a@b.cd\"", "a@b.c\u{301}",
  ])
  func noAddresses(text: String) {
    #expect(apply(UserRules.email, text) == "✘ must be an email address such as name@example.com" || text.count < 3)
  }

  /// The pattern of the description and the check of the server have to agree.
  @Test(arguments: [UserRules.name, UserRules.email, UserRules.password, ProductRules.description, ProductRules.tag])
  func thePatternSaysTheSame(rule: TextRule) throws {
    let pattern = try Regex(try #require(rule.pattern)).matchingSemantics(.unicodeScalar)
    let samples = [
      "a", " ", "  a", "a\n", "\na", "a\tb", "\u{0}", "x\u{0}y", "é", "e\u{301}", "a@b.cd", " a@b.cd ", "a@b", "🎈",
      "\u{7F}",
      "long enough for a password", "long enough\u{1}for a password", "\r\n", "\u{2028}", "",
    ]
    for sample in samples where rule.length.contains(sample.unicodeScalars.count) {
      let isAccepted = if case .success = rule.apply(sample) { true } else { false }
      #expect((try pattern.wholeMatch(in: sample) != nil) == isAccepted, "\(sample.debugDescription)")
    }
  }
}
