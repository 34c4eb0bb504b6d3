import FacetCodegen

/// The generated modules of a fixture, for reading.
enum ModulePrinter {
  static func modules(of folder: String, target: String) throws -> [(path: String, text: String)] {
    let site = try Fixture(folder: folder).site(target)
    return site.code.modules.map { ($0.path, $0.text) }
  }
}
