import FacetHummingbird
import HTTPTypes

/// The cookie that carries a session's token.
enum SessionCookie {
  /// Under TLS the prefix makes browsers refuse the cookie unless it is Secure, has no Domain and the path `/`.
  static func name(isSecure: Bool) -> String { isSecure ? "__Host-facet_session" : "facet_session" }

  /// 256 bits from the system's generator.
  static func makeToken() -> String { RandomText.make(bytes: 32) }

  static func set(_ token: String, isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=\(token); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  static func clear(isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  /// The token that came, if exactly one did: two cookies of the name mean that somebody else has set one of them.
  static func token(in headers: HTTPFields, isSecure: Bool) -> String? {
    let wanted = name(isSecure: isSecure)
    let found = pairs(headers).filter { $0.name == wanted }
    guard found.count == 1, let value = found.first?.value, (20...100).contains(value.utf8.count) else { return nil }
    return String(value)
  }

  /// The `Cookie` header for another server: everything but our own cookie; nil when nothing is left.
  static func withoutSession(_ headers: HTTPFields) -> String? {
    let names = [name(isSecure: true), name(isSecure: false)]
    let others = pairs(headers).filter { !names.contains(String($0.name)) }
    return others.isEmpty ? nil : others.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
  }

  private static func pairs(_ headers: HTTPFields) -> [(name: Substring, value: Substring)] {
    headers[values: .cookie].flatMap { header in
      header.split(separator: ";").compactMap { pair in
        let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
      }
    }
  }
}
