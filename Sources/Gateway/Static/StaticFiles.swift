import FacetHummingbird
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix

/// Serves the files of one folder. Names that begin with a dot don't exist, and links don't lead out of it.
struct StaticFiles: Sendable {
  /// With its links resolved; nil when there is no such folder.
  private let root: String?

  /// Up to here a file is read in one go with its opening, and sent in one piece.
  private static let smallSize = 64 << 10

  init(folder: String) {
    root = Self.realPath(folder)
  }

  /// Nil when there is no such file.
  ///
  /// - Throws: a `Refusal` with 405, 412 or 416.
  func respond(_ exchange: Exchange) async throws -> Response? {
    let segments = exchange.address.segments
    guard let root, !exchange.address.hasTrailingSlash, !segments.isEmpty,
      segments.allSatisfy({ !$0.hasPrefix(".") && !$0.contains("/") && !$0.contains("\\") })
    else { return nil }
    let path = "/" + segments.joined(separator: "/")
    let codings = ContentCoding.preferred(exchange.headers[values: .acceptEncoding])
    let isHashed = Self.isHashed(segments)
    let found = try await NIOThreadPool.singleton.runIfActive {
      try Self.select(path, below: root, codings, isHashed: isHashed)
    }
    return try found.map { try RepresentationResponse.make(exchange, $0) }
  }

  /// The representation of a file that a client would rather have. Waits for the disk.
  private static func select(
    _ path: String, below root: String, _ codings: [ContentCoding], isHashed: Bool
  ) throws -> Representation? {
    guard let plain = OpenFile(path: path, below: root), !isVariant(path, below: root) else { return nil }
    var chosen = (plain, ContentCoding.identity)
    for coding in codings {
      guard let ending = coding.fileEnding else { break }
      if let file = OpenFile(path: path + ending, below: root) {
        chosen = (file, coding)
        break
      }
    }
    let (file, coding) = chosen
    let length = file.facts.length
    var content = Representation.Content.file(file)
    if length <= smallSize {
      let bytes = try file.read(length, at: 0)
      guard bytes.readableBytes == length else { throw Representation.Truncated() }
      content = .bytes(bytes)
    }
    return Representation(
      content: content, facts: facts(file.facts, coding, now: now()), mediaType: MediaTypes.type(of: path),
      coding: coding, isNegotiated: true,
      cacheControl: isHashed ? Representation.immutable : Representation.revalidated)
  }

  /// Whether the name is that of another file's coded form, which is sent for that file and has no address of its own.
  private static func isVariant(_ path: String, below root: String) -> Bool {
    for ending in ContentCoding.allCases.compactMap(\.fileEnding) where path.hasSuffix(ending) {
      let base = String(path.dropLast(ending.count))
      if !base.hasSuffix("/"), OpenFile(path: base, below: root) != nil { return true }
    }
    return false
  }

  /// Two writes within one tick of the file system's clock can't be told apart by their times. Until a tick has passed
  /// for certain, the tag is weak and no date is given, so that nobody puts parts of two versions together (RFC 9110
  /// §8.8.1, §8.8.2.2). From then on every write changes `changed`, which no program can set back.
  static func facts(_ file: OpenFile.Facts, _ coding: ContentCoding, now: Int) -> RepresentationFacts {
    let isSettled = now - file.changed >= settling && file.modified <= now
    let parts = [
      String(file.modified, radix: 36), String(file.changed, radix: 36), String(file.length, radix: 36),
      String(file.node, radix: 36), coding.rawValue,
    ]
    return RepresentationFacts(
      length: file.length, tag: EntityTag(opaque: parts.joined(separator: "-"), isWeak: !isSettled),
      lastModified: isSettled ? file.modified / 1_000_000_000 : nil)
  }

  /// Nanoseconds; the coarsest clock of a file system (FAT) has two seconds.
  static let settling = 2_000_000_000

  private static func now() -> Int { Int(Date().timeIntervalSince1970 * 1_000_000_000) }

  /// `assets/name-0123abcd.js`: a name that changes with its content may be kept for ever.
  private static func isHashed(_ segments: [String]) -> Bool {
    guard segments.first == "assets", let stem = segments.last?.split(separator: ".").first,
      let hash = stem.split(separator: "-").last
    else { return false }
    return hash.count >= 8 && stem.contains("-") && hash.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
