import FacetCodegen
import FacetRender
import FacetValue

/// Which page, at which address, with which data.
///
/// `{"url": "/todos?q=a", "answers": {"loads", "calls"}, "nonce": "n", "state": {instancePath: {name: value}},
/// "client": {"entry", "early", "importMap"}}`; all but the first two may be missing.
struct PageQuestion {
  /// Below the variant's root.
  let url: String
  let answers: Answers
  /// State to render with, in place of the initial one.
  let state: Value?
  let document: DocumentOptions
  private let query: [(name: String, value: String)]

  init(_ request: Value) {
    url = request["url"]?.text ?? "/"
    answers = Answers(json: request["answers"] ?? [:])
    state = request["state"].flatMap { $0.isNull ? nil : $0 }
    query = (request["query"]?.elements ?? []).compactMap { pair in
      guard let parts = pair.elements, parts.count == 2 else { return nil }
      return (parts[0].printed, parts[1].printed)
    }
    let client = request["client"].flatMap { client in
      client["entry"]?.text.map { entry in
        PageClient(entry: entry, earlyScript: client["early"]?.text ?? "", importMap: client["importMap"]?.text)
      }
    }
    document = DocumentOptions(
      stylesheets: ["/styles.css"], nonce: request["nonce"]?.text ?? "", client: client)
  }

  private var path: String { String(url.prefix { $0 != "?" && $0 != "#" }) }

  var segments: [String] { path.split(separator: "/").map(String.init) }

  func inputs(_ target: Target, _ parameters: [String: String]) -> PageInputs {
    PageInputs(
      target: target.rawValue, root: target.root, path: path, url: url, query: query, parameters: parameters)
  }
}
