import FacetAnalysis
import FacetSyntax
import Foundation
import Testing

@Suite struct RobustnessTests {
  /// Templates with a piece cut out, doubled or moved: nothing may trap, and what is found may not be endless.
  @Test func brokenTemplatesAreReported() throws {
    let files = try shopTemplates()
    var random = Generator(state: 20_261_122)
    for _ in 0..<20 {
      var mutated = files
      for _ in 0..<3 {
        let index = Int(random.next() % UInt64(files.count))
        mutated[index] = mutate(mutated[index], &random)
      }
      let (project, diagnostics) = ProjectChecker.check(files: mutated)
      #expect(diagnostics.count < 500)
      #expect((project == nil) == diagnostics.contains { $0.severity == .error })
    }
  }

  /// Pieces of the language in an order that no person writes.
  @Test func soupIsReported() {
    let pieces = [
      "{#if ", "{#each ", "{:else}", "{/if}", "{/each}", "a", ".b", "?.c", "[0]", "(", ")", "{", "}", "$0", "=", "==",
      "??",
      "<p>", "</p>", "<Example ", "/>", ">", "on:click=", "bind:value=", "let:x", "slot=\"a\"", "<slot ", " as x ",
      "nil", "1",
      "\"{a}\"", "<script>", "</script>", "state a = ", "derived b = ", "action c() ", "load d: [Int] = api.get(",
      "try await ",
      "switch a { case .b: ", "for x in ", "<style>", "</style>", "@media ", ".x { ", "<svg>", "<table>", "<select>",
      "\n", "Page<",
      "prop e: ", "Action<", "type ", "enum ",
    ]
    var random = Generator(state: 7)
    for round in 0..<800 {
      let text = (0..<(4 + Int(random.next() % 30))).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
        .joined()
      let path = ["components/Example.facet", "types.facet", "stores/a.facet", "pages/[id].facet"][round % 4]
      let file = TemplateFile(relativePath: path, source: SourceFile(path: path, text: text))
      _ = ProjectChecker.check(files: [file])
    }
  }

  /// The syntax tree is a public type, and deeper than the parser makes it.
  @Test func deepExpressionsAreCutOff() {
    let deep = "<p>{" + Array(repeating: "1", count: 5_000).joined(separator: "+") + "}</p>"
    let file = TemplateFile(relativePath: "components/A.facet", source: SourceFile(path: "A.facet", text: deep))
    let found = ProjectChecker.check(files: [file]).diagnostics
    #expect(Set(found.map(\.code)) == [.tooDeep], "\(found.map(\.message))")
  }

  private func mutate(_ file: TemplateFile, _ random: inout Generator) -> TemplateFile {
    var bytes = file.source.bytes
    guard bytes.count > 4 else { return file }
    let start = Int(random.next() % UInt64(bytes.count))
    let end = min(bytes.count, start + 1 + Int(random.next() % 24))
    switch random.next() % 3 {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
    default:
      let piece = Array(bytes[start..<end])
      bytes.removeSubrange(start..<end)
      bytes.insert(contentsOf: piece, at: Int(random.next() % UInt64(max(1, bytes.count))))
    }
    return TemplateFile(relativePath: file.relativePath, source: SourceFile(path: file.relativePath, bytes: bytes))
  }

  private func shopTemplates() throws -> [TemplateFile] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Templates")
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".facet") }.sorted()
      .map { path in
        let bytes = try Data(contentsOf: root.appending(path: path))
        return TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(bytes)))
      }
  }
}

/// SplitMix64: the same sequence in every run.
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
