// Trusted markup as nodes of Preact's: they stand beside others, and the server's are adopted.

import { h } from "preact"
import { fragmentOf } from "../shared/dom/trusted.js"

/**
 * @param {import("./facet.js").Scope} scope
 * @param {number} order the node's id
 * @param {string} markup
 * @param {"svg" | "math"} [parent]
 */
export function html(scope, order, markup, parent) {
  const own = scope.part("h" + order, () => ({ markup: "", nodes: /** @type {any[]} */ ([]) }))
  if (own.markup !== markup) Object.assign(own, { markup, nodes: nodesOf(fragmentOf(markup, parent)) })
  return own.nodes
}

const nodesOf = (/** @type {Node} */ parent) => [...parent.childNodes].map(nodeOf)

/** @returns {any} */
function nodeOf(/** @type {any} */ node) {
  if (node.nodeType === 3) return node.data
  if (node.nodeType !== 1) return null
  const isHTML = node.namespaceURI.endsWith("xhtml")
  // In upper case it is the attribute: Preact sets properties of the names that a node has.
  const pairs = [...node.attributes].map(({ name, value }) => [isHTML ? name.toUpperCase() : name, value])
  return h(node.localName, Object.fromEntries(pairs), nodesOf(node))
}
