import FacetAnalysis
import FacetRender
import FacetValue
import Testing

/// Values in each context come out as bytes that can't leave it.
struct EscapingTests {
  static let texts: [(String, String)] = [
    ("plain", "plain"),
    ("<b>&amp;\"'", "&lt;b&gt;&amp;amp;\"'"),
    ("a\u{0}b", "a\u{FFFD}b"),
    ("a\rb\r\nc", "a&#13;b&#13;\nc"),
    ("\"\u{301}<\u{338}", "\"\u{301}&lt;\u{338}"),
    ("12345678<", "12345678&lt;"),
    ("1234567<9&", "1234567&lt;9&amp;"),
    ("ünï<cödé>\u{1F600}", "ünï&lt;cödé&gt;\u{1F600}"),
    (String(repeating: "<", count: 200), String(repeating: "&lt;", count: 200)),
  ]

  @Test(arguments: texts) func text(_ value: String, _ expected: String) throws {
    #expect(try Site([Tree.text(Tree.literal(.string(value)))]).body() == expected)
    let read = Tree.component(states: [Tree.state("s", 0, .string(value))], [Tree.text(Tree.read(0))])
    #expect(try Site(read).body() == expected)
  }

  @Test(arguments: texts) func attribute(_ value: String, _ expected: String) throws {
    let node = Tree.element("b", [.computed(name: "title", Tree.read(0))])
    let page = Tree.component(states: [Tree.state("s", 0, .string(value))], [node])
    // By scalar: a quote with a combining mark is one character and still ends an attribute.
    let quoted = expected.unicodeScalars.map { $0 == "\"" ? "&quot;" : String($0) }.joined()
    #expect(try Site(page).body() == "<b title=\"\(quoted)\"></b>")
  }

