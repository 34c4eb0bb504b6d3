import FacetValue
import Testing

@Suite struct ValueDictionaryTests {
  @Test func keepsTheOrderOfFirstInsertion() {
    var dictionary = ValueDictionary(uniquing: [("b", 1), ("a", 2), ("b", 3)].map { (key: $0, value: $1) })
    #expect(dictionary.keys == ["b", "a"])
    #expect(dictionary["b"] == 3)
    dictionary["b"] = nil
    dictionary["b"] = 4
    #expect(dictionary.keys == ["a", "b"])
    #expect(dictionary.removeValue(forKey: "zz") == nil)
  }

  @Test func keysAreToldApartByScalar() {
    var dictionary = ValueDictionary()
    dictionary["é"] = 1
    dictionary["e\u{301}"] = 2
    #expect(dictionary.count == 2)
    dictionary[Value.double(.nan)] = 1
    dictionary[Value.double(.nan)] = 2
    #expect(dictionary.count == 3)
    dictionary[Value.double(0)] = 1
    #expect(dictionary[Value.double(-0.0)] == 1)
    #expect(dictionary[Value.int(0)] == 1)
  }

  /// Random changes, beside a list of pairs that is searched from the start.
  @Test func behavesLikeAListOfPairs() {
    var generator = SplitMix(state: 7)
    for keys in [5, 40] {
      var dictionary = ValueDictionary()
      var pairs: [(key: Value, value: Value)] = []
      for step in 0..<4000 {
        let key: Value = step.isMultiple(of: 2) ? .int(generator.below(keys)) : .string("k\(generator.below(keys))")
        let position = pairs.firstIndex { $0.key == key }
        if generator.below(3) == 0 {
          #expect(dictionary.removeValue(forKey: key) == position.map { pairs[$0].value })
          if let position { pairs.remove(at: position) }
        } else {
          dictionary[key] = .int(step)
          if let position { pairs[position].value = .int(step) } else { pairs.append((key, .int(step))) }
        }
        #expect(dictionary.keys == pairs.map(\.key))
        #expect(dictionary.values == pairs.map(\.value))
      }
      let reversed = ValueDictionary(uniquing: pairs.reversed())
      #expect(reversed == dictionary)
    }
  }
}

/// A small generator with a seed, so that failures can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }
}
