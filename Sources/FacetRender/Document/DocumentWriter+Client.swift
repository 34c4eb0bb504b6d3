import FacetValue

/// What a page with scripts carries besides its markup.
extension DocumentWriter {
  /// The scripts of the head, each with the page's nonce. Modules run when the document is parsed, in this order, and
  /// stand here so that they are fetched before that.
  func writeScripts(to head: OutputBuffer) {
    if let client = options.client { writeBeforeModules(client, to: head) }
    for module in options.modules { writeModule(module, to: head) }
    guard let client = options.client else { return }
    for module in client.imports { writePreload(module, to: head) }
    writeModule(client.entry, to: head)
  }

  /// Has a module fetched at once, and not only when the one that imports it is there (HTML, "modulepreload").
  private func writePreload(_ address: String, to head: OutputBuffer) {
    head.append(raw: "<link rel=\"modulepreload\" href=\"")
    head.append(address, .attribute)
    head.append(raw: "\" nonce=\"")
    head.append(options.nonce, .attribute)
    head.append(raw: "\"")
    writeIntegrity(of: address, to: head)
    head.append(0x3E)
  }

  private func writeBeforeModules(_ client: PageClient, to head: OutputBuffer) {
    if !client.earlyScript.isEmpty {
      openScript("", to: head)
      head.append(raw: client.earlyScript)
      head.append(raw: "</script>")
    }
    if let importMap = client.importMap {
      openScript(" type=\"importmap\"", to: head)
      head.append(raw: importMap)
      head.append(raw: "</script>")
    }
  }

  private func writeModule(_ address: String, to head: OutputBuffer) {
    head.append(raw: "<script type=\"module\" src=\"")
    head.append(address, .attribute)
    head.append(raw: "\" nonce=\"")
    head.append(options.nonce, .attribute)
    head.append(raw: "\"")
    writeIntegrity(of: address, to: head)
    head.append(raw: "></script>")
  }

  /// What a file has to hold for the browser to take it (Subresource Integrity §3.4).
  func writeIntegrity(of address: String, to head: OutputBuffer) {
    guard let text = options.integrity[address] else { return }
    head.append(raw: " integrity=\"")
    head.append(text, .attribute)
    head.append(raw: "\"")
  }

  private func openScript(_ type: String, to head: OutputBuffer) {
    head.append(raw: "<script\(type) nonce=\"")
    head.append(options.nonce, .attribute)
    head.append(raw: "\">")
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
  /// What an error page says: its status and message; 200 and nothing on others.
  let status: Int
  let message: String
  /// For the client's calls.
  let token: String?
  /// By instance path and name.
  let state: ValueDictionary

  var value: Value {
    var value: ValueDictionary = ["root": .string(root), "url": .string(url), "locale": .string(locale)]
    if status != 200 {
      value["status"] = .int(status)
      value["message"] = .string(message)
    }
    if let token { value["token"] = .string(token) }
    value["state"] = .dictionary(state)
    return .dictionary(value)
  }
}
