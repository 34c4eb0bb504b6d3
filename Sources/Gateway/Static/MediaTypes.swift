/// Content types by a file name's end; what is text is UTF-8 and says so. What isn't listed is downloaded, not shown.
enum MediaTypes {
  static func type(of path: String) -> String {
    let end = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    return table[end.lowercased()] ?? "application/octet-stream"
  }

  private static let table: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "json": "application/json", "map": "application/json",
    "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
    "xml": "application/xml; charset=utf-8", "svg": "image/svg+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "vtt": "text/vtt; charset=utf-8", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff": "font/woff", "woff2": "font/woff2",
    "ttf": "font/ttf", "otf": "font/otf", "pdf": "application/pdf", "webmanifest": "application/manifest+json",
    "wasm": "application/wasm", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg",
    "gz": "application/gzip",
  ]
}
