import FacetSyntax
import Testing

/// Formats, and checks what must hold for every file: the tree stays, only white space changes, and a second time
/// nothing does.
func expectFormatted(
  _ text: String, _ expected: String, kind: ComponentParser.Kind = .component,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = SourceFile(path: "Test.facet", text: text)
  guard let result = Formatter.format(source, kind: kind) else {
    Issue.record("does not parse: \(codes(text, kind: kind))", sourceLocation: sourceLocation)
    return
  }
  #expect(result == expected, sourceLocation: sourceLocation)
  let formatted = SourceFile(path: "Test.facet", text: result)
  let before = ComponentParser.parse(source, kind: kind).file
  let after = ComponentParser.parse(formatted, kind: kind).file
  #expect(after.dumpIgnoringSpace == before.dumpIgnoringSpace, sourceLocation: sourceLocation)
  #expect(Formatter.format(formatted, kind: kind) == result, sourceLocation: sourceLocation)
  func visible(_ text: String) -> [UInt8] { text.utf8.filter { ![0x20, 0x0A, 0x0D, 0x09, 0x0C].contains($0) } }
  #expect(visible(result) == visible(text), sourceLocation: sourceLocation)
}

@Suite struct FormatterTests {
  @Test func contentIsIndentedWhereItHasLinesOfItsOwn() {
    expectFormatted(
      "<ul>\n<li>One</li>\n\n\n\n<li><b>Two</b>\n  and more</li>\n</ul>",
      "<ul>\n  <li>One</li>\n\n  <li><b>Two</b>\n    and more</li>\n</ul>\n")
    expectFormatted("<div>\n\n<p>\nx\n\n</p>\n\n</div>", "<div>\n  <p>\n    x\n  </p>\n</div>\n")
    expectFormatted("<li><a>\ntext\n</a></li>", "<li><a>\n  text\n</a></li>\n")
  }

  @Test func spacesThatMeanSomethingStay() {
    expectFormatted("<p> a  b <b>c</b> </p>", "<p> a b <b>c</b> </p>\n")
    expectFormatted("<p>a<b>b</b>c</p>", "<p>a<b>b</b>c</p>\n")
    expectFormatted("<pre>\n  a\n    b\n</pre>", "<pre>\n  a\n    b\n</pre>\n")
    expectFormatted(
      "<div>\n<textarea>\n  a {x}\n </textarea>\n</div>",
      "<div>\n  <textarea>\n  a {x}\n </textarea>\n</div>\n")
    expectFormatted("<p title=\"a\n   b\">\u{A0} x</p>", "<p title=\"a\n   b\">\u{A0} x</p>\n")
    expectFormatted(" x ", " x ")
    expectFormatted("<!-- a\n     b -->", "<!-- a\n     b -->\n")
  }

  @Test func blocks() {
    expectFormatted(
      "{#if a}\nx\n{:else if b}\ny\n{:else}\n{#each c as d}\n<p>{d}</p>\n{:else}\nz\n{/each}\n{/if}",
      "{#if a}\n  x\n{:else if b}\n  y\n{:else}\n  {#each c as d}\n    <p>{d}</p>\n  {:else}\n    z\n  {/each}\n{/if}\n"
    )
    expectFormatted("<p>{#if a}x{:else}y{/if}</p>", "<p>{#if a}x{:else}y{/if}</p>\n")
  }

  @Test func tags() {
    expectFormatted("<a   href = \"x\"  {id}\tclass:low={a}   ></a  >", "<a href=\"x\" {id} class:low={a}></a>\n")
    expectFormatted(
      "<div>\n<input type=text\nname=\"q\" />\n</div>",
      "<div>\n  <input\n    type=text\n    name=\"q\"\n  />\n</div>\n")
    expectFormatted(
      "<a\n   href=\"x\"\n   on:click={{\na()\n b()\n}}>x</a>",
      "<a\n  href=\"x\"\n  on:click={{\n    a()\n    b()\n  }}\n>x</a>\n")
  }

  @Test func sections() {
    expectFormatted(
      "<script>\nstate a = 1\n   action b(x: Int) {\nif x > 1 {\na = [\n1,\n2\n]\n} else {\nf({ $0 }, {\nc()\n})\n}\nswitch a {\ncase 1:\nb()\ndefault:\nc()\n}\n}\n\n\n\nderived d = a\n.filter { $0 }\n?? b\n</script>\n\n\n<p>x</p>\n<style>\n.a {\ncolor: red;\n  .b { margin: 0 }\n/* x\n* y */\n}\n</style>",
      """
      <script>
        state a = 1
        action b(x: Int) {
          if x > 1 {
            a = [
              1,
              2
            ]
          } else {
            f({ $0 }, {
              c()
            })
          }
          switch a {
          case 1:
            b()
          default:
            c()
          }
        }

        derived d = a
          .filter { $0 }
          ?? b
      </script>

      <p>x</p>
      <style>
        .a {
          color: red;
          .b { margin: 0 }
          /* x
           * y */
        }
      </style>

      """)
    expectFormatted("<style> p { margin: 0 } </style>", "<style> p { margin: 0 } </style>\n")
  }

  @Test func scripts() {
    expectFormatted(
      "type A {\r\nid: Int // {\r\n  s: String as \"}\"\r\n}\r\nenum B: String {\r\ncase a\r\n}\r\n",
      "type A {\n  id: Int // {\n  s: String as \"}\"\n}\nenum B: String {\n  case a\n}\n", kind: .script)
  }

  @Test func whatDoesNotParseIsNotFormatted() {
    #expect(Formatter.format(SourceFile(path: "a.facet", text: "<p>")) == nil)
    #expect(Formatter.format(SourceFile(path: "Templates/types.facet", text: "type A { }")) == "type A { }\n")
    #expect(Formatter.format(SourceFile(path: "Templates/stores/cart.facet", text: "store a: B")) == "store a: B\n")
  }
}
