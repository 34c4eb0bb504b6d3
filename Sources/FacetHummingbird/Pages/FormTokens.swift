/// What ties posted forms to the session that their page was made for.
package struct FormTokens: Sendable {
  /// For this answer's page.
  package let issued: String
  /// Whether a form that came with this token may run.
  package let accepts: @Sendable (String?) -> Bool

  package init(issued: String, accepts: @escaping @Sendable (String?) -> Bool) {
    self.issued = issued
    self.accepts = accepts
  }

  /// What the page says that comes back.
  package static let refusal =
    "Nothing was done: this page was made before you signed in as you are now. Look at what it says, and send it again."
}
