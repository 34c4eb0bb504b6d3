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
  private let reader = FileIO()

  init(folder: String) {
    root = Self.realPath(folder)
  }

  /// Nil when there is no such file.
  func respond(_ exchange: Exchange) async throws -> Response? {
    let segments = exchange.address.segments
    guard let root, !exchange.address.hasTrailingSlash, !segments.isEmpty,
      segments.allSatisfy({ !$0.hasPrefix(".") && !$0.contains("/") && !$0.contains("\\") })
    else { return nil }
    let path = root + "/" + segments.joined(separator: "/")
    let codings = ContentCoding.accepted(exchange.headers[values: .acceptEncoding])
    let found = try await NIOThreadPool.singleton.runIfActive { () -> (StaticFile, ContentCoding?)? in
      guard let file = StaticFile(path: path, below: root) else { return nil }
      for coding in codings {
        if let coded = StaticFile(path: path + coding.fileEnding, below: root) { return (coded, coding) }
      }
      return (file, nil)
    }
    guard let (file, coding) = found else { return nil }
    try exchange.allow([.get, .head])
    var headers: HTTPFields = [
      .contentType: MediaTypes.type(of: path), .eTag: file.tag, .vary: "Accept-Encoding",
      .cacheControl: Self.isHashed(segments) ? "public, max-age=31536000, immutable" : "public, no-cache",
    ]
    if let coding { headers[.contentEncoding] = coding.rawValue }
    if EntityTag.matches(file.tag, exchange.headers[values: .ifNoneMatch]) {
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers)
    }
    if exchange.isHead {
      headers[.contentLength] = String(file.size)
      return Response(status: .ok, headers: headers)
    }
    return Response(
      status: .ok, headers: headers, body: try await reader.loadFile(path: file.path, context: exchange.context))
  }

  /// `assets/name-0123abcd.js`: a name that changes with its content may be kept for ever.
  private static func isHashed(_ segments: [String]) -> Bool {
    guard segments.first == "assets", let stem = segments.last?.split(separator: ".").first,
      let hash = stem.split(separator: "-").last
    else { return false }
    return hash.count >= 8 && stem.contains("-") && hash.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
  }

  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// A regular file below a folder.
struct StaticFile: Sendable {
  /// With its links resolved.
  let path: String
  let size: Int
  /// Changes whenever the file is written or replaced.
  let tag: String

  /// Nil when there is no regular file, or links lead out of the folder.
  init?(path: String, below root: String) {
    guard let resolved = StaticFiles.realPath(path), resolved.hasPrefix(root + "/") else { return nil }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
      attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int,
      let modified = attributes[.modificationDate] as? Date
    else { return nil }
    self.path = resolved
    self.size = size
    let node = attributes[.systemFileNumber] as? Int ?? 0
    let microseconds = Int(modified.timeIntervalSince1970 * 1_000_000)
    // Weak, because the same file goes out compressed and as it is.
    tag = "W/\"" + [microseconds, size, node].map { String($0.magnitude, radix: 36) }.joined(separator: "-") + "\""
  }
}

/// Comparing validators (RFC 9110 §13.1.2).
enum EntityTag {
  /// Whether `If-None-Match` names the tag; weak comparison.
  static func matches(_ tag: String, _ values: [String]) -> Bool {
    values.contains { value in
      value.split(separator: ",").map { $0.filter { $0 != " " } }.contains { candidate in
        candidate == "*" || opaque(candidate) == opaque(tag)
      }
    }
  }

  private static func opaque(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }
}

/// Content types by a file name's end. What isn't listed is downloaded, not shown.
enum MediaTypes {
  static func type(of path: String) -> String {
    let end = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    return table[end.lowercased()] ?? "application/octet-stream"
  }

  private static let table: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "json": "application/json", "map": "application/json",
    "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "xml": "application/xml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff": "font/woff", "woff2": "font/woff2",
    "ttf": "font/ttf", "otf": "font/otf", "pdf": "application/pdf", "webmanifest": "application/manifest+json",
    "wasm": "application/wasm", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg",
  ]
}
