import NIOCore
import NIOPosix

/// Bytes that a request has selected, wherever they are.
struct Representation: Sendable {
  enum Content: Sendable {
    case bytes(ByteBuffer)
    case file(OpenFile)
  }

  let content: Content
  let facts: RepresentationFacts
  let mediaType: String
  let coding: ContentCoding
  /// Whether other representations of the same resource may be selected.
  let isNegotiated: Bool
  let cacheControl: String

  /// Kept for ever: the address changes with the content.
  static let immutable = "public, max-age=31536000, immutable"
  /// Kept, and asked about before each use.
  static let revalidated = "public, no-cache"

  /// What a reader gets at a time. He gets the next piece when he has taken this one.
  private static let pieceSize = 64 << 10

  /// Hands out a part of it, piece by piece.
  ///
  /// - Throws: `Truncated` when the file has become shorter than it was; the answer must not look complete then.
  func read(_ range: Range<Int>, _ take: (ByteBuffer) async throws -> Void) async throws {
    switch content {
    case .bytes(let bytes):
      guard let part = bytes.getSlice(at: bytes.readerIndex + range.lowerBound, length: range.count) else {
        throw Truncated()
      }
      try await take(part)
    case .file(let file):
      var position = range.lowerBound
      while position < range.upperBound {
        let (start, count) = (position, min(Self.pieceSize, range.upperBound - position))
        let piece = try await NIOThreadPool.singleton.runIfActive { try file.read(count, at: start) }
        guard piece.readableBytes == count else { throw Truncated() }
        try await take(piece)
        position += count
      }
    }
  }

  /// A file became shorter while it was sent.
  struct Truncated: Error {}
}
