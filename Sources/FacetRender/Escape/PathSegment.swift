/// Segments of a URL's path as browsers read them: `.`, `..` and the same with `%2e` are no names but steps, up or on the
/// spot (WHATWG URL, "single-dot" and "double-dot URL path segment"), `\\` is `/`, and white space at the end, tabs and
/// line breaks are passed over.
enum PathSegment {
  /// Whether the segment in which a position stands is such a step.
  static func isStep(_ url: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    var start = min(position, url.count)
    while start > 0, !isEnd(url[start - 1]) { start -= 1 }
    var dots = 0
    while start < url.count, !isEnd(url[start]) {
      if url[start] == 0x2E {
        dots += 1
      } else if start + 2 < url.count, url[start] == 0x25, url[start + 1] == 0x32, url[start + 2] | 0x20 == 0x65 {
        dots += 1
        start += 2
      } else if url[start] > 0x20 {
        return false
      }
      start += 1
    }
    return dots == 1 || dots == 2
  }

  /// `/`, `\`, `?`, `#`
  static func isEnd(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x5C || byte == 0x3F || byte == 0x23 }

  /// What such a step can be written with: `.`, the bytes of `%2e`, and what is passed over.
  static func mayStandInDots(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x25 || byte == 0x32 || byte | 0x20 == 0x65 || byte <= 0x20
  }
}
