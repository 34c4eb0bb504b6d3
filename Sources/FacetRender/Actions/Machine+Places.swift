import FacetValue

extension Machine {
  /// Evaluates the indexes and keys on the way to a place.
  func resolve(_ steps: [PlaceCode.Step], _ frame: Frame) throws(EvaluationFailure) -> [ResolvedStep] {
    var resolved: [ResolvedStep] = []
    for step in steps {
      switch step {
      case .field(let field): resolved.append(.field(field))
      case .index(let code):
        guard case .int(let index) = try code.value(frame, self) else { throw .noSuchPlace }
        resolved.append(.index(index))
      case .key(let code): resolved.append(.key(try code.value(frame, self)))
      }
    }
    return resolved
  }

  /// Changes the value at a place. The value is taken out of its slot meanwhile, so that a large array is changed where
  /// it lies instead of being copied.
  func update(
    _ frame: Frame, _ slot: Int, _ steps: [ResolvedStep], isRecursive: Bool,
    _ change: (inout Value) throws(EvaluationFailure) -> Void
  ) throws(EvaluationFailure) {
    var value = frame[slot]
    frame[slot] = .null
    defer { frame[slot] = value }
    if isRecursive {
      // Nesting may not grow without end; a failed change must leave the old value.
      var changed = value
      try Self.update(&changed, steps[...], change)
      guard Self.isSmall(changed) else {
        throw EvaluationFailure(.tooDeep, "The value is nested too deeply, or has become too large.")
      }
      value = changed
    } else {
      try Self.update(&value, steps[...], change)
    }
  }

  private static func update(
    _ value: inout Value, _ steps: ArraySlice<ResolvedStep>,
    _ change: (inout Value) throws(EvaluationFailure) -> Void
  ) throws(EvaluationFailure) {
    guard let step = steps.first else { return try change(&value) }
    let rest = steps.dropFirst()
    switch (step, value) {
    case (.field(let field), .record(var record)):
      guard record.fields.indices.contains(field) else { throw .noSuchPlace }
      value = .null
      defer { value = .record(record) }
      try update(&record.fields[field], rest, change)
    case (.index(let index), .array(var elements)):
      guard elements.indices.contains(index) else {
        throw EvaluationFailure(.indexOutOfRange, "There is no element \(index): the array has \(elements.count).")
      }
      value = .null
      defer { value = .array(elements) }
      try update(&elements[index], rest, change)
    case (.key(let key), .dictionary(var dictionary)):
      var entry = dictionary[key] ?? .null
      if rest.isEmpty || !entry.isNull {
        value = .null
        defer { value = .dictionary(dictionary) }
        try update(&entry, rest, change)
        dictionary[key] = entry.isNull ? nil : entry
      } else {
        throw EvaluationFailure(.indexOutOfRange, "The dictionary has no such key.")
      }
    default:
      throw .noSuchPlace
    }
  }

  /// Whether a value is within 500 levels and a million parts.
  private static func isSmall(_ value: Value) -> Bool {
    var parts = StandardLibrary.Limit.elements
    return fits(value, StandardLibrary.Limit.depth, &parts)
  }

  private static func fits(_ value: Value, _ depth: Int, _ parts: inout Int) -> Bool {
    let children: [Value]
    switch value {
    case .array(let elements): children = elements
    case .record(let record): children = record.fields
    case .dictionary(let dictionary): children = dictionary.values
    default: return true
    }
    parts -= children.count
    guard depth > 0, parts >= 0 else { return false }
    for child in children where !fits(child, depth - 1, &parts) { return false }
    return true
  }
}

extension EvaluationFailure {
  static let noSuchPlace = EvaluationFailure(
    code: "no-such-place", message: "There is nothing here that could be assigned to.")
}
