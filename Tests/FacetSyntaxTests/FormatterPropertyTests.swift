import FacetSyntax
import Foundation
import Testing

/// Real templates with white space put in and taken out at random: whatever still parses keeps its tree and its
/// visible bytes when it is formatted, and is not changed by a second time.
@Suite struct FormatterPropertyTests {
  @Test(arguments: RepositoryTemplateTests.files)
  func formattingKeepsTheTreeWhateverTheSpace(_ path: String) throws {
    let bytes = Array(try Data(contentsOf: RepositoryTemplateTests.root.appending(path: path)))
    let kind = ComponentParser.Kind(path: path)
    var generator = SplitMix(state: UInt64(bytes.count))
    for _ in 0..<6 {
      let source = SourceFile(path: path, bytes: Self.shaken(bytes, using: &generator))
      let (file, diagnostics) = ComponentParser.parse(source, kind: kind)
      guard diagnostics.isEmpty else { continue }
      let text = try #require(Formatter.format(source))
      let formatted = SourceFile(path: path, text: text)
      let again = ComponentParser.parse(formatted, kind: kind)
      #expect(again.file.dumpIgnoringSpace == file.dumpIgnoringSpace)
      #expect(Formatter.format(formatted) == text)
      #expect(Self.visible(formatted.bytes) == Self.visible(source.bytes))
    }
  }

  private static let spaces: [[UInt8]] = [
    [0x20], [0x0A], [0x0A, 0x0A, 0x0A], [0x09], [0x0D, 0x0A], [0x20, 0x20], [],
  ]

  private static func shaken(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      switch Int.random(in: 0..<60, using: &generator) {
      case 0 where byte == 0x20 || byte == 0x0A: result += spaces.randomElement(using: &generator) ?? []
      case 1 where Bool.random(using: &generator) && [0x3C, 0x3E, 0x7B, 0x7D].contains(byte):
        result += [byte] + (spaces.randomElement(using: &generator) ?? [])
      default: result.append(byte)
      }
    }
    return result
  }

  private static func visible(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { ![0x20, 0x0A, 0x0D, 0x09, 0x0C].contains($0) }
  }
}
