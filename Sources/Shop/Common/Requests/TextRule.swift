/// What a text field may hold. The same value checks requests and describes the field in the OpenAPI document.
public struct TextRule: Sendable {
  /// Length in Unicode scalars, before spaces at both ends are dropped.
  public let length: ClosedRange<Int>
  /// Whether line breaks and tabs are allowed.
  public let isMultiline: Bool
  /// Whether spaces at both ends are dropped; a password keeps them.
  public let isTrimmed: Bool
  /// Narrower forms, such as an email address.
  public let form: TextForm?

  public init(_ length: ClosedRange<Int>, isMultiline: Bool = false, isTrimmed: Bool = true, form: TextForm? = nil) {
    self.length = length
    self.isMultiline = isMultiline
    self.isTrimmed = isTrimmed
    self.form = form
  }

  /// The text as it will be stored, or why it can't be.
  public func apply(_ text: String) -> Result<String, Violation> {
    let count = text.unicodeScalars.count
    if count > length.upperBound { return .failure("must have at most \(length.upperBound) characters") }
    if text.unicodeScalars.contains(where: isRefused) { return .failure("must not contain control characters") }
    let kept = isTrimmed ? trimmingSpaces(text) : text
    if length.lowerBound > 0, kept.isEmpty { return .failure("must not be empty") }
    if count < length.lowerBound { return .failure("must have at least \(length.lowerBound) characters") }
    if let form, !form.matches(kept) { return .failure(Violation(form.message)) }
    return .success(kept)
  }

  /// Why a text is refused, to be read after the field's name.
  public struct Violation: Error, ExpressibleByStringInterpolation {
    public let message: String
    public init(_ message: String) { self.message = message }
    public init(stringLiteral value: String) { message = value }
  }

  /// A regular expression (ECMA-262) for what `apply` accepts, apart from the length.
  public var pattern: String? {
    if let form { return form.pattern }
    let allowed = isMultiline ? #"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]"# : #"[^\u0000-\u001f\u007f]"#
    guard length.lowerBound > 0, isTrimmed else { return "^\(allowed)*$" }
    return "^\(allowed)*" + #"[^\u0000-\u0020\u007f]"# + "\(allowed)*$"
  }

  private func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    if isMultiline, scalar == "\n" || scalar == "\r" || scalar == "\t" { return false }
    return scalar.value < 0x20 || scalar.value == 0x7F
  }
}

/// A narrower form of text: a test, the same as a regular expression, and what to say otherwise.
public struct TextForm: Sendable {
  public let matches: @Sendable (String) -> Bool
  public let pattern: String
  public let message: String

  public init(pattern: String, message: String, matches: @escaping @Sendable (String) -> Bool) {
    self.matches = matches
    self.pattern = pattern
    self.message = message
  }
}

/// Drops U+0020 at both ends, and line breaks and tabs, by scalar.
func trimmingSpaces(_ text: String) -> String {
  let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !isSpace($0) }),
    let end = scalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(scalars[start...end])
}
