/// The bytes of a page as they grow. Its memory is its own, so that writing needs neither a uniqueness check nor, for
/// most bytes, a bounds check.
///
/// The variables are exempt from run-time exclusivity checks: a buffer belongs to one render, which is one thread at a
/// time, and no method hands out a reference to a variable.
final class OutputBuffer {
  /// Bytes that are there beyond the capacity, always: so whoever has reserved what it writes may store whole words or
  /// vectors, whose last bytes lie behind what counts and are overwritten by what comes next.
  static let slack = 16

  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
  /// Where the next byte goes. The functions that escape write behind it what they have reserved, and then move it.
  @exclusivity(unchecked) var next: UnsafeMutablePointer<UInt8>
  /// Where the capacity ends.
  @exclusivity(unchecked) private var end: UnsafeMutablePointer<UInt8>
  /// More was written than a page may have. Whoever writes in a loop looks at this.
  @exclusivity(unchecked) private(set) var isOverLimit = false
  private let limit: Int

  init(capacity: Int, limit: Int = .max) {
    let capacity = max(capacity, 64)
    self.limit = limit
    base = .allocate(capacity: capacity + Self.slack)
    next = base
    end = base + capacity
  }

  deinit {
    base.deallocate()
  }

  var count: Int { next - base }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  func bytes(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + min(start, count), count: max(count - start, 0))
  }

  func removeAll() { next = base }

  func truncate(to length: Int) { next = base + min(count, max(length, 0)) }

  /// Makes room for so many more bytes.
  @inline(__always)
  func reserve(_ additional: Int) {
    if end - next < additional { grow(additional) }
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    next.pointee = byte
    next += 1
  }

  @inline(__always)
  func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    next.update(from: source, count: length)
    next += length
  }

  /// Copies by vectors, which for the short pieces of a page is faster than to call `memcpy`. The source has to be
  /// readable for `slack` bytes behind its end.
  @inline(__always)
  func append(padded source: UnsafePointer<UInt8>, count length: Int) {
    guard length > 0 else { return }
    reserve(length)
    var from = UnsafeRawPointer(source)
    var to = UnsafeMutableRawPointer(next)
    next += length
    let end = UnsafeMutableRawPointer(next)
    repeat {
      to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      from += Self.slack
      to += Self.slack
    } while to < end
  }

  func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    append(start, count: source.count)
  }

  func append(_ source: [UInt8]) {
    source.withUnsafeBufferPointer { append($0) }
  }

  /// The text as it is, for contexts in which every byte is already safe.
  func append(raw text: String) {
    withBytes(of: text) { append($0) }
  }

  /// Puts one byte before the byte at a position.
  func insert(_ byte: UInt8, at position: Int) {
    guard position >= 0, position <= count else { return }
    reserve(1)
    let place = base + position
    (place + 1).update(from: place, count: count - position)
    place.pointee = byte
    next += 1
  }

  @inline(never)
  private func grow(_ additional: Int) {
    let needed = count + additional
    if needed > limit { isOverLimit = true }
    let capacity = max((end - base) * 2, needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.slack)
    grown.update(from: base, count: count)
    next = grown + count
    base.deallocate()
    base = grown
    end = grown + capacity
  }
}

/// Calls the body with the text's UTF-8.
@inline(__always)
func withBytes<R>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  return Array(text.utf8).withUnsafeBufferPointer(body)
}
