/// The four clients that one set of templates is compiled to; also the first segment of a page's address.
public enum Target: String, CaseIterable, Sendable, Codable {
  case alpine, svelte, preact, solid

  /// Where the variant's pages are: `/alpine`.
  public var root: String { "/\(rawValue)" }
}
