import FacetSyntax
import Testing

/// Inputs that no person writes: whatever the bytes, parsing ends, and soon.
@Suite struct RobustnessTests {
  static let deep = 3_000

  @Test(arguments: [
    "(", "[", "{", "!", "a.b(", "\"{", "a ? b : ", "a ?? ", "try ", "f { ", "<p>", "{#if a}", "<A>",
    "{#each a as b}", "<a b={", "<a b=\"{", "[a: ", "{{", "-", "<title>", "</", "{/", "{:", "<!--", "&", "\\", "<p a",
    "{a b", "<{", "{\"", "{/*",
  ])
  func nestingIsLimited(_ unit: String) {
    for prefix in ["", "{", "<script>action a() { x = ", "<p title=\"{", "{#if ", "<script>state a: "] {
      let text = prefix + String(repeating: unit, count: Self.deep)
      let (file, diagnostics) = ComponentParser.parse(SourceFile(path: "t", text: text), kind: .component)
      #expect(diagnostics.count <= 200)
      #expect(file.dump.utf8.count < 10_000_000)
    }
  }

  @Test(arguments: ["a.b", "a[0]", "a + b", "a?.b", "f.g()", "a ?? b"])
  func chainsAreLimitedToo(_ link: String) {
    let suffix = String(link.dropFirst())
    for text in [
      "{a" + String(repeating: suffix, count: Self.deep) + "}",
      "{" + String(repeating: "(", count: 150) + "a"
        + String(repeating: String(repeating: suffix, count: 40) + ")", count: 150) + "}",
    ] {
      #expect(codes(text).contains("too-deep"))
    }
    #expect(codes("{a" + String(repeating: suffix, count: 100) + "}") == [])
  }

  @Test func elseIfChainsAreLimited() {
    let text = "action a() { if a {}" + String(repeating: " else if b {}", count: 10_000) + "}"
    #expect(codes(text, kind: .script) == ["too-deep"])
  }

  @Test func optionalTypesAreLimited() {
    #expect(codes("prop a: Int" + String(repeating: "?", count: 10_000), kind: .script) == ["too-deep"])
  }

  @Test func invalidBytesAreReportedOnce() {
    let file = SourceFile(path: "t", bytes: [0x3C, 0x70, 0x3E, 0xC3, 0x28, 0xFF, 0x3C, 0x2F, 0x70, 0x3E])
    let (parsed, diagnostics) = ComponentParser.parse(file, kind: .component)
    #expect(diagnostics.map(\.code.id) == ["invalid-utf8"])
    #expect(diagnostics.first?.span.range == 3..<4)
    #expect(parsed.dump == "<p>\n  \"\u{FFFD}(\u{FFFD}\"\n")
  }

  @Test func randomTokensEnd() {
    var generator = SplitMix(state: 7)
    let words = [
      "<", ">", "/", "{", "}", "{#if ", "{:else}", "{/if}", "{#each ", " as ", "\"", "'", "=", "p", "<script>",
      "</script>", "<style>", "</style>", "state", "action a() {", "(", ")", "[", "]", ",", ".", "?", ":", "!", "-",
      "if ",
      "for ", "in ", "switch ", "case ", "\n", " ", "&amp;", "&", "<!--", "-->", "\\", "$0", "1", "é", "/*", "*/", "//",
      "on:", "|",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined()
      for kind in [ComponentParser.Kind.component, .script] {
        let (_, diagnostics) = ComponentParser.parse(SourceFile(path: "t", text: text), kind: kind)
        for diagnostic in diagnostics {
          #expect(diagnostic.span.range.upperBound <= text.utf8.count, "\(diagnostic.code.id) in \(text)")
        }
      }
    }
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
