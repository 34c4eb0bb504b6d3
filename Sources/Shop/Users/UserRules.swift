/// What the fields of an account may hold.
public enum UserRules {
  public static let name = TextRule(1...120)
  public static let email = TextRule(3...254, form: emailForm)
  /// Long enough to resist guessing at scrypt's price; spaces at the ends belong to it.
  public static let password = TextRule(10...200, isTrimmed: false)
  /// The roles that an account can have.
  public static let roles: [Role] = [.viewer, .manager, .admin]

  /// A plain address, as people have them: RFC 5321's quoted local parts and address literals are refused.
  private static let emailForm = TextForm(
    pattern: #"^ *[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+ *$"#,
    message: "must be an email address such as name@example.com",
    matches: isEmail)

  @Sendable private static func isEmail(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let domain = parts.last, !local.isEmpty else { return false }
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return local.allSatisfy { isAlphanumeric($0) || Array("._%+'-".utf8).contains($0) }
      && labels.count >= 2
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
