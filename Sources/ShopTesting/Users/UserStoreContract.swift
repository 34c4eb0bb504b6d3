import FacetValue
import Shop

/// Checks what every `UserStore` promises. `make` gives a fresh, empty store each time.
public func checkUserStore(make: () async throws -> any UserStore) async throws {
  try await checkUserRows(try await make())
  try await checkAccessVersions(try await make())
  try await checkUserEmails(try await make())
  try await checkUserLists(try await make())
  try await checkLastAdmin(try await make())
  try await checkDemoAdmins(try await make())
  try await checkAdminsDemotingEachOther(try await make())
}

private let noon = Instant(milliseconds: 1_700_000_000_000)
private let later = Instant(milliseconds: 1_700_000_060_001)

private func new(_ name: String, _ email: String, _ role: Role = .viewer, active: Bool = true) -> NewUser {
  NewUser(name: name, email: email, role: role, active: active, passwordHash: "hash of \(name)", createdAt: noon)
}

private func checkUserRows(_ store: any UserStore) async throws {
  let added = try await store.add([new("Zoë O'Neil; DROP TABLE", "zoe@example.com"), new("Bo", "bo@example.com")])
  try expectEqual(added.count, 2, "users added")
  let zoe = added[0]
  try expect(zoe.id != added[1].id, "two users share an id")
  try expectEqual(try await store.user(zoe.id), zoe, "the stored user")
  try expectEqual(zoe.name, "Zoë O'Neil; DROP TABLE", "name")
  try expectEqual(zoe.createdAt, noon, "createdAt")

  let changed = try await store.update(zoe.id, UserChange(name: "Zoë"), at: later)
  try expectEqual(changed?.name, "Zoë", "the new name")
  try expectEqual(changed?.email, "zoe@example.com", "the kept address")
  try expectEqual(changed?.createdAt, noon, "createdAt after an update")
  try expectEqual(changed?.updatedAt, later, "updatedAt after an update")
  let kept = try await store.credentials(email: "zoe@example.com")
  try expectEqual(kept?.passwordHash, "hash of Zoë O'Neil; DROP TABLE", "the kept hash")
  _ = try await store.update(zoe.id, UserChange(passwordHash: "other"), at: later)
  try expectEqual(try await store.credentials(email: "ZOE@example.COM")?.passwordHash, "other", "the new hash")

  try expect(try await store.delete(zoe.id), "delete found nothing")
  try expect(try await store.delete(zoe.id) == false, "deleted twice")
  try expect(try await store.user(zoe.id) == nil, "a deleted user is still there")
  try expect(try await store.update(zoe.id, UserChange(name: "x"), at: later) == nil, "updated a deleted user")
  try expect(try await store.credentials(email: "zoe@example.com") == nil, "credentials of a deleted user")
  let next = try await store.add([new("Cy", "cy@example.com")])
  try expect(next.first?.id != zoe.id, "the id of a deleted user was given again")
}

/// Sessions end by it: it grows with whatever an account may do, and with nothing else.
private func checkAccessVersions(_ store: any UserStore) async throws {
  let added = try await store.add([new("Ann", "ann@example.com"), new("Bo", "bo@example.com")])
  let (ann, bo) = (added[0], added[1])
  var version = ann.accessVersion
  func change(_ what: String, _ change: UserChange, grows: Bool) async throws {
    let changed = try await store.update(ann.id, change, at: later)?.accessVersion ?? -1
    try expect(grows ? changed > version : changed == version, "\(what): from version \(version) to \(changed)")
    try expectEqual(try await store.user(ann.id)?.accessVersion, changed, "the stored version after \(what)")
    version = changed
  }
  try await change("a new name", UserChange(name: "Anna"), grows: false)
  try await change("a new address", UserChange(email: "anna@example.com"), grows: false)
  try await change("the same role and activity", UserChange(role: .viewer, active: true), grows: false)
  try await change("a new password", UserChange(passwordHash: "other"), grows: true)
  try await change("the same password again", UserChange(passwordHash: "other"), grows: true)
  try await change("another role", UserChange(role: .manager), grows: true)
  try await change("the first role", UserChange(role: .viewer), grows: true)
  try await change("closing", UserChange(active: false), grows: true)
  try await change("opening again", UserChange(active: true), grows: true)
  let credentials = try await store.credentials(email: "anna@example.com")
  try expectEqual(credentials?.user.accessVersion, version, "the version beside the hash")
  try await expectProblem("email-taken") {
    _ = try await store.update(ann.id, UserChange(email: bo.email, passwordHash: "third"), at: later)
  }
  try expectEqual(try await store.user(ann.id)?.accessVersion, version, "the version after a refused change")
  try expectEqual(try await store.user(bo.id)?.accessVersion, bo.accessVersion, "the version of another account")
}

