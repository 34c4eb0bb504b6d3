import GRDB

/// The conditions of a list, joined by AND. Text from requests only ever goes into arguments.
struct SQLConditions {
  private var parts: [String] = []
  private(set) var arguments = StatementArguments()

  mutating func add(_ condition: String, _ values: StatementArguments = []) {
    parts.append(condition)
    arguments += values
  }

  /// `WHERE …`, or nothing.
  var clause: String { parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND ") }
}

/// The words of a search in lower case, at most ten: each has to be found.
func searchWords(_ text: String) -> [String] {
  text.lowercased().unicodeScalars
    .split { $0.properties.isWhitespace || $0.value == 0 }
    .prefix(10).map { String($0) }
}
