import Foundation
import HTTPTypes
import Testing

@testable import Gateway

/// `Tests/Fixtures/http/conditions.txt`, line by line.
@Suite struct ConditionTests {
  private static let facts = RepresentationFacts(
    length: 1000, tag: EntityTag(opaque: "a"), lastModified: 784_111_777)
  /// 2026-11-01
  private static let now = 1_793_491_200

  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let method: String
    let headers: [String]
    let expected: String
    var testDescription: String { title }
  }

  static func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Fixtures/http/conditions.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let columns = $0.components(separatedBy: " | ")
      try #require(columns.count == 4, "\($0)")
      return Case(
        title: columns[0], method: columns[1], headers: columns[2].components(separatedBy: " ;; "),
        expected: columns[3])
    }
  }

  @Test func theTableIsWhole() throws {
    #expect(try Self.cases().count > 100)
  }

  @Test(arguments: try ConditionTests.cases())
  func theTable(example: Case) throws {
    var headers = HTTPFields()
    for line in example.headers {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      headers.append(HTTPField(name: try #require(HTTPField.Name(parts[0])), value: parts.count > 1 ? parts[1] : ""))
    }
    let method = try #require(HTTPRequest.Method(rawValue: example.method))
    let plan = RepresentationPlan(method, headers, Self.facts, now: Self.now)
    #expect(Self.text(plan) == example.expected, "\(example.headers)")
  }

  private static func text(_ plan: RepresentationPlan) -> String {
    switch plan {
    case .whole: "whole"
    case .notModified: "304"
    case .preconditionFailed: "412"
    case .rangeNotSatisfiable: "416"
    case .parts(let parts): parts.map { "\($0.lowerBound)-\($0.upperBound - 1)" }.joined(separator: ",")
    }
  }

  @Test func anEmptyFileHasNoParts() {
    #expect(ByteRanges(["bytes=-1"], length: 0) == .none)
    #expect(ByteRanges(["bytes=0-"], length: 0) == .unsatisfiable)
  }

  @Test func withoutADateNoDateHolds() {
    let facts = RepresentationFacts(length: 10, tag: EntityTag(opaque: "a", isWeak: true), lastModified: nil)
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    for headers: HTTPFields in [
      [.ifModifiedSince: date], [.ifUnmodifiedSince: date], [.range: "bytes=0-0", .ifRange: date],
      [.range: "bytes=0-0", .ifRange: "\"a\""],
    ] {
      #expect(RepresentationPlan(.get, headers, facts, now: Self.now) == .whole)
    }
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
  ])
  func datesAreWrittenAndRead(seconds: Int, text: String) {
    #expect(HTTPDate.text(seconds) == text)
    #expect(HTTPDate.parse(text, now: Self.now) == seconds)
  }

  @Test func aShortYearIsAtMostFiftyYearsAhead() {
    #expect(
      HTTPDate.parse("Friday, 31-Dec-76 00:00:00 GMT", now: Self.now).flatMap(HTTPDate.text)?.contains("2076") == true)
    #expect(
      HTTPDate.parse("Friday, 31-Dec-77 00:00:00 GMT", now: Self.now).flatMap(HTTPDate.text)?.contains("1977") == true)
  }

  /// Two writes within one tick look the same, so the tag is weak until the tick has passed.
  @Test func aTagIsStrongWhenTheFileHasSettled() {
    let file = OpenFile.Facts(length: 5, node: 1, modified: 100_000_000_000, changed: 100_000_000_000)
    #expect(StaticFiles.facts(file, .br, now: 101_000_000_000).tag.isWeak)
    #expect(StaticFiles.facts(file, .br, now: 101_000_000_000).lastModified == nil)
    #expect(!StaticFiles.facts(file, .br, now: 102_000_000_000).tag.isWeak)
    #expect(StaticFiles.facts(file, .br, now: 102_000_000_000).lastModified == 100)
    #expect(
      StaticFiles.facts(file, .br, now: 102_000_000_000).tag != StaticFiles.facts(file, .gzip, now: 102_000_000_000).tag
    )
  }
}
