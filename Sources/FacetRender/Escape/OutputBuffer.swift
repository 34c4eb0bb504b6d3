/// The bytes of a page as they grow. Its memory is its own, so that writing needs neither a uniqueness check nor, for
/// most bytes, a bounds check.
///
/// The variables are exempt from run-time exclusivity checks: a buffer belongs to one render, which is one thread at a
/// time, and no method hands out a reference to a variable.
final class OutputBuffer {
  @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int
  /// More was written than a page may have. Whoever writes in a loop looks at this.
  @exclusivity(unchecked) private(set) var isOverLimit = false
  private let limit: Int

  init(capacity: Int, limit: Int = .max) {
    self.capacity = max(capacity, 64)
    self.limit = limit
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  func bytes(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + min(start, count), count: max(count - start, 0))
  }

  func removeAll() { count = 0 }

  func truncate(to length: Int) { count = min(count, max(length, 0)) }

  /// Makes room for so many more bytes.
  @inline(__always)
  func reserve(_ additional: Int) {
    if capacity - count < additional { grow(additional) }
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    (base + count).update(from: source, count: length)
    count += length
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

  func append(decimal integer: Int) {
    reserve(20)
    if integer < 0 {
      base[count] = 0x2D
      count += 1
    }
    var rest = integer.magnitude
    var length = 1
    var bound: UInt = 10
    while rest >= bound {
      length += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    var position = count + length
    repeat {
      position -= 1
      base[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while position > count
    count += length
  }

  /// Puts one byte before the byte at a position.
  func insert(_ byte: UInt8, at position: Int) {
    guard position >= 0, position <= count else { return }
    reserve(1)
    (base + position + 1).update(from: base + position, count: count - position)
    base[position] = byte
    count += 1
  }

  /// Sets a byte that has been reserved: for the escaping functions.
  @inline(__always)
  func appendReserved(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  /// What is before the pointer has been written.
  @inline(__always)
  func setCount(_ end: UnsafeMutablePointer<UInt8>) { count = end - base }

  /// Sets eight bytes that have been reserved.
  @inline(__always)
  func appendReserved(word: UInt64) {
    UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
    count += 8
  }

  private func grow(_ additional: Int) {
    let needed = count + additional
    if needed > limit { isOverLimit = true }
    let size = max(capacity * 2, needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    grown.update(from: base, count: count)
    base.deallocate()
    base = grown
    capacity = size
  }
}

/// Calls the body with the text's UTF-8.
@inline(__always)
func withBytes<R>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  return Array(text.utf8).withUnsafeBufferPointer(body)
}
