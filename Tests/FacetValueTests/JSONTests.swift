import FacetValue
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", .null), (" \t\r\n true ", true), ("[]", []), ("{}", [:]), ("0", 0), ("-0", .double(-0.0)), ("-1", -1),
      ("1.0", 1.0), ("1E2", 100.0), ("1e-2", 0.01), ("9007199254740991", 9_007_199_254_740_991),
      ("9007199254740992", 9_007_199_254_740_992.0), ("-9007199254740993", -9_007_199_254_740_992.0), ("1e-999", 0.0),
      ("\"\"", ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u0000""#, "é\0"),
      (#""\uD83D\uDE00""#, "😀"), ("\"é😀\u{7F}\"", "é😀\u{7F}"), (#""\uFFFF""#, "\u{FFFF}"),
      ("[1, [2, {\"a\": null}]]", [1, [2, ["a": .null]]]), ("{\"a\":1,\"b\":2,\"a\":3}", ["a": 3, "b": 2]),
      ("{\"\":0}", ["": 0]), ("\u{FEFF}1", 1), ("123456789012345678901234567890", 1.2345678901234568e29),
    ] as [(String, Value)])
  func reads(text: String, value: Value) throws {
    #expect(try JSONParser.parse(text) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "nullx", "True", "[1,]", "[,1]", "[1 2]", "[1", "[", "]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
    "{a:1}", "{1:1}", "{'a':1}", "{\"a\" 1}", "{\"a\":1", "{", "01", "-01", "1.", ".5", "-", "+1", "1e", "1e+", "1.e1",
    "0x1", "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"",
    "\"\\u12G4\"", "\"\n\"", "\"\0\"", "\"\t\"", #""\uD800""#, #""\uDC00""#, #""\uD800\u0041""#, #""\uD800x""#,
    #""\uDE00\uD83D""#, #""\uD83D\"#, #""\uD83D\u""#, "1 2", "[] []", "//c\n1", "/**/1", "'a'", "\u{a0}1", "1\0",
    "--1", "{\"a\":1}}", "[1]]", "\u{FEFF}",
  ])
  func refuses(text: String) {
    #expect(throws: JSONFailure.self) { try JSONParser.parse(text) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22], [0xEF, 0xBB], [0xFF],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    #expect(throws: JSONFailure.self) { try JSONParser.parse(bytes) }
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    #expect(try JSONParser.parse(nested(128, "[", "]")).isDeeper(than: 127))
    #expect(throws: JSONFailure.self) { try JSONParser.parse(nested(129, "[", "]")) }
    #expect(throws: JSONFailure.self) { try JSONParser.parse(nested(129, "{\"a\":", "}")) }
    #expect(throws: JSONFailure.self) { try JSONParser.parse(String(repeating: "[", count: 1_000_000)) }
    // The limit is of depth, not of how many there are.
    #expect(try JSONParser.parse("[" + nested(100, "[", "]") + "," + nested(100, "[", "]") + "]").elements?.count == 2)
  }

  @Test func failuresSayWhere() {
    let failure = #expect(throws: JSONFailure.self) { try JSONParser.parse("{\n  \"é\": 01\n}") }
    #expect(failure?.offset == 10)
    #expect(failure?.line == 2)
    #expect(failure?.column == 9)
    #expect(failure?.description == "line 2, column 9: a number may not begin with 0")
  }

  /// Bytes near JSON, cut and changed: the parser answers or throws, and what it reads is written and read alike.
  @Test func anyBytesAreReadOrRefused() throws {
    var generator = SplitMix(state: 11)
    let seed = Array(#"{"a":[1,-2.5e3,true,null,"x\u00e9\n😀"],"b":{"c":[],"d":"\uD83D\uDE00"}}"#.utf8)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0...generator.below(3) {
        let position = generator.below(bytes.count)
        switch generator.below(3) {
        case 0: bytes[position] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes.remove(at: position)
        default: bytes = Array(bytes.prefix(position)) + bytes.suffix(generator.below(8))
        }
        if bytes.isEmpty { bytes = [0x30] }
      }
      guard let value = try? JSONParser.parse(bytes) else { continue }
      read += 1
      #expect(try JSONParser.parse(JSONWriter.bytes(of: value)) == value)
    }
    #expect(read > 100)
  }

  @Test(
    arguments: [
      (.null, "null"), (.double(.nan), "null"), (.double(-.infinity), "null"), (.double(-0.0), "0"), (1.5, "1.5"),
      (.double(1e21), "1e+21"), ("a\"\\\n\r\t\u{1}\u{1F}\u{7F}é😀/", #""a\"\\\n\r\t\u0001\u001f"# + "\u{7F}é😀/\""),
      ([1, "b", []], #"[1,"b",[]]"#), (["a": 1, "b": [:]], #"{"a":1,"b":{}}"#),
      ("</script>&\u{2028}", "\"</script>&\u{2028}\""),
      (.date(Instant(milliseconds: 1)), "\"1970-01-01T00:00:00.001Z\""),
      (.money(Money(minorUnits: -5, currency: "EUR")), #"{"amount":-5,"currency":"EUR"}"#),
      (.record(Record(shape: RecordShape(name: "P", fields: ["x", "y"]), fields: [1, .null])), #"{"x":1,"y":null}"#),
    ] as [(Value, String)])
  func writes(value: Value, text: String) {
    #expect(JSONWriter.text(of: value) == text)
  }

  @Test func inAScriptNothingCanEndIt() throws {
    let value: Value = ["</script><!--": "]]>&\u{2028}\u{2029}\u{202A}\u{E2}€"]
    let text = JSONWriter.text(of: value, for: .script)
    #expect(
      text == #"{"\u003c/script\u003e\u003c!--":"]]\u003e\u0026\u2028\u2029"# + "\u{202A}\u{E2}€\"}")
    #expect(try JSONParser.parse(text) == value)
  }

  @Test func writingHasALimitOfDepth() {
    var value: Value = 1
    for _ in 0..<1500 { value = .array([value]) }
    #expect(JSONWriter.bytes(of: value).count == 2 * JSONWriter.depthLimit + 4)
  }
}
