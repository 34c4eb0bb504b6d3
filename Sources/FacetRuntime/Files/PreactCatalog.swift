// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/preact. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let preact = [RuntimeHelper](([

  ] as [[RuntimeHelper]]).joined())
}
