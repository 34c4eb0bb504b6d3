import Foundation
import Testing

@testable import Gateway

/// The tables of `docs/operations.md` are made of the code.
@Suite(.serialized) struct OperationsDocumentTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../docs/operations.md").standardized

  @Test func theReferenceOfSettingsIsTheCodes() throws {
    let entries = SettingsReference.entries
    #expect(entries.filter { $0.meaning.isEmpty || $0.usual.isEmpty }.map(\.key) == [], "settings without a text")
    let rows = entries.map { "| `\($0.key)` | `\($0.environmentName)` | \($0.takes) | \($0.usual) | \($0.meaning) |" }
    try check(
      "settings", ["| setting | in the environment | takes | without it | meaning |", "|---|---|---|---|---|"] + rows)
  }

  @Test func theTableOfMetricsIsTheCodes() throws {
    let rows = MetricsCatalogue.all.map { metric in
      "| `\(metric.name)` | \(metric.kind) | \(metric.labels.map { "`\($0)`" }.joined(separator: ", ")) | \(metric.help) |"
    }
    try check("metrics", ["| metric | kind | labels | meaning |", "|---|---|---|---|"] + rows)
  }

  /// Compares what stands between two comments; `UPDATE_SNAPSHOTS=1` writes it.
  private func check(_ name: String, _ lines: [String]) throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let (begin, end) = ("<!-- \(name): made by the tests -->\n", "<!-- end of \(name) -->")
    let start = try #require(text.range(of: begin)).upperBound
    let stop = try #require(text.range(of: end, range: start..<text.endIndex)).lowerBound
    let made = lines.joined(separator: "\n") + "\n"
    guard text[start..<stop] != made else { return }
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try text.replacingCharacters(in: start..<stop, with: made).write(to: Self.path, atomically: true, encoding: .utf8)
    }
    Issue.record("docs/operations.md is not what the code says; UPDATE_SNAPSHOTS=1 writes the table of \(name)")
  }
}
