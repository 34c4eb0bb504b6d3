import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct NestingTests {
  @Test(arguments: [
    "<p><1️⃣div>x</div></p>", "<p><span><1️⃣ul></ul></span></p>", "<p><1️⃣p>x</p></p>", "<p><1️⃣table></table></p>",
    "<p><1️⃣hr></p>", "<p><b><1️⃣h2>x</h2></b></p>", "<h1><1️⃣h2>x</h2></h1>",
    "<a href=\"/\"><b><1️⃣a href=\"/\">x</a></b></a>",
    "<form><div><1️⃣form></form></div></form>", "<button><span><1️⃣button>x</button></span></button>",
    "<ul><li><span><1️⃣li>x</li></span></li></ul>", "<dl><dt><1️⃣dd>x</dd></dt></dl>",
    "<ul><li><div><1️⃣li>x</li></div></li></ul>",
    "<table><1️⃣tr></tr></table>", "<table><tbody><1️⃣td>x</td></tbody></table>", "<table><1️⃣div>x</div></table>",
    "<table><tbody><tr><1️⃣p>x</p></tr></tbody></table>", "<table><1️⃣col></table>", "<div><1️⃣td>x</td></div>",
    "<table><tbody><tr><td><1️⃣tr></tr></td></tr></tbody></table>", "<table><1️⃣form></form></table>",
    "<select><1️⃣div>x</div></select>", "<select><option><1️⃣b>x</b></option></select>", "<select><1️⃣input></select>",
    "<datalist><option><1️⃣option>x</option></option></datalist>", "<ruby>a<rt><1️⃣rt>x</rt></rt></ruby>",
    "<svg><1️⃣div>x</div></svg>", "<svg><g><1️⃣p>x</p></g></svg>", "<svg><1️⃣button>x</button></svg>",
    "<div><1️⃣circle r=\"1\"/></div>",
    "<table>{1️⃣name}</table>", "<table><tbody>{1️⃣name}</tbody></table>", "<p>{@html 1️⃣html}</p>",
    "<table>{@html 1️⃣html}</table>",
  ])
  func changedTreesAreReported(_ markup: String) {
    // A drawing's part outside of a drawing is also a name that HTML does not know.
    let code: DiagnosticCode = markup.contains("circle") ? .unknownElement : .nesting
    expectDiagnostics(
      "<script>\n  prop name: String = \"\"\n  prop html: TrustedHTML\n</script>\n" + markup, code)
  }

  @Test(arguments: [
    "<p><button type=\"button\"><div>x</div></button></p>", "<div><p>a</p><p>b</p></div>",
    "<ul><li><ul><li>x</li></ul></li></ul>", "<h1><span><h2>x</h2></span></h1>",
    "<table><caption>c</caption><colgroup><col></colgroup><thead><tr><th>a</th></tr></thead><tbody>"
      + "<tr><td><table><tbody><tr><td><p>x</p></td></tr></tbody></table></td></tr></tbody></table>",
    "<table><tbody> <tr> <td>x</td> </tr> </tbody></table>",
    "<select><optgroup label=\"a\"><option>x</option></optgroup></select>",
    "<svg><foreignObject><div>x</div></foreignObject></svg>",
    "<svg><title>x</title><a href=\"/\"><text>y</text></a></svg>",
    "<a href=\"/\"><div><p>x</p></div></a>", "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
    "<table><tbody><tr><td><a href=\"/\">x</a></td></tr></tbody></table>",
    "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
    "<label><input type=\"checkbox\"> a</label>", "<details><summary>a</summary><p>b</p></details>",
    "<table><tbody>{#each [1] as n (n)}<tr>{#if n > 0}<td>{n}</td>{:else}<th>x</th>{/if}</tr>{/each}</tbody></table>",
  ])
  func treesThatParsersKeepAreFine(_ markup: String) {
    checked(markup)
  }

  @Test func componentsAreLookedAtWhereTheyStand() {
    expectDiagnostics(
      "=== components/Box.facet\n<1️⃣div><slot/></div>\n=== components/Example.facet\n<p><Box>x</Box></p><Box>y</Box>",
      .nesting)
    expectDiagnostics(
      "=== components/Row.facet\n<tr><td>x</td></tr>\n=== components/Example.facet\n"
        + "<table><tbody><Row/>{#each [1] as n (n)}<Row/>{/each}</tbody></table>")
    expectDiagnostics(
      "=== components/Row.facet\n<1️⃣tr><td>x</td></tr>\n=== pages/index.facet\n<Row/>", .nesting)
  }

  @Test func slotContentIsLookedAtInTheSlot() {
    expectDiagnostics(
      """
      === components/Text.facet
      <p><slot/><slot name="end"><b>x</b></slot></p>
      === components/Link.facet
      <a href="/"><slot/></a>
      === components/Both.facet
      <Link><slot/></Link>
      === components/Example.facet
      <Text>a<b>b</b></Text><Text><1️⃣ul></ul></Text><Text>x<2️⃣div slot="end"></div></Text>
      <Both><b><3️⃣a href="/">x</a></b></Both><Link><Text>x</Text></Link>
      """, .nesting, .nesting, .nesting)
  }

  @Test func bothPlacesAreNamed() {
    let files = [
      TemplateFile(
        relativePath: "components/A.facet",
        source: SourceFile(path: "A.facet", text: "<p>x <B/></p>")),
      TemplateFile(relativePath: "components/B.facet", source: SourceFile(path: "B.facet", text: "<div>y</div>")),
    ]
    let found = ProjectChecker.check(files: files).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.message == "`<div>` cannot stand in `<p>`: a parser would close the `<p>` before it.")
    #expect(found.first?.span.file.path == "B.facet")
    #expect(found.first?.notes.map(\.span.file.path) == ["A.facet", "A.facet"])
  }

  @Test func partsOfDrawingsMayBeComponents() {
    checked(
      "=== components/Dot.facet\n<circle r=\"1\"/><text>x</text>\n=== components/Example.facet\n<svg><g><Dot/></g></svg>"
    )
    expectDiagnostics(
      "=== components/Dot.facet\n<1️⃣circle r=\"1\"/>\n=== components/Example.facet\n<div><Dot/></div>", .nesting)
  }

  @Test func componentsThatExplodeAreCutOff() {
    // Each level doubles what the one below holds: 2^24 elements.
    var files: [TemplateFile] = []
    for level in 0..<24 {
      let inner =
        level == 0 ? "<b>x</b><slot/>" : "<C\(level - 1)><i>a</i></C\(level - 1)><C\(level - 1)><slot/></C\(level - 1)>"
      let path = "components/C\(level).facet"
      files.append(TemplateFile(relativePath: path, source: SourceFile(path: path, text: inner)))
    }
    let found = ProjectChecker.check(files: files).diagnostics
    #expect(found.allSatisfy { $0.code == .tooDeep })
    #expect(!found.isEmpty)
  }
}
