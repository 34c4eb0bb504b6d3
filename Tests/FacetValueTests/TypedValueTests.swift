import FacetValue
import Testing

@Suite struct TypedValueTests {
  static let types: TypeTable = {
    var types = TypeTable()
    types.add(
      EnumerationType(name: "State", cases: [.init(name: "paid", rawValue: "PAID"), .init(name: "é", rawValue: "é")]))
    types.add(
      RecordType(
        name: "Item",
        fields: [
          FieldType(name: "id", type: .int), FieldType(name: "price", type: .optional(.money)),
          FieldType(name: "extra", wireName: "extra_fields", type: .dictionary(key: .string, value: .double)),
        ]))
    types.add(RecordType(name: "Node", fields: [FieldType(name: "children", type: .array(.record("Node")))]))
    return types
  }()

  private func decode(_ value: Value, _ type: ValueType) throws -> Value {
    try ValueDecoder.decode(value, as: type, in: Self.types)
  }

  private func mismatch(_ text: String, _ type: ValueType) throws -> String {
    let value = try JSONParser.parse(text)
    let mismatch = #expect(throws: ValueMismatch.self) { try decode(value, type) }
    return mismatch?.description ?? ""
  }

  @Test func objectsBecomeRecords() throws {
    let json = try JSONParser.parse(
      #"{"extra_fields": {"a": 1, "b": 2.5}, "unknown": [], "id": 7.0, "price": {"currency": "EUR", "amount": 1299}}"#)
    guard case .record(let item) = try decode(json, .record("Item")) else {
      Issue.record("no record")
      return
    }
    #expect(item.shape === Self.types.records["Item"]?.shape)
    #expect(item["id"] == 7)
    #expect(item["price"] == .money(Money(minorUnits: 1299, currency: "EUR")))
    #expect(item["extra"] == ["a": 1.0, "b": 2.5])
    #expect(
      JSONWriter.text(of: ValueEncoder.encode(.record(item), as: .record("Item"), in: Self.types))
        == #"{"id":7,"price":{"amount":1299,"currency":"EUR"},"extra_fields":{"a":1,"b":2.5}}"#)
  }

  @Test func modulesRecordsAreReorderedByName() throws {
    let shape = RecordShape(name: "Row", fields: ["extra", "more", "id"])
    let rows = (0..<3).map { Value.record(Record(shape: shape, fields: [[:], "x", .int($0)])) }
    let decoded = try decode(.array(rows), .array(.record("Item")))
    #expect(decoded.elements?.map { $0["id"] } == [0, 1, 2])
    #expect(decoded.elements?.map { $0["price"] } == [.null, .null, .null])
    let wired = Record(shape: RecordShape(name: "Row", fields: ["id", "extra_fields"]), fields: [1, ["a": 1]])
    #expect(try decode(.record(wired), .record("Item"))["extra"] == ["a": 1.0])
  }

  @Test func recordsThatFitStayAsTheyAre() throws {
    let shape = RecordShape(name: "Row", fields: ["id", "price", "extra"])
    let right = Value.record(Record(shape: shape, fields: [1, .null, [:]]))
    guard case .record(let kept) = try decode(right, .record("Item")) else { return }
    #expect(kept.shape === shape)
    let nearly = Value.record(Record(shape: shape, fields: [1.0, .null, ["a": 1]]))
    let made = try decode(nearly, .record("Item"))
    #expect(made["extra"] == ["a": 1.0])
    #expect(try decode(made, .record("Item")) == made)
  }

  @Test func mismatchesSayWhereAndWhat() throws {
    let items = ValueType.array(.record("Item"))
    #expect(
      try mismatch(#"[{"id": 1, "extra_fields": {}}, {"id": "1", "extra_fields": {}}]"#, items)
        == #"[1].id: expected Int, found the text "1""#)
    #expect(try mismatch(#"[{"extra_fields": {}}]"#, items) == "[0].id: expected Int, found nothing")
    #expect(
      try mismatch(#"[{"id": 1, "price": {"amount": 1.5, "currency": "EUR"}, "extra_fields": {}}]"#, items)
        == "[0].price.amount: expected Int, found the number 1.5")
    #expect(
      try mismatch(#"[{"id": 1, "extra_fields": {"a b": true}}]"#, items)
        == #"[0].extra_fields["a b"]: expected Double, found true"#)
    #expect(try mismatch("{}", items) == "the value: expected [Item], found an object")
    #expect(try mismatch("null", .string) == "the value: expected String, found null")
  }

  @Test(arguments: [
    ("9007199254740992", ValueType.int), ("1.5", .int), ("true", .int), ("\"1\"", .double), ("1", .bool),
    ("1", .string),
    ("\"2024-02-30T00:00:00Z\"", .date), ("0", .date), ("\"paid\"", .enumeration("State")),
    ("\"e\u{301}\"", .enumeration("State")), ("{\"amount\": 1, \"currency\": \"eur\"}", .money),
    ("{\"amount\": 1}", .money),
    ("\"<b>\"", .trustedHTML), ("1", .action([])), ("{}", .record("Missing")),
    ("{\"x\": 1}", .dictionary(key: .int, value: .int)),
    ("[null]", .array(.int)),
  ])
  func refuses(text: String, type: ValueType) throws {
    let value = try JSONParser.parse(text)
    #expect(throws: ValueMismatch.self) { try decode(value, type) }
  }

  @Test(
    arguments: [
      ("1", ValueType.double, 1.0), ("1e2", .int, 100), ("-0", .int, 0), ("null", .optional(.int), .null),
      ("\"PAID\"", .enumeration("State"), "PAID"),
      (
        "{\"1\": true}", .dictionary(key: .int, value: .bool),
        .dictionary(ValueDictionary(uniquing: [(key: 1, value: true)]))
      ),
      ("\"1970-01-01T00:00:01Z\"", .date, .date(Instant(milliseconds: 1000))),
    ] as [(String, ValueType, Value)])
  func decodes(text: String, type: ValueType, value: Value) throws {
    #expect(try decode(try JSONParser.parse(text), type) == value)
  }

  @Test func dictionariesHaveTheOrderThatJavaScriptGivesThem() throws {
    let json = try JSONParser.parse(#"{"b": 0, "10": 1, "-1": 2, "2": 3, "02": 4, "a": 5, "4294967295": 6, "0": 7}"#)
    let decoded = try decode(json, .dictionary(key: .string, value: .int))
    guard case .dictionary(let dictionary) = decoded else { return }
    #expect(dictionary.keys == ["0", "2", "10", "b", "-1", "02", "a", "4294967295"])
    #expect(dictionary["b"] == 0)
    guard case .dictionary(let numbers) = try decode(["3": 0, "-1": 1, "1": 2], .dictionary(key: .int, value: .int))
    else { return }
    #expect(numbers.keys == [1, 3, -1])
  }

  @Test func depthOfRecursiveTypesIsLimited() throws {
    var value: Value = ["children": []]
    for _ in 0..<200 { value = ["children": [value]] }
    #expect(throws: ValueMismatch.self) { try decode(value, .record("Node")) }
    #expect(try decode(["children": [["children": []]]], .record("Node")).isDeeper(than: 3))
  }

  @Test func typesPrintAsTemplatesWriteThem() {
    #expect(ValueType.optional(.dictionary(key: .string, value: .array(.int))).description == "[String: [Int]]?")
    #expect(ValueType.action([.int, .record("Page<Product>")]).description == "Action<Int, Page<Product>>")
  }
}
