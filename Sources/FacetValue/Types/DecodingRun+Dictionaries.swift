extension DecodingRun {
  mutating func dictionary(
    _ source: ValueDictionary, _ keyNode: Int, _ node: Int
  ) throws(ValueMismatch) -> Value? {
    try enter()
    var pairs: [(key: Value, value: Value)]?
    for position in source.keys.indices {
      do throws(ValueMismatch) {
        let key = try changedKey(source.keys[position], keyNode)
        let value = try changed(source.values[position], node)
        guard key != nil || value != nil else { continue }
        if pairs == nil { pairs = Array(source) }
        pairs?[position] = (key ?? source.keys[position], value ?? source.values[position])
      } catch {
        throw error.inField(source.keys[position].printed)
      }
    }
    leave()
    if !Self.isInJavaScriptsOrder(source.keys) { pairs = Self.inJavaScriptsOrder(pairs ?? Array(source)) }
    return pairs.map { .dictionary(ValueDictionary(uniquing: $0)) }
  }

  /// Whether array indexes come first, in ascending order (ECMA-262 §10.1.11.1).
  private static func isInJavaScriptsOrder(_ keys: [Value]) -> Bool {
    var last = 0
    for key in keys {
      let rank = arrayIndex(key) ?? .max
      if rank < last { return false }
      last = rank
    }
    return true
  }

  private static func inJavaScriptsOrder(
    _ pairs: [(key: Value, value: Value)]
  ) -> [(key: Value, value: Value)] {
    let ranks = pairs.map { arrayIndex($0.key) ?? .max }
    return pairs.indices.sorted { ranks[$0] < ranks[$1] }.map { pairs[$0] }
  }

  /// The number that a key spells, when it is an array index: 0 to 2³²−2, without needless zeros.
  private static func arrayIndex(_ key: Value) -> Int? {
    let number: Int?
    switch key {
    case .int(let int): number = int
    case .string(let text):
      guard let first = text.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else { return nil }
      guard text.utf8.count <= 10, let int = NumberParsing.int(text), String(int) == text else { return nil }
      number = int
    default: number = nil
    }
    return number.flatMap { (0...4_294_967_294).contains($0) ? $0 : nil }
  }

  /// JSON's keys are text, whatever the type.
  private mutating func changedKey(_ key: Value, _ node: Int) throws(ValueMismatch) -> Value? {
    guard case .string(let text) = key else { return try changed(key, node) }
    let parsed: Value? =
      switch plan.nodes[node] {
      case .string: nil
      case .int: NumberParsing.int(text).map { .int($0) }
      case .double: NumberParsing.double(text).map { .double($0) }
      case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
      default: nil
      }
    return if let parsed { parsed } else { try changed(key, node) }
  }
}
