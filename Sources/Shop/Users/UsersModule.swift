import FacetValue
import Logging

/// `/api/users`
public struct UsersModule: DescribedModule {
  public let name = "users"
  public let prefixes = ["/api/users"]
  public let endpoints: [Endpoint]
  public let router: ModuleRouter
  private let store: any UserStore

  public init(
    store: any UserStore, hasher: PasswordHasher = PasswordHasher(), clock: any ShopClock = SystemClock(),
    log: Logger = Logger(label: "shop.users")
  ) {
    self.store = store
    endpoints = Self.endpoints(UserController(store: store, hasher: hasher, clock: clock))
    router = ModuleRouter(endpoints, log: log)
  }

  public func unhealthy() async -> String? { await store.unhealthy() }

  public func run() async { await untilCancelled() }

  private static func endpoints(_ users: UserController) -> [Endpoint] {
    let one = "/api/users/{id}"
    return [
      Endpoint(
        .get, "/api/users", .listUsers, "List accounts",
        parameters: ParameterDescription.list(sorts: UserSort.allCases.map(\.rawValue)) + [
          .filter("role", choices: UserRules.roles.map(\.rawValue)), .flag("active"),
        ],
        success: .ok(.page(of: "User", UserSchemas.user))
      ) { request, _ in
        var query = QueryReader(request.query)
        let list = query.list(sorts: UserSort.allCases)
        let filter = UserFilter(role: query.choice("role", UserRules.roles), active: query.bool("active"))
        try query.check()
        return .ok(try await users.list(list, filter, as: request.caller).value(\.value))
      },
      Endpoint(
        .post, "/api/users", .createUser, "Make an account", body: UserSchemas.form(.new),
        success: .created(UserSchemas.user), problems: [409]
      ) { request, _ in
        let user = try await users.create(try form(request, .new), as: request.caller)
        return .created(user.value, at: "/api/users/\(user.id)")
      },
      Endpoint(.get, one, .readUser, "Read an account", success: .ok(UserSchemas.user)) { request, path in
        .ok(try await users.read(try path.id("user"), as: request.caller).value)
      },
      update(users, .put, .replacement, "Replace an account, but for its password"),
      update(users, .patch, .part, "Change parts of an account"),
      Endpoint(
        .delete, one, .deleteUser, "Delete an account", success: .noContent, problems: [409]
      ) { request, path in
        try await users.delete(try path.id("user"), as: request.caller)
        return .noContent
      },
    ]
  }

  private static func update(
    _ users: UserController, _ method: ModuleRequest.Method, _ kind: FormKind, _ summary: String
  ) -> Endpoint {
    Endpoint(
      method, "/api/users/{id}", .updateUser, summary, body: UserSchemas.form(kind), success: .ok(UserSchemas.user),
      problems: [409]
    ) { request, path in
      let id = try path.id("user")
      return .ok(try await users.update(id, try form(request, kind), as: request.caller).value)
    }
  }

  private static func form(_ request: ModuleRequest, _ kind: FormKind) throws -> UserForm {
    var body = try BodyReader(request.body)
    let form = UserForm(&body, kind)
    try body.check()
    return form
  }
}
