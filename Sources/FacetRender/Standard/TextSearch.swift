/// Finds a text in others, byte by byte: UTF-8 lets no match begin within a scalar.
///
/// Long texts are searched by Knuth, Morris and Pratt's method, because what visitors type can make the naive one slow.
struct TextSearch {
  let bytes: [UInt8]
  /// For each byte, how many bytes before and with it begin the text; empty for short texts.
  private let borders: [Int]

  private static let naiveLimit = 32

  init(_ text: String) {
    bytes = Array(text.utf8)
    borders = bytes.count > Self.naiveLimit ? Self.borders(of: bytes) : []
  }

  private static func borders(of bytes: [UInt8]) -> [Int] {
    var borders = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for position in bytes.indices.dropFirst() {
      while length > 0, bytes[position] != bytes[length] { length = borders[length - 1] }
      if bytes[position] == bytes[length] { length += 1 }
      borders[position] = length
    }
    return borders
  }

  /// Where the text begins first, at or after the start.
  func first(in haystack: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes.count <= haystack.count - start else { return nil }
    return borders.isEmpty ? naive(haystack, start) : linear(haystack, start)
  }

  private func naive(_ haystack: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard let head = bytes.first else { return start }
    for position in start...(haystack.count - bytes.count) where haystack[position] == head {
      if haystack[position..<(position + bytes.count)].elementsEqual(bytes) { return position }
    }
    return nil
  }

  private func linear(_ haystack: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var matched = 0
    for position in start..<haystack.count {
      while matched > 0, haystack[position] != bytes[matched] { matched = borders[matched - 1] }
      if haystack[position] == bytes[matched] { matched += 1 }
      if matched == bytes.count { return position + 1 - matched }
    }
    return nil
  }
}

extension String {
  /// The bytes of the text, without copying long ones.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
