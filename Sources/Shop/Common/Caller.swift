/// What a visitor may do; each role includes the ones before it.
public enum Role: String, Sendable, CaseIterable, Comparable {
  case anonymous, viewer, manager, admin

  public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
  private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
}

/// On whose behalf a controller's method runs. Every method takes one, embedded or over HTTP.
public struct Caller: Sendable, Hashable {
  /// Nil for anonymous visitors.
  public let userID: Int?
  public let name: String
  public let role: Role

  public init(userID: Int?, name: String, role: Role) {
    self.userID = userID
    self.name = name
    self.role = role
  }

  public static let anonymous = Caller(userID: nil, name: "", role: .anonymous)
}
