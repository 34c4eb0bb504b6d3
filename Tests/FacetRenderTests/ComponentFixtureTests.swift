import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue
import FixtureData
import Foundation
import Testing

/// Each folder below `Tests/Fixtures/components` is a case: `input.facet` is a page, other files are what it uses,
/// `props.json` says what its address, loads and posted form hold, `expected.html` what comes out.
///
/// `UPDATE_SNAPSHOTS=1` writes what comes out, and fails.
struct ComponentFixtureTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.cases.count >= 30) }

  @Test(arguments: cases) func component(_ name: String) async throws {
    let fixture = try Fixture(name)
    let result = try await fixture.run() + "\n"
    let file = fixture.folder.appending(path: "expected.html")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      if (try? String(contentsOf: file, encoding: .utf8)) != result {
        try result.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(name): expected.html was rewritten")
      }
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(Array(result.utf8) == Array(expected.utf8), "\(name) gave \(result)")
  }
}

/// A case of the fixtures.
struct Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/components")

  let name: String
  let folder: URL
  private let props: Value

  init(_ name: String) throws {
    self.name = name
    folder = Self.folder.appending(path: name)
    let file = folder.appending(path: "props.json")
    props = try (try? Data(contentsOf: file)).map { try JSONParser.parse(Array($0)) } ?? [:]
  }

  func run() async throws -> String {
    let project = try check()
    var site = Site(project)
    site.inputs.query = pairs(props["query"])
    for (name, value) in pairs(props["parameters"]) { site.inputs.parameters[name] = value }
    do {
      for planned in try site.renderer.plan(site.page, site.inputs) {
        site.loads[planned.key] = try outcome(of: planned, project.types)
      }
      if let form = props["post"] { return try await post(pairs(form), site, project.types) }
      return try site.document()
    } catch let error as EvaluationError {
      return "evaluation error \(error.code) in \(error.components.joined(separator: " › ")): \(error.message)"
    }
  }

  // MARK: - Input

  private func check() throws -> CheckedProject {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".facet") }
    let files = try paths.map { path in
      let bytes = try Data(contentsOf: folder.appending(path: path))
      let relative = path == "input.facet" ? "pages/index.facet" : path
      return TemplateFile(relativePath: relative, source: SourceFile(path: path, bytes: Array(bytes)))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    for diagnostic in diagnostics {
      Issue.record("\(name): \(diagnostic.code.id) at \(diagnostic.span.range): \(diagnostic.message)")
    }
    return try #require(project)
  }

  private func outcome(of load: PlannedLoad, _ types: TypeTable) throws -> LoadOutcome {
    guard let value = props["loads"]?[load.name] else {
      return .failure(APIFailure(status: 404, title: "Not Found", detail: "There is no \(load.name)."))
    }
    return .value(try ValueDecoder.decode(value.withTrustedMarkup, as: load.call.result, in: types))
  }

  private func post(_ form: [(name: String, value: String)], _ site: Site, _ types: TypeTable) async throws -> String {
    let replies = props["calls"]
    let outcome = try await site.renderer.submit(
      site.page, site.inputs, loads: site.loads, form: form, document: DocumentOptions(nonce: "n"),
      perform: { call throws(APIFailure) in
        guard let reply = replies?["\(call.method) \(call.path)"] else {
          throw APIFailure(status: 404, title: "Not Found")
        }
        if let status = reply["status"]?.integer {
          throw APIFailure(status: status, title: "Refused", detail: reply["detail"]?.text ?? "")
        }
        do {
          return call.result == .void
            ? .null : try ValueDecoder.decode(reply["body"] ?? .null, as: call.result, in: types)
        } catch {
          throw APIFailure(status: 502, title: "\(error)")
        }
      }, reload: { _ in .failure(APIFailure(status: 404, title: "Not Found")) })
    switch outcome {
    case .navigate(let target): return "303 \(target)"
    case .page(let bytes, let callFailed): return "\(callFailed ? 422 : 200)\n" + String(decoding: bytes, as: UTF8.self)
    case .unchanged: return "unchanged"
    case .gone(let bytes): return "409\n" + String(decoding: bytes, as: UTF8.self)
    case .failed(let failure): return "failed \(failure.status)"
    }
  }

  /// Names and values of an object; an array gives its name several times.
  private func pairs(_ value: Value?) -> [(name: String, value: String)] {
    guard case .dictionary(let dictionary) = value else { return [] }
    return dictionary.flatMap { key, value in
      (value.elements ?? [value]).map { (name: key.printed, value: $0.printed) }
    }
  }
}
