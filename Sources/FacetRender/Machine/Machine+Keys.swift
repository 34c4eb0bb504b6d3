import FacetValue

extension Machine {
  /// Fails when two items have one key: nothing could tell their instances, forms and nodes apart.
  ///
  /// Keys that come in rising order, as most lists give them, are distinct at the cost of a comparison each.
  func requireDistinct(
    _ key: any ExpressionCode, _ items: [Value], _ loop: LoopCode, _ frame: Frame
  ) throws(EvaluationFailure) {
    if let field = loop.keyField, Self.integersRise(items, field) { return }
    var last = try self.key(key, 0, items, loop, frame)
    for index in 1..<items.count {
      let next = try self.key(key, index, items, loop, frame)
      guard Self.rises(last, next) else { return try requireDistinctInAnyOrder(key, items, loop, frame) }
      last = next
    }
  }

  /// Whether the field is a larger integer in each item than in the one before: looked at where they lie.
  private static func integersRise(_ items: [Value], _ field: Int) -> Bool {
    items.withUnsafeBufferPointer { items in
      var last = Int.min
      for index in items.indices {
        guard let start = items.baseAddress, case .int(let integer)? = (start + index).field(field)?.pointee,
          integer > last
        else { return false }
        last = integer
      }
      return true
    }
  }

  private func requireDistinctInAnyOrder(
    _ key: any ExpressionCode, _ items: [Value], _ loop: LoopCode, _ frame: Frame
  ) throws(EvaluationFailure) {
    var numbers: Set<Int> = []
    var texts: Set<TextKey> = []
    for index in items.indices {
      let value = try self.key(key, index, items, loop, frame)
      let isNew =
        switch value {
        case .int(let number): numbers.insert(number).inserted
        default: texts.insert(TextKey(text(value))).inserted
        }
      guard isNew else { throw .duplicateKey(value, loop) }
    }
  }

  @inline(__always)
  private func key(
    _ key: any ExpressionCode, _ index: Int, _ items: [Value], _ loop: LoopCode, _ frame: Frame
  ) throws(EvaluationFailure) -> Value {
    if let field = loop.keyField, case .record(let record) = items[index], field < record.fields.count {
      return record.fields[field]
    }
    frame[loop.item] = items[index]
    if loop.index >= 0 { frame[loop.index] = .int(index) }
    return try key.value(frame, self)
  }

  @inline(__always)
  private static func rises(_ first: Value, _ second: Value) -> Bool {
    switch (first, second) {
    case (.int(let first), .int(let second)): first < second
    case (.string(let first), .string(let second)): first.precedesByScalars(second)
    default: false
    }
  }
}

extension EvaluationFailure {
  fileprivate static func duplicateKey(_ key: Value, _ loop: LoopCode) -> EvaluationFailure {
    EvaluationFailure(
      code: "duplicate-key", message: "Two items of this each have the key \(JSONWriter.text(of: key)).",
      span: loop.span)
  }
}
