// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/alpine. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let alpine = [RuntimeHelper](([
    helpers(
      "alpine/blocks.js",
      [
        "extent", "clear", "choice", "define", "content", "use", "slot", "trustedBlock",
      ]),
    helpers(
      "alpine/controls.js",
      [
        "keepSelected", "selectAgain",
      ]),
    helpers(
      "alpine/each.js",
      [
        "each",
      ]),
    helpers(
      "alpine/facet.js",
      [
        "scope", "facet", "listeners",
      ]),
    helpers(
      "alpine/instance.js",
      [
        "Own", "prop", "head", "headBlock", "page",
      ]),
    helpers(
      "alpine/markup.js",
      [
        "visit", "comments", "markup", "create", "adopt", "adoptNode", "isEnd", "sourcesOf",
      ]),
    helpers(
      "alpine/regions.js",
      [
        "Region", "watch", "cells", "put", "memo",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
