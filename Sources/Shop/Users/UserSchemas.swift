/// The shapes of accounts, in requests and answers.
enum UserSchemas {
  private static let roles = Schema.named("Role", .choice(UserRules.roles.map(\.rawValue)))

  static let user = Schema.named(
    "User",
    .object([
      .init("id", .id), .init("name", .anyText), .init("email", .anyText), .init("role", roles),
      .init("active", .boolean), .init("createdAt", .date), .init("updatedAt", .date),
    ]))

  static func form(_ kind: FormKind) -> Schema {
    let name =
      switch kind {
      case .new: "NewUser"
      case .replacement: "UserReplacement"
      case .part: "UserChange"
      }
    return .named(
      name,
      .object([
        .init("name", .text(UserRules.name), isRequired: kind != .part),
        .init("email", .text(UserRules.email), isRequired: kind != .part),
        .init("role", roles, isRequired: kind == .replacement),
        .init("active", .boolean, isRequired: kind == .replacement),
        .init("password", .nullable(.text(UserRules.password)), isRequired: false),
      ]))
  }
}
