/// What a request says about an account: all of it (POST, PUT) or a part (PATCH).
public struct UserForm: Sendable {
  public var name: String?
  public var email: String?
  public var role: Role?
  public var active: Bool?
  public var password: String?

  public init(
    name: String? = nil, email: String? = nil, role: Role? = nil, active: Bool? = nil, password: String? = nil
  ) {
    self.name = name
    self.email = email
    self.role = role
    self.active = active
    self.password = password
  }

  /// Reads a body. A new account is a viewer and active unless it says otherwise; a replacement says everything but
  /// the password, so that leaving a field out can't demote anybody.
  public init(_ body: inout BodyReader, _ kind: FormKind) {
    self.init()
    switch kind {
    case .new, .replacement:
      name = body.text("name", UserRules.name)
      email = body.text("email", UserRules.email)
    case .part:
      name = body.optionalText("name", UserRules.name)
      email = body.optionalText("email", UserRules.email)
    }
    if kind == .replacement {
      role = body.choice("role", UserRules.roles, else: .viewer)
      active = body.bool("active")
    } else {
      role = body.optionalChoice("role", UserRules.roles)
      active = body.optionalBool("active")
    }
    password = body.optionalText("password", UserRules.password)
  }
}
