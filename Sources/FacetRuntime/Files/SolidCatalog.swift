// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/solid. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let solid = [RuntimeHelper](([
    helpers(
      "solid/blocks.js",
      [
        "choose", "each", "trustedNodes",
      ]),
    helpers(
      "solid/content.js",
      [
        "show",
      ]),
    helpers(
      "solid/facet.js",
      [
        "adopt", "define", "derived", "setText", "keepStyle", "keepControl",
      ]),
    helpers(
      "solid/index.js",
      [
        "createSignal", "createMemo", "createRenderEffect", "createRoot", "onCleanup", "untrack", "batch",
      ]),
    helpers(
      "solid/reconcile.js",
      [
        "reconcile",
      ]),
    helpers(
      "solid/web.js",
      [
        "hydrate", "template", "getNextElement", "getNextMarker", "insert", "delegateEvents",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
