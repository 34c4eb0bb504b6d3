import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct WhiteSpaceTests {
  @Test(arguments: [
    ("<p>\n  a  b\n</p>", "<p>[a b]"),
    ("<p> a </p>", "<p>[ a ]"),
    ("<p>a\n b</p>", "<p>[a b]"),
    ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "<ul><li>[a]<li>[b]"),
    ("<p>a <b>b</b>\n  <i>c</i></p>", "<p>[a ]<b>[b][ ]<i>[c]"),
    ("<div>\n  text\n  <p>x</p>\n  more\n</div>", "<div>[text]<p>[x][more]"),
    ("<pre>  a\n  b </pre>", "<pre>[  a\n  b ]"),
    ("<p>a<!-- x -->b</p>", "<p>[ab]"),
    ("<p>a {1} b</p>", "<p>[a 1 b]"),
    ("<ul>\n{#if true}\n  <li>a</li>\n{/if}\n\n{#if true}<li>b</li>{/if}\n</ul>", "<ul>?<li>[a]?<li>[b]"),
    ("<p>a\n{#if true} b{/if}</p>", "<p>[a ]?[ b]"),
    ("<p>a <head><title>x</title></head>b</p>", "<p>#[a b]"),
    ("<p>a&nbsp; b</p>", "<p>[a\u{A0} b]"),
    ("\n\n<p>a</p>\n\n", "<p>[a]"),
  ])
  func runsCollapse(_ source: String, _ expected: String) {
    #expect(outline(checked(source)?.nodes ?? []) == expected)
  }

  @Test func edgesOfComponentsCountAsTheirTags() {
    let component = checked(
      "=== components/Box.facet\n<div>x</div>\n=== components/Word.facet\n<b>x</b>\n=== components/Example.facet\n"
        + "<div>\na\n<Box/>\nb\n<Word/>\nc\n</div>")
    #expect(outline(component?.nodes ?? []) == "<div>[a]@[b ]@[ c]")
  }

  private func outline(_ nodes: [CheckedNode]) -> String {
    nodes.map { node in
      switch node.kind {
      case .text(let parts):
        "["
          + parts.map { part in
            if case .literal(let text) = part { return text }
            return "{}"
          }.joined() + "]"
      case .element(let element): "<\(element.name)>" + outline(element.children)
      case .conditional(let block): "?" + block.branches.map { outline($0.body) }.joined() + outline(block.otherwise)
      case .component: "@"
      default: "#"
      }
    }.joined()
  }
}
