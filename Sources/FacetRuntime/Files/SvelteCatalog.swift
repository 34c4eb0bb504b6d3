// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/svelte. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let svelte = [RuntimeHelper](([

  ] as [[RuntimeHelper]]).joined())
}
