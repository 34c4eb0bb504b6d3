import HTTPTypes

/// What is known about the representation that a request has selected.
struct RepresentationFacts: Sendable {
  /// Bytes.
  let length: Int
  let tag: EntityTag
  /// Seconds since 1970; nil when it says nothing that could be relied on.
  let lastModified: Int?
}

/// What a request gets of a representation: decided from its headers and the facts alone.
enum RepresentationPlan: Equatable {
  case whole
  /// 206 with these parts.
  case parts([Range<Int>])
  case notModified
  case preconditionFailed
  case rangeNotSatisfiable

  /// Evaluates the preconditions in the order of RFC 9110 §13.2.2, then the range (§14.2).
  ///
  /// - Parameter now: seconds since 1970.
  init(_ method: HTTPRequest.Method, _ headers: HTTPFields, _ facts: RepresentationFacts, now: Int) {
    let conditions = Conditions(headers: headers, facts: facts, now: now)
    guard conditions.isUnchangedForWriters else {
      self = .preconditionFailed
      return
    }
    guard conditions.isNewForReaders(method) else {
      self = method == .get || method == .head ? .notModified : .preconditionFailed
      return
    }
    // Ranges are defined for GET only (RFC 9110 §14.2).
    guard method == .get, conditions.allowsRange else {
      self = .whole
      return
    }
    switch ByteRanges(headers[values: .range], length: facts.length) {
    case .none: self = .whole
    case .parts(let parts): self = .parts(parts)
    case .unsatisfiable: self = .rangeNotSatisfiable
    }
  }
}

/// The preconditions of one request.
private struct Conditions {
  let headers: HTTPFields
  let facts: RepresentationFacts
  let now: Int

  /// `If-Match`, or without it `If-Unmodified-Since` (RFC 9110 §13.1.1, §13.1.4).
  var isUnchangedForWriters: Bool {
    if headers.contains(.ifMatch) {
      return EntityTag.list(headers[values: .ifMatch]).contains { facts.tag.strongly($0) }
    }
    guard let since = date(.ifUnmodifiedSince), let modified = facts.lastModified else { return true }
    return modified <= since
  }

  /// `If-None-Match`, or without it and for reading only `If-Modified-Since` (RFC 9110 §13.1.2, §13.1.3).
  func isNewForReaders(_ method: HTTPRequest.Method) -> Bool {
    if headers.contains(.ifNoneMatch) {
      return !EntityTag.list(headers[values: .ifNoneMatch]).contains { facts.tag.weakly($0) }
    }
    guard method == .get || method == .head, let since = date(.ifModifiedSince), let modified = facts.lastModified
    else { return true }
    return modified > since
  }

  /// `If-Range`: the part goes with what the client has only if it is the same to the byte (RFC 9110 §13.1.5).
  var allowsRange: Bool {
    guard headers.contains(.ifRange) else { return true }
    let values = headers[values: .ifRange]
    guard values.count == 1 else { return false }
    if let tag = EntityTag.single(values[0]) { return facts.tag.strongly(tag) }
    guard let date = HTTPDate.parse(values[0], now: now) else { return false }
    // Equal, and not merely later: another version may have an older date.
    return facts.lastModified == date
  }

  /// A header that came twice is no date.
  private func date(_ name: HTTPField.Name) -> Int? {
    let values = headers[values: name]
    return values.count == 1 ? HTTPDate.parse(values[0], now: now) : nil
  }
}
