import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite struct TextLogTests {
  private func written(_ log: (Logger) -> Void) -> String {
    let lines = Lines()
    var logger = Logger(
      label: "facet.test", factory: { LineLogHandler(label: $0, format: .text, write: { lines.add($0) }) })
    logger.logLevel = .info
    log(logger)
    return lines.text
  }

  @Test func anEntryIsALineWithItsParts() throws {
    let text = written { $0.notice("it works", metadata: ["b": "2", "a": "x y"]) }
    #expect(text.hasSuffix(" notice facet.test: a=x y b=2 it works\n"), "\(text)")
    let time = try Regex(#"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z "#)
    #expect(text.firstMatch(of: time) != nil, "\(text)")
  }

  @Test(arguments: [
    ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("\u{1B}[2Jx", "\\u001b[2Jx"),
    ("\u{7F}\u{85}\u{9B}", "\\u007f\\u0085\\u009b"),
    ("\u{2028}\u{202E}\u{2066}", "\\u2028\\u202e\\u2066"), ("a\tb\u{0}", "a\\tb\\u0000"),
    ("zwölf €, 12 👍🏽", "zwölf €, 12 👍🏽"),
  ])
  func valuesAreNeverObeyed(_ value: String, _ shown: String) {
    let text = written { $0.info("m", metadata: ["v": "\(value)", "list": ["\(value)"]]) }
    #expect(text.hasSuffix(" v=\(shown) m\n"), "\(text)")
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 1)
  }

  @Test func whatFollowsALineOfAMessageIsNoEntry() {
    let text = written { $0.error("one\n2026-01-01T00:00:00.000Z notice facet.audit: user=1 signed in\r") }
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "    2026-01-01T00:00:00.000Z notice facet.audit: user=1 signed in\\r")
  }
}

private final class Lines: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}
