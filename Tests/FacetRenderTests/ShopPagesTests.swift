import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue
import Foundation
import Testing

/// The pages that the project ships render with data of the right types, also when every optional load fails.
struct ShopPagesTests {
  @Test(arguments: [true, false]) func everyPageRenders(_ withOptionals: Bool) throws {
    let project = try Self.shop()
    let renderer = Renderer(project: project)
    for page in project.pages {
      var inputs = PageInputs(target: "solid", root: "/solid", path: "/x", url: "/x")
      for case .parameter(let name) in page.path { inputs.parameters[name] = "3" }
      var loads: [LoadKey: LoadOutcome] = [:]
      for load in try renderer.plan(page, inputs) {
        let value = Self.sample(load.call.result, project.types)
        let isGiven = withOptionals || !load.isOptional
        loads[load.key] = isGiven ? .value(value) : .failure(APIFailure(status: 503, title: "Unavailable"))
      }
      let bytes = try renderer.render(page, inputs, loads: loads, document: DocumentOptions())
      let html = String(decoding: bytes, as: UTF8.self)
      #expect(html.hasPrefix("<!doctype html><html lang=\"en\" data-variant=\"solid\">"), "\(page.name)")
      #expect(html.contains("<main"), "\(page.name)")
      #expect(!html.contains("<i>hostile"), "\(page.name)")
      #expect(!html.contains("about:invalid"), "\(page.name)")
    }
    #expect(project.pages.count >= 15)
  }

  private static func shop() throws -> CheckedProject {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Templates")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".facet") }
    let files = try paths.map { path in
      let bytes = try Data(contentsOf: root.appending(path: path))
      return TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(bytes)))
    }
    return try #require(ProjectChecker.check(files: files).project)
  }

  /// A value of the type, with text that must not become markup.
  private static func sample(_ type: ValueType, _ types: TypeTable, depth: Int = 0) -> Value {
    switch type {
    case .int: return 3
    case .double: return 2.5
    case .bool: return true
    case .string: return depth == 1 ? "manager" : "a<i>hostile"
    case .date: return .date(Instant(milliseconds: 1_700_000_000_000))
    case .money: return .money(Money(minorUnits: 1299, currency: "EUR"))
    case .array(let element): return depth > 4 ? [] : .array([sample(element, types, depth: depth + 2)])
    case .optional(let wrapped): return sample(wrapped, types, depth: depth)
    case .enumeration(let name): return .string(types.enumerations[name]?.cases.first?.rawValue ?? "")
    case .record(let name):
      guard let record = types.records[name] else { return .null }
      let fields = record.fields.map { field in
        field.name == "link" ? "./orders/1" : sample(field.type, types, depth: depth + 1)
      }
      return .record(Record(shape: record.shape, fields: fields))
    case .dictionary: return ["size": "a<i>hostile"]
    default: return .null
    }
  }
}
