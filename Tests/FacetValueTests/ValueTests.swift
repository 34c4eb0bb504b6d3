import FacetValue
import Testing

@Suite struct ValueTests {
  @Test func textIsComparedByScalar() {
    #expect(Value.string("é") != .string("e\u{301}"))
    #expect(Value.string("e\u{301}") == .string("e\u{301}"))
    // Canonically equivalent, of one length in bytes.
    #expect(Value.string("a\u{301}\u{323}") != .string("a\u{323}\u{301}"))
    #expect(TextKey("\u{FFFF}") < TextKey("\u{10000}"))
    #expect(TextKey("z") < TextKey("é"))
    #expect(!(TextKey("é") < TextKey("é")))
  }

  @Test func numbersAreComparedAsNumbers() {
    #expect(Value.double(.nan) != .double(.nan))
    #expect(Value.double(-0.0) == .double(0))
    #expect(Value.int(1) == .double(1))
    #expect(Value.int(1) != .double(1.5))
    #expect(Value.array([.double(.nan)]) != .array([.double(.nan)]))
  }

  /// Swift's arrays are equal without a look at their elements when they share their storage.
  @Test func nanEqualsNothingInCollectionsThatShareTheirStorage() {
    let array = Value.array([1, .double(.nan)])
    let record = Value.record(Record(shape: RecordShape(name: "P", fields: ["a"]), fields: [.double(.nan)]))
    let dictionary: Value = ["a": .double(.nan)]
    for value in [array, record, dictionary, .array([record]), ["a": array]] {
      let same = value
      #expect(value != same)
    }
    #expect(Value.array([1, "a"]) == .array([1, "a"]))
  }

  @Test func collectionsAreComparedByValue() {
    #expect(Value.array([1, "a", .null]) == .array([1, "a", .null]))
    #expect(Value.array([1]) != .array([1, 2]))
    let a: Value = ["x": 1, "y": 2]
    #expect(a == ["y": 2, "x": 1])
    #expect(a != ["x": 1, "z": 2])
    #expect(a != ["x": 1])
    let one = Record(shape: RecordShape(name: "P", fields: ["a", "b"]), fields: [1, 2])
    #expect(one == Record(shape: RecordShape(name: "Q", fields: ["a", "b"]), fields: [1, 2]))
    #expect(one != Record(shape: RecordShape(name: "P", fields: ["a", "c"]), fields: [1, 2]))
    #expect(Value.null == .null)
    #expect(Value.null != .bool(false))
  }

  @Test func recordsAreValues() {
    let shape = RecordShape(name: "P", fields: ["é", "e\u{301}"])
    let before = Record(shape: shape, fields: [1, 2])
    var after = before
    after["e\u{301}"] = 3
    after["missing"] = 4
    #expect(before.fields == [1, 2])
    #expect(after.fields == [1, 3])
    #expect(after.field(at: 7) == .null)
    #expect(shape.index(of: "è") == nil)
  }

  @Test func depthIsFoundWithoutLookingFurther() {
    var value: Value = 1
    for _ in 0..<300 { value = .array([value]) }
    #expect(value.isDeeper(than: 299))
    #expect(!value.isDeeper(than: 300))
    #expect(!Value.int(1).isDeeper(than: 0))
  }

  @Test func literalsPrint() {
    #expect(Value.bool(true).printed == "true")
    #expect(Value.double(1e21).printed == "1e+21")
    #expect(Value.null.printed == "")
    #expect(Value.date(Instant(milliseconds: 0)).printed == "1970-01-01T00:00:00Z")
  }
}
