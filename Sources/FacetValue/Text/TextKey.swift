/// Text as the language compares it: by Unicode scalar, without normalisation.
///
/// Swift's `==` on strings holds canonically equivalent texts to be equal (`"é" == "e\u{301}"`); the language does not.
/// UTF-8 orders texts as their scalars do, so bytes decide.
public struct TextKey: Sendable, Hashable, Comparable {
  public let text: String
  public init(_ text: String) { self.text = text }

  public static func == (a: TextKey, b: TextKey) -> Bool { a.text.hasSameScalars(as: b.text) }
  public static func < (a: TextKey, b: TextKey) -> Bool { a.text.precedesByScalars(b.text) }
  public func hash(into hasher: inout Hasher) { hasher.combineScalars(of: text) }
}

extension String {
  /// Whether both are the same sequence of Unicode scalars.
  public func hasSameScalars(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    let same = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { mine.elementsEqual($0) }
    }
    if let same = same ?? nil { return same }
    return utf8.elementsEqual(other.utf8)
  }

  /// Whether this text stands before the other one when both are compared scalar by scalar.
  public func precedesByScalars(_ other: String) -> Bool {
    let precedes = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { mine.lexicographicallyPrecedes($0) }
    }
    if let precedes = precedes ?? nil { return precedes }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Hasher {
  /// Feeds the bytes of the text, and an end mark, so that texts side by side do not run together.
  mutating func combineScalars(of text: String) {
    let bytes: Void? = text.utf8.withContiguousStorageIfAvailable {
      self.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if bytes == nil {
      for byte in text.utf8 { combine(byte) }
    }
    combine(0xFF as UInt8)
  }
}
