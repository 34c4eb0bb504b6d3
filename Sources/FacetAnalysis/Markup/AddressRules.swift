/// What literal text at the beginning of an address says about where it leads.
enum AddressRules {
  static let allowedSchemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// The scheme of an address, as a browser reads it: white space and control characters inside do not count.
  static func scheme(_ text: String) -> String? {
    var scheme = ""
    for scalar in text.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x7F {
      switch scalar {
      case ":": return scheme.isEmpty ? nil : scheme.lowercased()
      case "/", "?", "#": return nil
      default: scheme.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  static func hasForbiddenScheme(_ text: String) -> Bool {
    guard let scheme = scheme(text) else { return false }
    return !allowedSchemes.contains(scheme)
  }

  /// Whether an address that begins so stays inside the application, whatever follows.
  static func staysInside(_ prefix: String) -> Bool {
    if prefix.hasPrefix("./") || prefix.hasPrefix("?") || prefix.hasPrefix("#") { return true }
    // One slash and something that is not a second one (`//host`, `/\host`).
    guard prefix.hasPrefix("/") else { return false }
    guard let second = prefix.unicodeScalars.dropFirst().first else { return false }
    return second != "/" && second != "\\" && second.value > 0x20
  }
}
