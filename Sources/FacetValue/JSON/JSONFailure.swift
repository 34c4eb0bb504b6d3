/// Why bytes are not JSON, and where.
public struct JSONFailure: Error, Sendable, Hashable {
  public let message: String
  /// In bytes from the beginning.
  public let offset: Int
  /// From 1.
  public let line: Int
  /// From 1, in bytes.
  public let column: Int

  init(_ message: String, at offset: Int, in bytes: [UInt8]) {
    self.message = message
    self.offset = offset
    let before = bytes.prefix(offset)
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    column = offset - lineStart + 1
  }
}

extension JSONFailure: CustomStringConvertible {
  public var description: String { "line \(line), column \(column): \(message)" }
}
