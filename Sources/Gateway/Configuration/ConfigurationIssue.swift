/// Something wrong in the configuration: where it stands, what was expected, what came, and what would help.
public struct ConfigurationIssue: Sendable, Equatable, CustomStringConvertible {
  public enum Place: Sendable, Equatable {
    case file(String, line: Int, column: Int)
    case environment(String)
    case flag(String)
    /// What follows from all of it together.
    case whole
  }

  public let place: Place
  public let message: String
  public let hint: String?

  public init(_ place: Place, _ message: String, hint: String? = nil) {
    self.place = place
    self.message = message
    self.hint = hint
  }

  /// `facet.yaml:3:7: error: auth must be demo, users or none, and not “dmeo”`, and the hint on a line of its own.
  public var description: String {
    let prefix =
      switch place {
      case .file(let name, let line, let column): "\(name):\(line):\(column): "
      case .environment(let name): "environment variable \(name): "
      case .flag(let name): "option \(name): "
      case .whole: "configuration: "
      }
    return "\(prefix)error: \(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// The configuration can't be used. Every issue that was found is in it.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  public let issues: [ConfigurationIssue]
  public init(_ issues: [ConfigurationIssue]) { self.issues = issues }
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}
