import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct StyleTests {
  @Test(arguments: [
    ("p { color: red }", "p[S] { color: red; }"),
    ("ul > li a:hover, .x::before { color: red; }", "ul > li a[S]:hover, .x[S]::before { color: red; }"),
    (":global(.dark) .card { a: b }", ".dark .card[S] { a: b; }"),
    (".card :global(b + i) { a: b }", ".card[S] b + i { a: b; }"),
    (":global(html) { a: b }", "html { a: b; }"),
    (
      ".a:not(.b, .c):nth-child(2n + 1) { a: b }",
      ".a[S]:not(.b, .c):nth-child(2n + 1 of :where(:not(template))) { a: b; }"
    ),
    ("a[href=\"x y\"] { a: \"}\" }", "a[href=\"x y\"][S] { a: \"}\"; }"),
    ("@media (min-width: 40rem) { p { a: b } }", "@media (min-width: 40rem) { p[S] { a: b; }\n}"),
    ("@container (width > 1px) { p { a: b } }", "@container (width > 1px) { p[S] { a: b; }\n}"),
    (
      ".a { color: red; &:hover { a: b } .b & { a: b } > li { c: d } }",
      ".a[S] { color: red; &:hover { a: b; }\n.b & { a: b; }\n> li[S] { c: d; }\n}"
    ),
    ("@font-face { font-family: x; src: url(/x) }", "@font-face { font-family: x; src: url(/x) }"),
    ("p { background: url(data:image/png;base64,xx) }", "p[S] { background: url(data:image/png;base64,xx); }"),
    ("p{a:b}/* c */b{c:d}", "p[S] { a:b; }\nb[S] { c:d; }"),
  ])
  func selectorsAreScoped(_ css: String, _ expected: String) {
    let (scoped, attribute) = scope(css)
    #expect(scoped.replacing("[\(attribute)]", with: "[S]").trimmed == expected)
  }

  /// Alpine's pages have a `<template>` in front of what a block shows.
  @Test(arguments: [
    ("li:first-child { a: b }", "li[S]:nth-child(1 of T) { a: b; }"),
    ("li:not(:last-child) { a: b }", "li[S]:not(:nth-last-child(1 of T)) { a: b; }"),
    ("li:only-child { a: b }", "li[S]:nth-child(1 of T):nth-last-child(1 of T) { a: b; }"),
    ("li:nth-last-child( odd ) { a: b }", "li[S]:nth-last-child(odd of T) { a: b; }"),
    ("li:nth-child(2 of .a, .b) { a: b }", "li[S]:nth-child(2 of :is(.a, .b)T) { a: b; }"),
    ("li:first-of-type { a: b }", "li[S]:first-of-type { a: b; }"),
    ("[title=\":first-child\"] { a: b }", "[title=\":first-child\"][S] { a: b; }"),
    (".x\\:first-child { a: b }", ".x\\:first-child[S] { a: b; }"),
  ])
  func siblingsAreCountedWithoutTemplates(_ css: String, _ expected: String) {
    let (scoped, attribute) = scope(css)
    let counted = expected.replacing("T", with: ":where(:not(template))")
    #expect(scoped.replacing("[\(attribute)]", with: "[S]").trimmed == counted)
  }

  @Test func theNextSiblingMayComeBehindTemplates() {
    let (scoped, attribute) = scope("li + li { a: b } .a { + .b { c: d } }")
    let plain = scoped.replacing("[\(attribute)]", with: "[S]")
    #expect(plain.hasPrefix(":is(li, li + :where(template), li + :where(template) + :where(template), "))
    #expect(plain.contains(") + li[S] { a: b; }"))
    #expect(plain.contains(":is(&, & + :where(template), "))
  }

  @Test func animationsAreScoped() {
    let (scoped, attribute) = scope("p { animation: spin 1s }\n@keyframes spin { to { rotate: 1turn } }")
    let name = "spin-" + (attribute.split(separator: "-").last ?? "")
    #expect(scoped.contains("animation: \(name) 1s;"))
    #expect(scoped.contains("@keyframes \(name) { to { rotate: 1turn }"))
  }

  @Test(arguments: [
    "p { color: red1️⃣", "p { content: 1️⃣\"x\n }", "p { a: b }1️⃣} ", "1️⃣/* x", "1️⃣@import \"x.css\";",
    "p { 1️⃣color; a: b }", "1️⃣p;", "p1️⃣( { a: b }", "1️⃣body { a: b }", "1️⃣:root { --x: 1 }",
    "1️⃣p:empty { a: b }", "1️⃣p:not(:empty) { a: b }",
  ])
  func mistakesAreReported(_ css: String) {
    // A mark at the end stands for the last byte of the style.
    let source = "<p>x</p>\n<style>\(css)</style>"
    let plain = source.replacing("1️⃣", with: "")
    let found = ProjectChecker.check(files: [
      TemplateFile(relativePath: "components/A.facet", source: SourceFile(path: "A.facet", text: plain))
    ]).diagnostics
    #expect(found.map(\.code) == [.styleSyntax])
    let marker = source.utf8.count - (source.split(separator: "1️⃣", maxSplits: 1).last?.utf8.count ?? 0) - "1️⃣".utf8.count
    let end = plain.utf8.count - "</style>".utf8.count - 1
    #expect(found.first?.span.range.lowerBound == min(marker, end))
  }

  @Test func theAttributeIsTheSameInEveryBuild() {
    #expect(scope("p { a: b }").attribute == scope("b { a: b }").attribute)
  }

  private func scope(_ css: String) -> (css: String, attribute: String) {
    let file = TemplateFile(
      relativePath: "components/A.facet",
      source: SourceFile(path: "A.facet", text: "<p>x</p>\n<style>\(css)</style>"))
    let (project, found) = ProjectChecker.check(files: [file])
    #expect(found.isEmpty, "\(found.map(\.message))")
    return (project?.scopedStyles.first ?? "", project?.components.first?.scopeAttribute ?? "none")
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
