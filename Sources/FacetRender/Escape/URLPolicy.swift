/// What may stand in `href`, `src`, `action` and the like.
///
/// An address is read as a browser reads it (WHATWG URL): leading spaces and control characters and every tab and line
/// break are passed over before the scheme is looked for, so `java\nscript:` has a scheme as `javascript:` has.
enum URLPolicy {
  /// What stands in place of an address with a scheme that isn't allowed. It leads nowhere.
  static let blocked = "about:invalid#blocked"

  static let allowedSchemes: [StaticString] = ["http", "https", "mailto", "tel"]

  static func allows(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    var hasBegun = false
    for byte in url {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      if !hasBegun && byte <= 0x20 { continue }
      hasBegun = true
      if byte == 0x3A { return isAllowed(scheme) }
      guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
        return !mayHideScheme(byte)
      }
      if scheme.count <= 16 { scheme.append(byte.lowercasedASCII) }
    }
    return true
  }

  static func allows(_ url: String) -> Bool { withBytes(of: url) { allows($0) } }

  /// Whether the beginning of an address, written in the template, decides its scheme whatever follows.
  static func isDecided(by prefix: String) -> Bool {
    guard allows(prefix) else { return false }
    return prefix.utf8.contains { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x3A }
      && prefix.utf8.allSatisfy { $0 > 0x20 }
  }

  /// U+0000 becomes U+FFFD in the page, and other control characters are refused by some readers and passed over by
  /// others: an address with one before its scheme is not worth guessing at.
  private static func mayHideScheme(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

  private static func isAllowed(_ scheme: [UInt8]) -> Bool {
    allowedSchemes.contains { allowed in
      UnsafeBufferPointer(start: allowed.utf8Start, count: allowed.utf8CodeUnitCount).elementsEqual(scheme)
    }
  }
}

/// Addresses below the variant's root: `./products` is `/alpine/products`.
enum RootPath {
  static func isRelativeToRoot(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    url.count >= 2 && url[0] == 0x2E && url[1] == 0x2F
  }

  /// What follows the root: `./` alone, `./?q` and `./#a` need no slash, and a second slash would make what follows a
  /// host when the root is empty.
  static func rest(of url: UnsafeBufferPointer<UInt8>) -> (needsSlash: Bool, rest: UnsafeBufferPointer<UInt8>) {
    var start = 2
    while start < url.count, url[start] == 0x2F || url[start] == 0x5C { start += 1 }
    let rest = UnsafeBufferPointer(rebasing: url[min(start, url.count)...])
    let isBare = rest.isEmpty || rest[0] == 0x3F || rest[0] == 0x23
    return (!isBare, rest)
  }
}
