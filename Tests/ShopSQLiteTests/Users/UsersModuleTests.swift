import FacetValue
import Logging
import Shop
import ShopSQLite
import Testing

@Suite struct UsersModuleTests {
  private let folder: TemporaryFolder
  private let store: UserSQLiteStore
  private let module: UsersModule

  init() throws {
    folder = try TemporaryFolder()
    store = try UserSQLiteStore(file: folder.file())
    module = UsersModule(store: store, clock: FixedClock(Instant(milliseconds: 1000)), log: silentLog)
  }

  private func ask(
    _ method: ModuleRequest.Method, _ path: String = "", _ body: Value? = nil, query: [(String, String)] = [],
    as role: Role = .admin
  ) async -> ModuleResponse {
    await module.respond(to: request(method, "users" + path, body, query: query, as: role))
  }

  private let ann: Value = ["name": "Ann", "email": "ann@example.com", "role": "manager", "active": true]

  @Test func createReadReplaceChangeDelete() async throws {
    let created = await ask(.post, "", ann)
    #expect(created.status == 201)
    #expect(created.headers.first?.value == "/api/users/1")
    let expected: Value = [
      "id": 1, "name": "Ann", "email": "ann@example.com", "role": "manager", "active": true,
      "createdAt": "1970-01-01T00:00:01Z", "updatedAt": "1970-01-01T00:00:01Z",
    ]
    #expect(json(created) == expected)
    #expect(json(await ask(.get, "/1")) == expected)
    let replaced = await ask(
      .put, "/1", ["name": "Anna", "email": "anna@example.com", "role": "viewer", "active": false])
    #expect(json(replaced)?["name"] == "Anna" && json(replaced)?["active"] == false)
    #expect(json(await ask(.patch, "/1", ["role": "manager"]))?["role"] == "manager")
    #expect(await ask(.delete, "/1").status == 204)
    #expect(await ask(.delete, "/1").status == 404)
    #expect(await ask(.get, "/1").status == 404)
  }

  /// Every operation as every role: what the role may not do is refused, whatever the body.
  @Test(arguments: Role.allCases)
  func roles(role: Role) async {
    let reading = [await ask(.get, as: role).status, await ask(.get, "/9", as: role).status]
    let writing = [
      await ask(.post, "", ["junk": 1], as: role).status, await ask(.put, "/9", ann, as: role).status,
      await ask(.patch, "/9", [:], as: role).status, await ask(.delete, "/9", as: role).status,
    ]
    switch role {
    case .anonymous:
      #expect(reading == [401, 401])
      #expect(writing == [401, 401, 401, 401])
    case .viewer, .manager:
      #expect(reading == [200, 404])
      #expect(writing == [403, 403, 403, 403])
    case .admin:
      #expect(reading == [200, 404])
      #expect(writing == [422, 404, 404, 404])
    }
  }

  /// The controller checks by itself, for whoever does not come through the router.
  @Test(arguments: Role.allCases)
  func rolesAtTheController(role: Role) async {
    let users = UserController(store: store, clock: SystemClock())
    let caller = Caller(userID: 5, name: "x", role: role)
    func status(_ work: () async throws -> Void) async -> Int {
      do { try await work() } catch { return (error as? Problem)?.status ?? 500 }
      return 200
    }
    let reading = [
      await status { _ = try await users.list(ListQuery(), UserFilter(), as: caller) },
      await status { _ = try await users.read(9, as: caller) },
    ]
    let writing = [
      await status { _ = try await users.create(UserForm(), as: caller) },
      await status { _ = try await users.update(9, UserForm(), as: caller) },
      await status { try await users.delete(9, as: caller) },
    ]
    #expect(reading == (role == .anonymous ? [401, 401] : [200, 404]))
    #expect(writing == (role == .admin ? [422, 404, 404] : Array(repeating: role == .anonymous ? 401 : 403, count: 3)))
  }

