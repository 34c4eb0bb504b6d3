// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/preact. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let preact = [RuntimeHelper](([
    helpers(
      "preact/facet.js",
      [
        "Scope", "Row", "useInstance", "call", "slot", "memo", "adopt",
      ]),
    helpers(
      "preact/head.js",
      [
        "Head",
      ]),
    helpers(
      "preact/hooks.js",
      [
        "rendered", "settle", "leave", "useState", "useLayoutEffect",
      ]),
    helpers(
      "preact/html.js",
      [
        "html",
      ]),
    helpers(
      "preact/index.js",
      [
        "options", "h", "hydrate", "refresh",
      ]),
    helpers(
      "preact/list.js",
      [
        "text", "flat", "children", "each",
      ]),
    helpers(
      "preact/nodes.js",
      [
        "adopting", "reference", "untouched", "shown", "typed", "inOrder", "kept", "styles", "spreads",
        "fieldName", "checkboxValue",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