  /// Text is looked at by words, so each special byte stands once at each place of texts of each length.
  @Test func everyPlaceOfASpecialByte() throws {
    let specials: [Character: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "\"", "\r": "&#13;", "\0": "\u{FFFD}", "\t": "\t", "\n": "\n",
      "'": "'", "\u{1}": "\u{1}", "=": "=", "?": "?", "%": "%", "\u{7F}": "\u{7F}",
    ]
    var texts: [Value] = []
    var expected = ""
    for length in 1...26 {
      for place in 0..<length {
        for (special, replacement) in specials {
          // Two in a row, of which the second may begin a word, and bytes above ASCII before them.
          let before = String("é23456789é23456789é2345".prefix(place))
          let after = String("abcdefghijklmnopqrstuvwxyz".prefix(length - place - 1))
          texts.append(.string(before + String(special) + String(special) + after))
          expected += before + replacement + replacement + after + "|"
        }
      }
    }
    let row = [Tree.text(Tree.read(1)), Tree.text(Tree.literal("|"))]
    let page = Tree.component(
      frameSize: 2, states: [Tree.state("s", 0, .array(texts))], [Tree.each(Tree.read(0), item: 1, row)])
    #expect(try Site(page).body().utf8.elementsEqual(expected.utf8))
    let quoted = [
      Tree.element("b", [.computed(name: "title", Tree.read(1))])
    ]
    let attributes = Tree.component(
      frameSize: 2, states: [Tree.state("s", 0, .array(texts))], [Tree.each(Tree.read(0), item: 1, quoted)])
    let titles = expected.dropLast().split(separator: "|", omittingEmptySubsequences: false)
      .map { "<b title=\"\($0.unicodeScalars.map { $0 == "\"" ? "&quot;" : String($0) }.joined())\"></b>" }.joined()
    #expect(try Site(attributes).body().utf8.elementsEqual(titles.utf8))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:x", "\u{1}javascript:x",
    "  javascript:x", "\u{0}javascript:x", "java\u{0}script:x", "vbscript:x", "data:text/html,<script>", "data:x",
    "blob:x", "file:///etc/passwd", "jav\r\nascript:x", "view-source:javascript:x", "unknown:x",
  ])
  func blockedURL(_ url: String) throws {
    #expect(try link(url) == "<a href=\"about:invalid#blocked\"></a>")
  }

  @Test(arguments: [
    ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"), ("HTTP://x/", "HTTP://x/"),
    ("mailto:a@b.c", "mailto:a@b.c"), ("tel:+1", "tel:+1"), ("/a/b", "/a/b"), ("a:b".dropLast(2) + "/x:y", "a/x:y"),
    ("?q=javascript:x", "?q=javascript:x"), ("#a:b", "#a:b"), ("", ""), ("./orders/1", "/alpine/orders/1"),
    ("./", "/alpine"), ("./?q=1", "/alpine?q=1"), (".//evil.example", "/alpine/evil.example"),
    ("./\\evil", "/alpine/evil"), ("javascript&colon;x", "javascript&amp;colon;x"),
  ])
  func allowedURL(_ url: String, _ expected: String) throws {
    #expect(try link(url) == "<a href=\"\(expected)\"></a>")
  }

  @Test func urlParts() throws {
    let parts: [URLPart] = [
      .literal("./a/"), .path(Tree.read(0)), .literal("?q="), .query(Tree.read(0)), .literal("&b=1"),
    ]
    let page = Tree.component(
      states: [Tree.state("s", 0, "a/b &\"é")], [Tree.element("a", [.url(name: "href", parts)])])
    #expect(
      try Site(page).body() == "<a href=\"/alpine/a/a%2Fb%20%26%22%C3%A9?q=a%2Fb%20%26%22%C3%A9&amp;b=1\"></a>")
  }

  @Test(arguments: [
    "red;color:blue", "url(x)", "URL(x)", "a}b", "\"x\"", "expression(1)", "a\\62", "/*", "@import",
    "image-set(x)", "(", ")(", "<", "x!important", "a:b", "\u{0}",
  ])
  func refusedStyle(_ value: String) throws {
    #expect(try styled(value) == "<i></i>")
  }

  @Test(arguments: ["40%", "calc(1px + 2 * var(--x))", "rgb(1, 2, 3)", "#fff", "1.5rem", "translate(-50%)", "red"])
  func allowedStyle(_ value: String) throws {
    let page = Tree.component(
      states: [Tree.state("s", 0, .string(value))], [Tree.element("i", [.styleProperty(name: "width", Tree.read(0))])])
    let document = try Site(page).document()
    #expect(document.contains("<i data-facet-style=\"0\"></i>"))
    #expect(document.contains("<style nonce=\"n\">[data-facet-style=\"0\"]:not(#_){width:\(value);}</style>"))
  }

  @Test func spreadDecidesByName() throws {
    let attributes: Value = [
      "title": "a\"b", "onclick": "x()", "ONLOAD": "x()", "srcdoc": "<p>", "style": "color:red", "nonce": "n",
      "href": "javascript:x", "data-x": "1", "class": "other", "a b": "x", "x>": "y", "hidden": true, "lang": .null,
      "draggable": false,
    ]
    let node = Tree.element("a", [.fixed(name: "class", value: "own"), .spread(Tree.literal(attributes))])
    #expect(
      try Site([node]).body()
        == "<a class=\"own\" title=\"a&quot;b\" href=\"about:invalid#blocked\" data-x=\"1\" hidden></a>")
  }

  @Test(arguments: [("pre", "\na", "\n\na"), ("pre", "a", "a"), ("textarea", "\n", "\n\n"), ("div", "\na", "\na")])
  func firstLineFeed(_ name: String, _ value: String, _ expected: String) throws {
    let page = Tree.component(
      states: [Tree.state("s", 0, .string(value))], [Tree.element(name, [], [Tree.text(Tree.read(0))])])
    #expect(try Site(page).body() == "<\(name)>\(expected)</\(name)>")
  }

  private func link(_ url: String) throws -> String {
    let page = Tree.component(
      states: [Tree.state("s", 0, .string(url))], [Tree.element("a", [.url(name: "href", [.whole(Tree.read(0))])])])
    return try Site(page).body()
  }

  private func styled(_ value: String) throws -> String {
    let page = Tree.component(
      states: [Tree.state("s", 0, .string(value))], [Tree.element("i", [.styleProperty(name: "width", Tree.read(0))])])
    return try Site(page).body()
  }
}
