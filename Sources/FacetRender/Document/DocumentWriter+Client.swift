import FacetValue

/// What a page with a browser client carries besides its markup.
extension DocumentWriter {
  /// The scripts of the head. The early script and the import map are the same on every page, so that a content policy
  /// can allow them by their hash; the entry module has the page's nonce. It is a module, so that it runs when the
  /// document is parsed, and it stands here, so that it is fetched before that.
  func writeClientHead(_ client: PageClient, to head: OutputBuffer) {
    if !client.earlyScript.isEmpty {
      head.append(raw: "<script>")
      head.append(raw: client.earlyScript)
      head.append(raw: "</script>")
    }
    if let importMap = client.importMap {
      head.append(raw: "<script type=\"importmap\">")
      head.append(raw: importMap)
      head.append(raw: "</script>")
    }
    head.append(raw: "<script type=\"module\" src=\"")
    head.append(client.entry, .attribute)
    head.append(raw: "\" nonce=\"")
    head.append(options.nonce, .attribute)
    head.append(raw: "\"></script>")
  }

  /// What the client starts with, at the end of the body.
  func writePageData(_ data: PageData, to tail: OutputBuffer) {
    tail.append(raw: "<script type=\"application/json\" id=\"\(PageData.elementID)\">")
    tail.append(JSONWriter.bytes(of: data.value, for: .script))
    tail.append(raw: "</script>")
  }
}

/// What a page tells its client: where it is, in which language, and the values that client code reads.
struct PageData {
  static let elementID = "facet-page"

  /// The variant's root, without a slash at the end.
  let root: String
  /// Below the root, with the query.
  let url: String
  let locale: String
  /// By instance path and name.
  let state: ValueDictionary

  var value: Value {
    ["root": .string(root), "url": .string(url), "locale": .string(locale), "state": .dictionary(state)]
  }
}
