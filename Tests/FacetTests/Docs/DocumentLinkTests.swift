import Foundation
import Testing

/// Links between the repository's documents lead to files and headings that are there.
@Suite struct DocumentLinkTests {
  static let documents = [
    "README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/language.md", "docs/language-stdlib.md",
    "docs/diagnostics.md", "docs/adr/README.md", "docs/clients.md", "docs/operations.md", "docs/proxy.md",
    "docs/security.md",
  ]

  @Test(arguments: documents)
  func everyLinkLeadsSomewhere(_ path: String) throws {
    let text = try Repository.text(path)
    let links = Self.links(text)
    for link in links where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file =
        parts[0].isEmpty
        ? Repository.root.appending(path: path)
        : Repository.root.appending(path: path).deletingLastPathComponent().appending(path: String(parts[0]))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path): \(link)")
      guard parts.count == 2 else { continue }
      let headings = Self.headings(try String(contentsOf: file, encoding: .utf8))
      #expect(headings.contains(String(parts[1])), "\(path): \(link)")
    }
  }

  @Test func headingsAreNamedAsTheirAnchors() {
    #expect(Self.headings("# A b\n```\n# no\n```\n### `c-d`, e!\n") == ["a-b", "c-d-e"])
    #expect(Self.links("[a](b.md#c) ![d](e.png) [`f`](#g)") == ["b.md#c", "#g"])
  }

  /// Targets of links outside of code blocks; pictures are not links.
  private static func links(_ text: String) -> [String] {
    lines(text).flatMap { line in
      line.matches(of: /(!?)\[[^\]]*\]\(([^)\s]+)\)/).filter { $0.1.isEmpty }.map { String($0.2) }
    }
  }

  /// The anchors that GitHub makes of headings.
  private static func headings(_ text: String) -> Set<String> {
    Set(
      lines(text).filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
        return String(title.compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : nil })
      })
  }

  private static func lines(_ text: String) -> [Substring] {
    var isCode = false
    return text.split(separator: "\n").filter { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return !isCode && !line.hasPrefix("```")
    }
  }
}
