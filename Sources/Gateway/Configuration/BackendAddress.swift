/// The address of another server: `http://127.0.0.1:9000` or `https://api.example/v2`.
public struct BackendAddress: Sendable, Hashable {
  /// Without a slash at the end; the request's own path is put behind it.
  public let base: String

  /// Nil unless it is `http` or `https` with a host, and has no user, query or fragment.
  public init?(_ text: String) {
    let lowercased = text.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lowercased.hasPrefix($0) }) else { return nil }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
    var rest = text.dropFirst(scheme.count)
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    let authority = rest.prefix { $0 != "/" }
    guard Self.isAuthority(authority), !rest.contains(where: { "?#@\\".contains($0) }) else { return nil }
    base = scheme + rest
  }

  /// `host`, `host:port` or `[v6]:port`.
  private static func isAuthority(_ text: Substring) -> Bool {
    var host = text
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return false }
      host = text[...end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return false }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty else { return false }
    guard let port else { return true }
    return Int(port).map { (1...65535).contains($0) } ?? false
  }
}
