/// Takes out of a page what tells variants, runs and styles apart: its root, the server's address, digests in names.
struct NeutralText: Sendable {
  /// `http://127.0.0.1:49152`
  let origin: String
  /// `/alpine`
  let root: String

  /// The whole page, before it is read.
  func page(_ html: String) -> String { html.replacing(origin, with: "http://HOST") }

  /// An attribute's value.
  func value(_ value: String, of attribute: String) -> String {
    attribute == "data-variant" ? "VARIANT" : address(value).replacing(/facet-[0-9a-f]{16}\./, with: "facet-HASH.")
  }

  /// An address below the variant's root, or any other text.
  func address(_ text: String) -> String {
    guard text.hasPrefix(root) else { return text }
    let rest = text.dropFirst(root.count)
    return rest.isEmpty || "/?#".contains(rest.first ?? " ") ? "/VARIANT" + rest : text
  }
}