private func checkUserEmails(_ store: any UserStore) async throws {
  let added = try await store.add([new("Ann", "ann@example.com"), new("Bo", "bo@example.com")])
  let problem = try await expectProblem("email-taken") {
    _ = try await store.add([new("Cy", "cy@example.com"), new("Other Ann", "ANN@Example.com")])
  }
  try expectEqual(problem.errors.first?.pointer, "/email", "pointer")
  try expect(try await store.credentials(email: "cy@example.com") == nil, "half of a refused batch was stored")
  try await expectProblem("email-taken") {
    _ = try await store.update(added[0].id, UserChange(email: "bo@EXAMPLE.com"), at: later)
  }
  let own = try await store.update(added[0].id, UserChange(email: "Ann@example.com"), at: later)
  try expectEqual(own?.email, "Ann@example.com", "an address written in another case by its owner")
}

private func checkUserLists(_ store: any UserStore) async throws {
  _ = try await store.add([
    new("cara", "x1@example.com", .viewer), new("Bert", "x2@example.com", .manager),
    new("Änne 100%_sure", "a.n@example.org", .admin), new("Bertha", "x4@example.com", .viewer, active: false),
  ])
  func names(_ query: ListQuery<UserSort>, _ filter: UserFilter = UserFilter()) async throws -> [String] {
    try await store.list(query, filter).items.map(\.name)
  }
  try expectEqual(try await names(ListQuery()), ["Bert", "Bertha", "cara", "Änne 100%_sure"], "by name")
  try expectEqual(try await names(ListQuery(text: "BERT")), ["Bert", "Bertha"], "search in names")
  try expectEqual(try await names(ListQuery(text: "änne SURE")), ["Änne 100%_sure"], "search for two words")
  try expectEqual(try await names(ListQuery(text: "example.ORG")), ["Änne 100%_sure"], "search in addresses")
  try expectEqual(try await names(ListQuery(text: "%")), ["Änne 100%_sure"], "a wildcard is text")
  try expectEqual(try await names(ListQuery(text: "' OR 1=1 --\u{0}")), [], "SQL is text")
  try expectEqual(try await names(ListQuery(), UserFilter(role: .viewer)), ["Bertha", "cara"], "filter by role")
  try expectEqual(try await names(ListQuery(), UserFilter(role: .viewer, active: true)), ["cara"], "two filters")
  let descending = SortOrder(field: UserSort.email, isDescending: true)
  try expectEqual(try await names(ListQuery(sort: descending)).first, "Bertha", "by address, descending")
  let byRole = try await names(ListQuery(sort: SortOrder(field: .role)))
  try expectEqual(byRole, ["Bertha", "cara", "Bert", "Änne 100%_sure"], "by role")

  let second = try await store.list(ListQuery(page: 2, size: 3), UserFilter())
  try expectEqual(second.items.map(\.name), ["Änne 100%_sure"], "the second page")
  try expectEqual(second.total, 4, "total")
  let beyond = try await store.list(ListQuery(page: 1_000_000, size: 100), UserFilter())
  try expectEqual(beyond.items.count, 0, "a page beyond the end")
  try expectEqual(beyond.total, 4, "total beyond the end")
}

private func checkLastAdmin(_ store: any UserStore) async throws {
  let added = try await store.add([
    new("Root", "root@example.com", .admin), new("Idle", "idle@example.com", .admin, active: false),
    new("Max", "max@example.com", .manager),
  ])
  let root = added[0].id
  try await expectProblem("last-admin") { _ = try await store.delete(root) }
  try await expectProblem("last-admin") { _ = try await store.update(root, UserChange(role: .manager), at: later) }
  try await expectProblem("last-admin") { _ = try await store.update(root, UserChange(active: false), at: later) }
  try expectEqual(try await store.user(root)?.role, .admin, "role after refusals")
  let renamed = try await store.update(root, UserChange(name: "Root 2"), at: later)
  try expectEqual(renamed?.name, "Root 2", "another change of the last admin")
  _ = try await store.update(added[2].id, UserChange(role: .admin), at: later)
  try expect(try await store.delete(root), "with a second admin the first can go")
}

/// Nobody can sign in as a demo account outside of `auth: demo`, so that the last real admin has to stay.
private func checkDemoAdmins(_ store: any UserStore) async throws {
  let added = try await store.add([
    new("Root", "root@example.com", .admin),
    NewUser(name: "Demo", email: "demo@example.com", role: .admin, createdAt: noon, isDemo: true),
  ])
  try expectEqual(try await store.user(added[1].id)?.isDemo, true, "isDemo")
  try await expectProblem("last-admin") { _ = try await store.delete(added[0].id) }
  try expect(try await store.delete(added[1].id), "a demo admin can go while there is a real one")
}

/// Two admins who demote each other at the same moment: one succeeds.
private func checkAdminsDemotingEachOther(_ store: any UserStore) async throws {
  let ids = try await store.add([
    new("A", "a@example.com", .admin), new("B", "b@example.com", .admin), new("C", "c@example.com", .admin),
  ]).map(\.id)
  let refused = await withTaskGroup(of: Bool.self) { group in
    for id in ids {
      group.addTask {
        do {
          _ = try await store.update(id, UserChange(role: .viewer), at: later)
          return false
        } catch {
          return true
        }
      }
    }
    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
  try expectEqual(refused, 1, "refused demotions")
  let left = try await store.list(ListQuery(), UserFilter(role: .admin, active: true))
  try expectEqual(left.total, 1, "admins left")
}
