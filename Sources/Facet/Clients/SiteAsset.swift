/// A file that a site serves beside its pages. Its address changes with its content.
public struct SiteAsset: Sendable {
  public let contentType: String
  public let bytes: [UInt8]
}

extension Site {
  /// The stylesheet, or a module of a client, by its address; nil when the site has no such file.
  ///
  /// - Parameter path: percent-decoded, from the server's root.
  public func asset(at path: String) -> SiteAsset? {
    if path == stylesheet.path { return SiteAsset(contentType: "text/css; charset=utf-8", bytes: stylesheet.bytes) }
    guard let bytes = modules.file(at: path) else { return nil }
    let isMap = path.hasSuffix(".map")
    return SiteAsset(contentType: isMap ? "application/json" : "text/javascript; charset=utf-8", bytes: bytes)
  }
}