  @Test func answersNeverHoldAPassword() async throws {
    var body = ann
    if case .dictionary(var fields) = body {
      fields["password"] = "correct horse battery"
      body = .dictionary(fields)
    }
    let answers = [await ask(.post, "", body), await ask(.get, "/1"), await ask(.get), await ask(.put, "/1", body)]
    for answer in answers {
      let text = JSONWriter.text(of: try #require(json(answer)))
      #expect(!text.contains("scrypt") && !text.lowercased().contains("password") && !text.contains("horse"))
    }
    #expect(try await store.credentials(email: "ann@example.com")?.passwordHash?.hasPrefix("scrypt$") == true)
  }

  @Test func whoMaySignIn() async throws {
    let hasher = PasswordHasher()
    let hash = try await hasher.hash("correct horse")
    let now = Instant(milliseconds: 0)
    _ = try await store.add([
      NewUser(name: "Ann", email: "ann@example.com", role: .manager, passwordHash: hash, createdAt: now),
      NewUser(
        name: "Off", email: "off@example.com", role: .admin, active: false, passwordHash: hash, createdAt: now),
      NewUser(name: "Bare", email: "bare@example.com", role: .viewer, createdAt: now),
    ])
    let directory = UserDirectory(store: store, hasher: hasher)
    let caller = try await directory.verify(email: "ANN@example.com", password: "correct horse")
    #expect(caller == Caller(userID: 1, name: "Ann", role: .manager))
    #expect(try await directory.verify(email: "ann@example.com", password: "wrong horse") == nil)
    #expect(try await directory.verify(email: "off@example.com", password: "correct horse") == nil)
    #expect(try await directory.verify(email: "bare@example.com", password: "") == nil)
    #expect(try await directory.verify(email: "nobody@example.com", password: "correct horse") == nil)
    #expect(try await directory.caller(id: 1)?.role == .manager)
    #expect(try await directory.caller(id: 2) == nil)
    #expect(try await directory.caller(id: 99) == nil)
  }

  @Test func listsAreFilteredSortedAndPaged() async {
    for name in ["Cy", "Bo", "Al"] {
      let role: Value = name == "Bo" ? "admin" : "viewer"
      _ = await ask(.post, "", ["name": .string(name), "email": .string("\(name)@example.com"), "role": role])
    }
    let page = json(await ask(.get, query: [("sort", "-name"), ("size", "2"), ("page", "2")]))
    #expect(page?["items"]?.elements?.map { $0["name"] } == ["Al"])
    #expect(page?["total"] == 3 && page?["page"] == 2 && page?["size"] == 2)
    #expect(json(await ask(.get, query: [("role", "admin"), ("active", "true")]))?["total"] == 1)
    #expect(json(await ask(.get, query: [("q", "c")]))?["total"] == 3, "the addresses have a c, too")
    let wrong = await ask(.get, query: [("size", "0"), ("role", "king"), ("active", "maybe")])
    #expect(wrong.status == 400)
    #expect(pointers(wrong) == ["?size", "?role", "?active"])
  }

  @Test func wrongFieldsAreNamed() async {
    let types = await ask(.post, "", ["name": 5, "email": "x", "role": []])
    #expect(types.status == 400 && pointers(types) == ["/name", "/role"])
    let rules = await ask(
      .post, "", ["name": "a\u{0}b", "email": "x@y", "role": "anonymous", "password": "short"])
    #expect(rules.status == 422 && pointers(rules) == ["/name", "/email", "/role", "/password"])
    let missing = await ask(.put, "/1", ["name": "x"])
    #expect(missing.status == 422 && pointers(missing) == ["/email", "/role", "/active"])
    #expect(await ask(.post, "", nil).status == 400)
    #expect(await ask(.post, "", []).status == 400)
  }

  @Test func conflictsAreNamed() async {
    _ = await ask(.post, "", ann)
    let taken = await ask(.post, "", ["name": "B", "email": "ANN@EXAMPLE.COM"])
    #expect(taken.status == 409 && pointers(taken) == ["/email"])
    _ = await ask(.post, "", ["name": "Root", "email": "root@example.com", "role": "admin"])
    #expect(await ask(.delete, "/2").status == 409)
    #expect(await ask(.patch, "/2", ["active": false]).status == 409)
  }

  @Test func otherMethodsAndAddresses() async {
    let wrong = await ask(.delete)
    #expect(wrong.status == 405 && wrong.headers.first?.value == "GET, POST")
    #expect(await ask(.get, "/1/password").status == 404)
  }
}
