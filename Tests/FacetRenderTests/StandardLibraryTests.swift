import FacetAnalysis
import FacetRender
import FacetValue
import Testing

/// The functions beside what a naive implementation gives. What each means is fixed by the expression cases.
@Suite struct StandardLibraryTests {
  private let library = FacetRender.StandardLibrary()

  private func strings(_ value: Value) throws -> [String] {
    try #require(value.elements).map { $0.text ?? "?" }
  }

  @Test func searchFindsWhatANaiveOneFinds() throws {
    var random = RandomText(state: 3)
    var found = 0
    for _ in 0..<4000 {
      let (text, part) = (random.text(upTo: 60), random.text(upTo: 5))
      let (haystack, needle) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
      let naive = (0...haystack.count).contains { start in haystack[start...].starts(with: needle) }
      #expect(try library.call(.stringContains, .string(text), .string(part)) == .bool(naive))
      if naive { found += 1 }
      #expect(
        try library.call(.stringHasPrefix, .string(text), .string(part)) == .bool(haystack.starts(with: needle)))
      #expect(
        try library.call(.stringHasSuffix, .string(text), .string(part))
          == .bool(haystack.reversed().starts(with: needle.reversed())))
    }
    #expect(found > 1000)
  }

  @Test func longTextsAreSearchedInLinearTime() throws {
    let haystack = Value.string(String(repeating: "a", count: 1_000_000))
    let needle = Value.string(String(repeating: "a", count: 100_000) + "b")
    #expect(try library.call(.stringContains, haystack, needle) == false)
    let ending = Value.string(String(repeating: "ab", count: 50) + "c")
    let text = Value.string(String(repeating: "ab", count: 500) + "c")
    #expect(try library.call(.stringContains, text, ending) == true)
    #expect(try strings(library.call(.stringSplit, text, ending)) == [String(repeating: "ab", count: 450), ""])
  }

  @Test func splittingAndJoiningUndoEachOther() throws {
    var random = RandomText(state: 5)
    for _ in 0..<2000 {
      let (text, separator) = (random.text(upTo: 30), random.text(upTo: 3) + "a")
      let parts = try library.call(.stringSplit, .string(text), .string(separator))
      #expect(try library.call(.arrayJoined, parts, .string(separator)) == .string(text))
      for part in try strings(parts) {
        #expect(try library.call(.stringContains, .string(part), .string(separator)) == false)
      }
      let replaced = try library.call(.stringReplacing, .string(text), .string(separator), "<>")
      #expect(try library.call(.arrayJoined, parts, "<>") == replaced)
    }
  }

  @Test func sortingIsStableInsertion() throws {
    var random = RandomText(state: 7)
    for _ in 0..<200 {
      let keys = (0..<random.below(60)).map { _ in Value.int(random.below(8)) }
      let pairs = try library.call(.arrayEnumerated, .array(keys))
      let sorted = try library.call1(.arraySortedBy, pairs) { pair in pair["value"] ?? .null }
      var naive: [(index: Int, key: Int)] = []
      for (index, key) in keys.enumerated() {
        let key = key.integer ?? 0
        naive.insert((index, key), at: naive.firstIndex { $0.key > key } ?? naive.endIndex)
      }
      #expect(sorted.elements?.map { $0["index"] } == naive.map { .int($0.index) })
    }
  }

  @Test func textIsCutByScalar() throws {
    var random = RandomText(state: 9)
    for _ in 0..<1000 {
      let text = random.text(upTo: 12)
      let count = random.below(16) - 2
      let scalars = Array(text.unicodeScalars)
      func same(_ function: StandardFunction, _ naive: some Sequence<Unicode.Scalar>) throws {
        let result = try library.call(function, .string(text), .int(count))
        #expect(result.text.map { Array($0.unicodeScalars) } == Array(naive))
      }
      try same(.stringPrefix, scalars.prefix(max(0, count)))
      try same(.stringSuffix, scalars.suffix(max(0, count)))
      try same(.stringDropFirst, scalars.dropFirst(max(0, count)))
      #expect(try library.call(.stringCount, .string(text)) == .int(scalars.count))
    }
  }

  @Test func mutationsChangeInPlaceOrNotAtAll() throws {
    var array: Value = [1, 2, 3]
    let before = array
    try library.mutate(.append, &array, 4)
    try library.mutate(.insert, &array, 0, 0)
    try library.mutate(.swapAt, &array, 0, 4)
    try library.mutate(.removeAt, &array, 1)
    #expect(array == [4, 2, 3, 0])
    #expect(before == [1, 2, 3])
    try library.removeAll(&array) { element in .bool(element == 2) }
    #expect(array == [4, 3, 0])
    for (function, first, second) in [
      (MutatingFunction.insert, Value.int(1), Value.int(5)), (.insert, 1, -1), (.removeAt, 3, .null),
      (.removeAt, .int(.min), .null), (.swapAt, 0, 3), (.swapAt, .int(.max), 0),
    ] {
      let failure = #expect(throws: EvaluationFailure.self) { try library.mutate(function, &array, first, second) }
      #expect(failure?.code == "index-out-of-range")
      #expect(array == [4, 3, 0])
    }
    try library.mutate(.removeAll, &array)
    #expect(array == [])
  }

  @Test func dictionariesAreChangedInPlace() throws {
    var dictionary: Value = ["b": 2, "c": 3]
    try library.mutate(.removeValue, &dictionary, "zz")
    try library.mutate(.removeValue, &dictionary, "b")
    #expect(dictionary == ["c": 3])
  }

  @Test func failuresOfClosuresPassThrough() throws {
    let failure = #expect(throws: EvaluationFailure.self) {
      try library.call1(.arrayMap, [1, 2]) { _ throws(EvaluationFailure) in
        throw EvaluationFailure(code: "own", message: "mine")
      }
    }
    #expect(failure?.code == "own")
  }

  @Test func foldingCannotNestWithoutEnd() throws {
    let many = try library.range(0, 100_000, isClosed: false)
    let failure = #expect(throws: EvaluationFailure.self) {
      try library.call2(.arrayReduce, many, []) { result, _ in .array([result]) }
    }
    #expect(failure?.code == "value-too-deep")
  }

  @Test func growthHasLimits() throws {
    let text = Value.string(String(repeating: "x", count: 6_000_000))
    #expect(throws: EvaluationFailure.self) { try library.apply(.addString, text, text) }
    #expect(throws: EvaluationFailure.self) { try library.call(.stringReplacing, "a-b-c", "-", text) }
    #expect(throws: EvaluationFailure.self) { try library.call(.arrayJoined, [text, text]) }
    let commas = Value.string(String(repeating: ",", count: 1_000_000))
    #expect(throws: EvaluationFailure.self) { try library.call(.stringSplit, commas, ",") }
    let array = try library.range(0, 600_000, isClosed: false)
    #expect(throws: EvaluationFailure.self) { try library.apply(.addArray, array, array) }
    #expect(throws: EvaluationFailure.self) { try library.call1(.arrayFlatMap, [1, 2]) { _ in array } }
  }
}
