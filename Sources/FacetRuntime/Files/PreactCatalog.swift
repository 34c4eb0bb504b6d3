// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/preact. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let preact = [RuntimeHelper](([
    helpers(
      "preact/facet.js",
      [
        "useInstance", "call", "slot", "memo", "adopt",
      ]),
    helpers(
      "preact/head.js",
      [
        "Head",
      ]),
    helpers(
      "preact/hooks.js",
      [
        "useState", "useLayoutEffect",
      ]),
    helpers(
      "preact/html.js",
      [
        "html",
      ]),
    helpers(
      "preact/index.js",
      [
        "options", "h", "hydrate",
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
    helpers(
      "preact/scope.js",
      [
        "Scope", "Row",
      ]),
    helpers(
      "preact/tree/commit.js",
      [
        "refer", "commit",
      ]),
    helpers(
      "preact/tree/component.js",
      [
        "rendered", "hook", "later", "settle", "leave",
      ]),
    helpers(
      "preact/tree/end.js",
      [
        "clear", "remove",
      ]),
    helpers(
      "preact/tree/mount.js",
      [
        "adopt", "mount",
      ]),
    helpers(
      "preact/tree/properties.js",
      [
        "setProperty",
      ]),
    helpers(
      "preact/tree/reconcile.js",
      [
        "reconcile",
      ]),
    helpers(
      "preact/tree/refresh.js",
      [
        "refresh",
      ]),
    helpers(
      "preact/tree/vnode.js",
      [
        "none", "vnode", "childrenOf",
      ]),
    helpers(
      "preact/tree/where.js",
      [
        "current", "firstNode", "firstOf", "lastNode", "firstBehind", "depthOf",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
