/// A place in a file as people count: both from 1, columns in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public var description: String { "\(line):\(column)" }
}

extension SourceFile {
  /// The position of a byte offset. Offsets outside the file count as its start or end.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: offset)
    var column = 1
    for byte in bytes[lineStarts[line]..<offset] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return SourcePosition(line: line + 1, column: column)
  }

  /// The line and the column of a byte offset as JavaScript counts: both from 0, columns in UTF-16 units.
  public func utf16Place(at offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: offset)
    var column = 0
    for byte in bytes[lineStarts[line]..<offset] where byte & 0xC0 != 0x80 {
      // Four bytes of UTF-8 are two units of UTF-16.
      column += byte >= 0xF0 ? 2 : 1
    }
    return (line, column)
  }

  /// The text of a line (from 1) without its line break; empty when there is no such line.
  public func line(_ number: Int) -> String { text(lineRange(number)) }

  /// The bytes of a line without its line break.
  func lineRange(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return 0..<0 }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// An offset, or where the scalar begins that it lies within.
  func scalarBoundary(_ offset: Int) -> Int {
    var offset = offset
    var steps = 0
    while offset > 0, offset < bytes.count, steps < 3, bytes[offset] & 0xC0 == 0x80 {
      offset -= 1
      steps += 1
    }
    return offset
  }

  /// The text of a byte range, clipped to the file; invalid UTF-8 is repaired.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
