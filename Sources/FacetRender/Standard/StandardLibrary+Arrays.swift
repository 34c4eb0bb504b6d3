import FacetAnalysis
import FacetValue

extension StandardLibrary {
  static let indexedShape = RecordShape(name: "Indexed", fields: ["index", "value"])
  static let pairShape = RecordShape(name: "Pair", fields: ["first", "second"])
  static let entryShape = RecordShape(name: "Entry", fields: ["key", "value"])

  func array(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let elements = try arguments.array(arguments.first)
    switch arguments.function {
    case .arrayCount: return .int(elements.count)
    case .arrayIsEmpty: return .bool(elements.isEmpty)
    case .arrayFirst: return elements.first ?? .null
    case .arrayLast: return elements.last ?? .null
    case .arrayContains: return .bool(try Self.position(in: elements, arguments) != nil)
    case .arrayFirstIndex: return try Self.position(in: elements, arguments).map { .int($0) } ?? .null
    case .arrayReversed: return .array(elements.reversed())
    case .arrayPrefix: return .array(Array(elements.prefix(try arguments.count(arguments.second))))
    case .arraySuffix: return .array(Array(elements.suffix(try arguments.count(arguments.second))))
    case .arrayDropFirst: return .array(Array(elements.dropFirst(try arguments.count(arguments.second))))
    case .arrayEnumerated:
      return .array(
        elements.enumerated().map { .record(Record(shape: Self.indexedShape, fields: [.int($0), $1])) })
    case .zip:
      let others = try arguments.array(arguments.second)
      return .array(Swift.zip(elements, others).map { .record(Record(shape: Self.pairShape, fields: [$0, $1])) })
    case .arrayJoined: return try Self.joined(elements, arguments)
    default: throw arguments.wrongType(arguments.first)
    }
  }

  private static func position(in elements: [Value], _ arguments: Arguments) throws(EvaluationFailure) -> Int? {
    guard let wanted = arguments.second else { throw arguments.wrongType(nil) }
    return elements.firstIndex(of: wanted)
  }

  private static func joined(_ elements: [Value], _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let separator =
      try arguments.second.map { value throws(EvaluationFailure) in Array(try arguments.text(value).utf8) } ?? []
    var bytes: [UInt8] = []
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(contentsOf: separator) }
      element.appendPrinted(to: &bytes)
      try check(textBytes: bytes.count)
    }
    return .string(String(decoding: bytes, as: UTF8.self))
  }

  func dictionary(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    guard case .dictionary(let dictionary) = arguments.first else { throw arguments.wrongType(arguments.first) }
    switch arguments.function {
    case .dictionaryCount: return .int(dictionary.count)
    case .dictionaryIsEmpty: return .bool(dictionary.isEmpty)
    case .dictionaryKeys: return .array(dictionary.keys)
    case .dictionaryValues: return .array(dictionary.values)
    case .dictionaryEntries:
      return .array(dictionary.map { .record(Record(shape: Self.entryShape, fields: [$0.key, $0.value])) })
    default: throw arguments.wrongType(arguments.first)
    }
  }

  /// `array[index]`: nil when there is no such element.
  public func element(_ array: Value, at index: Value) throws(EvaluationFailure) -> Value {
    guard case .array(let elements) = array, case .int(let index) = index else {
      throw .wrongType("A subscript", array)
    }
    return elements.indices.contains(index) ? elements[index] : .null
  }

  /// `dictionary[key]`: nil when there is no such key.
  public func entry(_ dictionary: Value, for key: Value) throws(EvaluationFailure) -> Value {
    guard case .dictionary(let dictionary) = dictionary else { throw .wrongType("A subscript", dictionary) }
    return dictionary[key] ?? .null
  }

  /// The integers of `lower..<upper` or `lower...upper`; none when the upper end is below the lower.
  public func range(_ lower: Value, _ upper: Value, isClosed: Bool) throws(EvaluationFailure) -> Value {
    guard case .int(let lower) = lower, case .int(let upper) = upper else { throw .wrongType("A range", lower) }
    let (distance, overflows) = upper.subtractingReportingOverflow(lower)
    guard distance >= 0 || overflows else { return .array([]) }
    // The distance is compared before one is added to it, which could overflow.
    try Self.check(elements: overflows ? .max : distance)
    let count = distance + (isClosed ? 1 : 0)
    try Self.check(elements: count)
    return .array((0..<count).map { .int(lower + $0) })
  }
}
