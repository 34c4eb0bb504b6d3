import FacetValue
import Testing

@testable import Shop

@Suite struct BodyReaderTests {
  /// What `check()` throws after `read`, as `status pointer detail`.
  private func problems(_ body: Value?, _ read: (inout BodyReader) -> Void) -> [String] {
    do {
      var reader = try BodyReader(body)
      read(&reader)
      try reader.check()
      return []
    } catch {
      return error.errors.map { "\(error.status) \($0.pointer) \($0.detail)" }
    }
  }

  @Test func aBodyHasToBeAnObject() {
    #expect(problems(nil) { _ in } == ["400  a JSON object is required"])
    for body: Value in [.null, 1, "x", [], true] {
      #expect(problems(body) { _ in } == ["400  must be a JSON object"])
    }
    #expect(problems([:]) { _ in } == [])
  }

  @Test func typesAreToldBeforeRules() {
    let body: Value = ["name": "", "count": "7", "flag": 1, "unknown": [1]]
    let found = problems(body) { reader in
      _ = reader.text("name", TextRule(1...10))
      _ = reader.int("count", 1...9)
      _ = reader.bool("flag")
      _ = reader.text("missing", TextRule(1...10))
    }
    #expect(found == ["400 /count must be a whole number", "400 /flag must be true or false"])
  }

  @Test func everyBrokenRuleIsTold() {
    let body: Value = ["name": "", "count": 10, "role": "king", "none": .null]
    let found = problems(body) { reader in
      _ = reader.text("name", TextRule(1...10))
      _ = reader.int("count", 1...9)
      _ = reader.choice("role", Role.allCases, else: .viewer)
      _ = reader.bool("none")
    }
    let expected = [
      "422 /name must not be empty", "422 /count must be between 1 and 9",
      "422 /role must be one of anonymous, viewer, manager, admin", "422 /none is required",
    ]
    #expect(found == expected)
  }

  @Test func nullAndAbsentAreNothing() throws {
    var reader = try BodyReader(["a": .null])
    #expect(reader.optionalText("a", TextRule(1...5)) == nil)
    #expect(reader.optionalInt("b", 1...5) == nil)
    #expect(reader.optionalMoney("c", ProductRules.price) == nil)
    try reader.check()
  }

  @Test(arguments: [(Value.double(2), 2), (.double(-0.0), 0), (.int(5), 5)])
  func wholeNumbers(value: Value, expected: Int) { #expect(wholeNumber(value) == expected) }

  @Test(arguments: [Value.double(2.5), .double(1e300), .double(.nan), .double(.infinity), "2", .null])
  func noWholeNumbers(value: Value) { #expect(wholeNumber(value) == nil) }

  @Test func pointersReachIntoListsAndMaps() {
    let body: Value = [
      "lines": [["quantity": 1], ["quantity": 0], 7], "tags": ["ok", 5, ""],
      "attributes": ["a/b~c": 1, "": "x"], "price": ["amount": -1, "currency": "XXX"],
    ]
    let types = problems(body) { reader in
      _ = reader.list("lines", 1...5) { $0.int("quantity", 1...9) }
      _ = reader.texts("tags", 0...5, each: TextRule(1...9))
      _ = reader.optionalTextMap("attributes", 0...5, key: TextRule(1...9), value: TextRule(0...9))
    }
    #expect(
      types == ["400 /lines/2 must be an object", "400 /tags/1 must be text", "400 /attributes/a~1b~0c must be text"])
    let rules = problems(body) { reader in
      _ = reader.money("price", ProductRules.price)
    }
    #expect(rules == ["422 /price/amount must be between 0 and 1000000000"])
    let currency = problems(["price": ["amount": 1, "currency": "XXX"]]) { reader in
      _ = reader.money("price", ProductRules.price)
    }
    #expect(currency == ["422 /price/currency must be one of EUR, USD, GBP, CHF, JPY"])
  }

  @Test func recordsOfAPageReadLikeJSON() throws {
    let price = Money(minorUnits: 5, currency: "EUR")
    let shape = RecordShape(name: "Form", fields: ["name", "price", "at"])
    let body = Value.record(
      Record(shape: shape, fields: ["x", .money(price), .date(Instant(milliseconds: 9))]))
    var reader = try BodyReader(body)
    #expect(reader.text("name", TextRule(1...5)) == "x")
    #expect(reader.money("price", ProductRules.price) == price)
    #expect(reader.date("at") == Instant(milliseconds: 9))
    try reader.check()
  }

  @Test func countsAreLimited() {
    let many = Value.array([Value](repeating: "x", count: 6))
    let found = problems(["tags": many, "lines": []]) { reader in
      _ = reader.texts("tags", 0...5, each: TextRule(1...9))
      _ = reader.list("lines", 1...5) { _ in 1 }
    }
    #expect(found == ["422 /tags must have at most 5 entries", "422 /lines must have 1 to 5 entries"])
  }

  @Test func aHugeWrongBodyGetsAShortAnswer() {
    let many = Value.array([Value](repeating: 1, count: 1000))
    let found = problems(["tags": many]) { _ = $0.texts("tags", 0...1000, each: TextRule(1...9)) }
    #expect(found.count == 50)
  }

  @Test func repeatedTextsCountOnce() throws {
    var reader = try BodyReader(["tags": ["a", " a ", "b"]])
    #expect(reader.texts("tags", 0...5, each: TextRule(1...9)) == ["a", "b"])
  }

  @Test func batches() throws {
    #expect(try BodyReader.list([["n": 1], ["n": 2]], 1...5) { $0.int("n", 1...9) } == [1, 2])
    #expect(throws: Problem.malformed("", "must be a JSON array")) {
      try BodyReader.list(["n": 1], 1...5) { $0.int("n", 1...9) }
    }
    #expect(throws: Problem.validation("/1/n", "is required")) {
      try BodyReader.list([["n": 1], [:]], 1...5) { $0.int("n", 1...9) }
    }
  }
}
