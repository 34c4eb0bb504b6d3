import FacetValue
import Testing

@testable import Shop

@Suite struct QueryReaderTests {
  private func list(_ query: [(name: String, value: String)]) throws -> ListQuery<UserSort> {
    var reader = QueryReader(query)
    let list = reader.list(sorts: UserSort.allCases)
    try reader.check()
    return list
  }

  @Test func defaults() throws {
    let query = try list([("unknown", "x"), ("q", ""), ("sort", "")])
    #expect(query.text == "" && query.page == 1 && query.size == 20 && query.sort == nil)
  }

  @Test func reads() throws {
    let query = try list([("q", "a b"), ("page", "3"), ("size", "100"), ("sort", "-createdAt")])
    #expect(query.text == "a b" && query.offset == 200)
    #expect(query.sort?.field == .createdAt && query.sort?.isDescending == true)
  }

  @Test(arguments: [
    ("page", "0"), ("page", "-1"), ("page", "1.5"), ("page", "x"), ("page", ""), ("page", "+1"), ("page", "1000001"),
    ("page", "9223372036854775807"), ("page", "99999999999999999999"), ("size", "0"), ("size", "101"),
    ("sort", "password"), ("sort", "--name"), ("sort", "-"), ("q", String(repeating: "x", count: 201)),
  ])
  func illTyped(name: String, value: String) {
    #expect {
      try list([(name, value)])
    } throws: { error in
      let problem = error as? Problem
      return problem?.status == 400 && problem?.errors.map(\.pointer) == ["?" + name]
    }
  }

  @Test func aScalarIsGivenOnce() {
    #expect(throws: Problem.malformed("?page", "must be given once")) { try list([("page", "1"), ("page", "2")]) }
  }

  @Test func thePageNeverOverflows() {
    let query = ListQuery<UserSort>(page: .max, size: .max)
    #expect(query.offset == 99_999_900)
    #expect(ListQuery<UserSort>(page: .min, size: .min).offset == 0)
  }

  @Test func filters() throws {
    var reader = QueryReader([("role", "admin"), ("active", "false"), ("from", "2026-01-31"), ("empty", "")])
    #expect(reader.choice("role", UserRules.roles) == .admin)
    #expect(reader.bool("active") == false)
    #expect(reader.date("from") == Instant(rfc3339: "2026-01-31T00:00:00Z"))
    #expect(reader.date("empty") == nil && reader.bool("empty") == nil && reader.text("empty") == nil)
    try reader.check()
    _ = reader.choice("active", UserRules.roles)
    _ = reader.bool("role")
    _ = reader.date("role")
    #expect(reader.problems.malformed.map(\.pointer) == ["?active", "?role", "?role"])
  }
}
