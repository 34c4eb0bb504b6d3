/// A dictionary that keeps the order in which keys were first inserted, as a JavaScript `Map` does.
///
/// Two dictionaries are equal when they hold equal values for equal keys, whatever the order.
public struct ValueDictionary: Sendable {
  public private(set) var keys: [Value]
  public private(set) var values: [Value]
  /// Positions by key, once there are too many keys to look through.
  private var positions: [ValueKey: Int]?

  /// Up to this many keys, looking at each is faster than hashing one.
  private static let linearLimit = 12

  public init() {
    keys = []
    values = []
  }

  /// Takes the pairs in order; a key that comes again keeps its place and gets the later value.
  public init(uniquing pairs: some Sequence<(key: Value, value: Value)>) {
    self.init()
    reserveCapacity(pairs.underestimatedCount)
    for pair in pairs { self[pair.key] = pair.value }
  }

  public var count: Int { keys.count }
  public var isEmpty: Bool { keys.isEmpty }

  public mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  /// The position of a key in insertion order, or nil.
  public func position(of key: Value) -> Int? {
    if let positions { return positions[ValueKey(key)] }
    if case .string(let text) = key { return position(of: text) }
    let key = ValueKey(key)
    return keys.firstIndex { ValueKey($0) == key }
  }

  /// The value for a key. Assigning nil removes the key; assigning to a new key puts it at the end.
  public subscript(_ key: Value) -> Value? {
    get { position(of: key).map { values[$0] } }
    set {
      guard let newValue else {
        removeValue(forKey: key)
        return
      }
      if let position = position(of: key) {
        values[position] = newValue
      } else {
        append(key, newValue)
      }
    }
  }

  /// The value for a key of text.
  public subscript(_ key: String) -> Value? {
    get { position(of: key).map { values[$0] } }
    set { self[Value.string(key)] = newValue }
  }

  /// Removes the key and gives its value, or nil when there was no such key. The others keep their order.
  @discardableResult
  public mutating func removeValue(forKey key: Value) -> Value? {
    guard let position = position(of: key) else { return nil }
    keys.remove(at: position)
    let removed = values.remove(at: position)
    positions = nil
    indexIfLarge()
    return removed
  }

  public mutating func removeAll() { self = ValueDictionary() }

  private func position(of text: String) -> Int? {
    if let positions { return positions[ValueKey(.string(text))] }
    for position in keys.indices {
      if case .string(let candidate) = keys[position], candidate.hasSameScalars(as: text) { return position }
    }
    return nil
  }

  private mutating func append(_ key: Value, _ value: Value) {
    keys.append(key)
    values.append(value)
    if positions == nil {
      indexIfLarge()
    } else {
      positions?[ValueKey(key)] = keys.count - 1
    }
  }

  private mutating func indexIfLarge() {
    guard positions == nil, keys.count > Self.linearLimit else { return }
    var index: [ValueKey: Int] = [:]
    index.reserveCapacity(keys.count * 2)
    for (position, key) in keys.enumerated() { index[ValueKey(key)] = position }
    positions = index
  }
}

extension ValueDictionary: Equatable {
  public static func == (a: ValueDictionary, b: ValueDictionary) -> Bool {
    guard a.count == b.count else { return false }
    for (key, value) in zip(a.keys, a.values) {
      guard let position = b.position(of: key), b.values[position] == value else { return false }
    }
    return true
  }
}

extension ValueDictionary: Sequence {
  public func makeIterator() -> some IteratorProtocol<(key: Value, value: Value)> {
    zip(keys, values).lazy.map { (key: $0, value: $1) }.makeIterator()
  }

  public var underestimatedCount: Int { count }
}

extension ValueDictionary: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(uniquing: elements.lazy.map { (key: .string($0), value: $1) })
  }
}
