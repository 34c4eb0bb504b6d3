// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/svelte. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let svelte = [RuntimeHelper](([
    helpers(
      "svelte/component.js",
      [
        "tracker", "receiver",
      ]),
    helpers(
      "svelte/each.js",
      [
        "each",
      ]),
    helpers(
      "svelte/nodes.js",
      [
        "isAdopting", "isCreating", "page", "template", "textAt", "setText", "following", "put", "nodesOf",
        "drop", "trustedAt",
      ]),
    helpers(
      "svelte/regions.js",
      [
        "region", "emptySlot", "branches", "contents",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
