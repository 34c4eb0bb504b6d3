/// The global and scoped styles of a site, as one file whose name changes with its content.
public struct Stylesheet: Sendable {
  /// `/assets/facet-1a2b3c4d5e6f7081.css`
  public let path: String
  public let bytes: [UInt8]

  init(styles: [String]) {
    bytes = Array(styles.joined(separator: "\n").utf8)
    path = "/assets/facet-\(ContentVersion.of(bytes)).css"
  }
}
