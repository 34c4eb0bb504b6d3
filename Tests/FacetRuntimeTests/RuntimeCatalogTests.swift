import FacetAnalysis
import FacetRuntime
import Testing

@Suite struct RuntimeCatalogTests {
  @Test func theCatalogueListsWhatTheModulesExport() {
    let exported = Set(RuntimeFiles.all.flatMap { Self.exports(of: $0) })
    #expect(exported.count > 100)
    #expect(Set(RuntimeCatalog.helpers) == exported)
    #expect(RuntimeCatalog.helpers.count == exported.count)
  }

  @Test func namesInSharedAreUnique() {
    let names = RuntimeCatalog.helpers.filter { $0.module.hasPrefix("shared/") }.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(RuntimeCatalog.helpers(named: name).contains { $0.module.hasPrefix("shared/") }) }
  }

  @Test func everyOperatorAndFunctionHasAHelperOfItsName() {
    let names = Set(RuntimeCatalog.helpers.map(\.name))
    let wanted =
      StandardFunction.allCases.map { "\($0)" } + CheckedOperator.allCases.map { "\($0)" }
      + MutatingFunction.allCases.map { "\($0)" }
    #expect(Set(wanted).subtracting(names).isEmpty)
  }

  @Test func filesAreFoundByPath() throws {
    let file = try #require(RuntimeFiles.file("shared/standard/text.js"))
    #expect(file.text.contains("export function stringCount"))
    #expect(file.text.hasSuffix("}\n"))
    #expect(RuntimeFiles.bytes("shared/standard/text.js") == file.bytes)
    #expect(RuntimeFiles.file("shared/standard/texts.js") == nil)
    #expect(RuntimeFiles.all.map(\.path) == RuntimeFiles.all.map(\.path).sorted())
  }

  @Test func modulesImportOnlyWhatIsThere() throws {
    var imports = 0
    for file in RuntimeFiles.all {
      for match in file.text.matches(of: /(?m)^import .* from "(\.[^"]+)"$/) {
        imports += 1
        #expect(RuntimeFiles.file(Self.resolve(String(match.output.1), from: file.path)) != nil, "\(file.path)")
      }
    }
    #expect(imports > 15)
  }

  /// Exports stand at the beginning of a line and have no `default`.
  private static func exports(of file: RuntimeFile) -> [RuntimeHelper] {
    file.text.split(separator: "\n").filter { $0.hasPrefix("export ") && !$0.hasPrefix("export default ") }.map {
      line in
      let name = line.firstMatch(of: /^export (?:const|let|class|function\*?|async function) (\w+)/)?.output.1
      return RuntimeHelper(name: name.map { String($0) } ?? "not understood: \(line)", module: file.path)
    }
  }

  private static func resolve(_ target: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": parts = parts.dropLast()
      default: parts.append(step)
      }
    }
    return parts.joined(separator: "/")
  }
}
