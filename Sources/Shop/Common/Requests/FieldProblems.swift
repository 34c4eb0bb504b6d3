/// Collects what is wrong with a request, so that one answer names every field.
public struct FieldProblems: Sendable {
  /// Not of the type asked for: 400, told before rules are.
  public private(set) var malformed: [Problem.FieldError] = []
  /// Of the right type and against a rule: 422.
  public private(set) var invalid: [Problem.FieldError] = []
  /// A request with thousands of wrong fields does not get an answer of that size.
  private static let limit = 50

  public init() {}

  public mutating func addMalformed(_ pointer: String, _ detail: String) {
    guard malformed.count < Self.limit else { return }
    malformed.append(Problem.FieldError(pointer: pointer, detail: detail))
  }

  public mutating func addInvalid(_ pointer: String, _ detail: String) {
    guard invalid.count < Self.limit else { return }
    invalid.append(Problem.FieldError(pointer: pointer, detail: detail))
  }

  public mutating func add(_ other: FieldProblems) {
    for error in other.malformed { addMalformed(error.pointer, error.detail) }
    for error in other.invalid { addInvalid(error.pointer, error.detail) }
  }

  /// Throws what was collected, if anything.
  public func check() throws(Problem) {
    if !malformed.isEmpty { throw Problem.malformed(malformed) }
    if !invalid.isEmpty { throw Problem.validation(invalid) }
  }
}

/// Joins a JSON pointer and one more name (RFC 6901 §3).
func pointer(_ base: String, _ name: String) -> String {
  var escaped = ""
  for scalar in name.unicodeScalars.prefix(100) {
    switch scalar {
    case "~": escaped += "~0"
    case "/": escaped += "~1"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return base + "/" + escaped
}
