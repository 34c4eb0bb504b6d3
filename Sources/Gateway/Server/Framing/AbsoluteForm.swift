import NIOHTTP1

/// A target with a server's name in it: `GET http://shop.example/alpine`.
enum AbsoluteForm {
  /// Makes the target's own name the request's host, whatever its `Host` says (RFC 9112 §3.2.2). What comes later sees
  /// the path alone, so the name must be checked as the host or it is not checked at all.
  static func moveHost(of head: inout HTTPRequestHead) {
    let lowercased = head.uri.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lowercased.hasPrefix($0) }),
      head.headers["Host"].count == 1
    else { return }
    let authority = head.uri.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    head.headers.replaceOrAdd(name: "Host", value: String(authority))
  }
}
