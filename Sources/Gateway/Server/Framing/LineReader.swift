import NIOCore

/// Takes lines off the front of a buffer, and refuses bytes that no line of HTTP/1.1 may hold (RFC 9112 §2.2).
///
/// Each byte is looked at once, however small the pieces are in which they come.
struct LineReader {
  /// How many bytes of the buffer belong to the line that is not complete yet.
  private var seen = 0

  /// The next line without its end; nil when it has not come in full.
  ///
  /// - Parameters:
  ///   - limit: of the line's bytes.
  ///   - fault: when there are more.
  mutating func next(_ buffer: inout ByteBuffer, limit: Int, fault: FramingFault) throws(FramingFault) -> ByteBuffer? {
    let start = buffer.readerIndex
    while seen < buffer.readableBytes {
      guard seen <= limit else { throw fault }
      guard let byte = buffer.getInteger(at: start + seen, as: UInt8.self) else { break }
      switch byte {
      case 0x0d:
        guard seen + 1 < buffer.readableBytes else { return nil }
        guard buffer.getInteger(at: start + seen + 1, as: UInt8.self) == 0x0a else {
          throw .malformed("A carriage return stands alone.")
        }
        let line = buffer.readSlice(length: seen)
        buffer.moveReaderIndex(forwardBy: 2)
        seen = 0
        return line
      case 0x0a: throw .malformed("A line ends without a carriage return.")
      case 0x09, 0x20...0x7e, 0x80...0xff: seen += 1
      default: throw .malformed("A line has a control character.")
      }
    }
    guard seen <= limit else { throw fault }
    return nil
  }
}
