/// What the hidden field of a posted form says: which form it is, and the token that its page was given.
///
/// The text is the form's path, `0.s0.2#1`, and behind it, where the page has a token, `~` and that token. Paths end with a
/// number and may have any text before it, so what stands behind the last `#` is what can be told apart.
public struct PostedAction: Sendable, Equatable {
  /// The name of the hidden field.
  static let fieldName = "_action"
  /// `~`
  static let tokenMark: UInt8 = 0x7E

  /// Which form it is; anybody's text, to be compared with the paths of forms that there are.
  public let path: String
  /// Nil when the page was made without one.
  public let token: String?

  public init(_ posted: String) {
    let bytes = posted.utf8
    guard let number = bytes.lastIndex(of: 0x23), let mark = bytes[number...].firstIndex(of: Self.tokenMark) else {
      (path, token) = (posted, nil)
      return
    }
    path = String(posted[..<mark])
    token = String(posted[bytes.index(after: mark)...])
  }

  /// Of the fields of a posted form; nil unless just one of them is the hidden field.
  public init?(in fields: [(name: String, value: String)]) {
    let named = fields.filter { $0.name == Self.fieldName }
    guard named.count == 1, let posted = named.first?.value else { return nil }
    self.init(posted)
  }
}
