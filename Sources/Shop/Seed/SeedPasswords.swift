/// The passwords of made-up accounts.
public enum SeedPasswords {
  /// The hash of the demo accounts' password. All have the same salt: they have no secret that it could protect.
  public static func demoHash() throws -> String {
    try PasswordHasher.seededHash(DemoAccount.password, salt: Array("facet demo salt.".utf8))
  }
}
