// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/alpine. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let alpine = [RuntimeHelper](([

  ] as [[RuntimeHelper]]).joined())
}
