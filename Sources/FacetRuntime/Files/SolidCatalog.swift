// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/solid. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let solid = [RuntimeHelper](([

  ] as [[RuntimeHelper]]).joined())
}
