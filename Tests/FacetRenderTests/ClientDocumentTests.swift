import FacetAnalysis
import FacetRender
import FacetValue
import Testing

/// What a page's client is started with.
struct ClientDocumentTests {
  private static let page = Tree.component(
    inputs: [CheckedInput(kind: .query, name: "q", type: .string, slot: 4, initial: Tree.literal("</script><!--"))],
    clientReads: [4], [Tree.element("p")])

  private func document(_ client: PageClient?) throws -> String {
    let site = Site(Self.page)
    let options = DocumentOptions(nonce: "N", headExtra: Array("<!--extra-->".utf8), client: client)
    return String(
      decoding: try site.renderer.render(site.page, site.inputs, loads: [:], document: options), as: UTF8.self)
  }

  @Test func scriptsStandInTheHeadInTheOrderInWhichTheyCount() throws {
    let html = try document(
      PageClient(entry: "/m/a.js?x&\"y", earlyScript: "early()", importMap: "{\"imports\":{}}"))
    let scripts =
      "<script nonce=\"N\">early()</script><script type=\"importmap\" nonce=\"N\">{\"imports\":{}}</script>"
      + "<script type=\"module\" src=\"/m/a.js?x&amp;&quot;y\" nonce=\"N\"></script><!--extra--></head><body>"
    #expect(html.contains(scripts), "\(html)")
  }

  @Test func nothingStandsForAnEarlyScriptOrImportMapThatIsNotThere() throws {
    let html = try document(PageClient(entry: "/a.js"))
    #expect(html.contains("<title>test</title><script type=\"module\" src=\"/a.js\" nonce=\"N\"></script>"), "\(html)")
  }

  /// No value can end the element that holds the page data.
  @Test func pageDataIsTheLastOfTheBodyAndStaysInItsElement() throws {
    let html = try document(PageClient(entry: "/a.js"))
    let data =
      #"{"root":"/alpine","url":"/test","locale":"en","state":{"":{"q":"\u003c/script\u003e\u003c!--"}}}"#
    let end = "<p></p><script type=\"application/json\" id=\"facet-page\">\(data)</script></body></html>"
    #expect(html.hasSuffix(end), "\(html)")
  }

  @Test func aPageWithoutClientHasNoScript() throws {
    #expect(!(try document(nil)).contains("<script"))
  }
}
