// Nodes: made from markup, or adopted from the server's page. Compiled code walks both in the same way.

import { fragmentOf } from "../shared/dom/trusted.js"

/**
 * Nodes that are made, updated and removed as one. Those that come and go alone have a fixed first node.
 * @typedef {object} Block
 * @property {ChildNode} [start] its first node; none when it has no nodes
 * @property {ChildNode} [end] its last one
 * @property {(dirty: number) => void} [update] told in bits what may be another value
 * @property {() => void} [destroy] ends what its nodes alone do not end
 */

/** Whether the server's nodes are being taken over. */
let isAdopting = false

export const isCreating = () => !isAdopting

/**
 * Runs something that adopts the server's nodes.
 * @param {() => void} run
 */
export function adopting(run) {
  isAdopting = true
  try {
    run()
  } finally {
    isAdopting = false
  }
}

/**
 * Makes copies of some markup, which is parsed when the first one is needed.
 * @param {string} markup
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {(node: any) => any} the first node of a copy; or the given one, which the server has made
 */
export function template(markup, parent) {
  /** @type {Node} */
  let content
  return (node) => {
    if (isAdopting) return node
    content ??= parsed(markup, parent)
    const copy = content.cloneNode(true)
    return copy instanceof DocumentFragment ? copy.firstChild : copy
  }
}

function parsed(/** @type {string} */ markup, /** @type {"svg" | "math" | undefined} */ parent) {
  const content = document.adoptNode(fragmentOf(markup, parent))
  const { firstChild } = content
  return firstChild instanceof Element && firstChild === content.lastChild ? content.removeChild(firstChild) : content
}

/**
 * Where empty texts go once they need a node.
 * @type {WeakMap<ChildNode, {parent: Node, next: ChildNode | null}>}
 */
const absent = /* @__PURE__ */ new WeakMap()

/**
 * The text node at a position, which the server has left out when it was empty.
 * @param {any} node that stands there
 * @param {Node} [parent] needed where nothing may follow
 * @returns {Text}
 */
export function textAt(node, parent = node?.parentNode ?? document.body) {
  if (node?.nodeType === Node.TEXT_NODE) return node
  const text = document.createTextNode("")
  absent.set(text, { parent, next: node })
  return text
}

/**
 * @param {Text} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.data === text) return
  if (isAdopting) console.warn(`The page had “${node.data}” in place of “${text}”.`)
  node.data = text
  const place = absent.get(node)
  if (!place) return
  place.parent.insertBefore(node, place.next)
  absent.delete(node)
}

/** What follows a node, also when that is an empty text. @returns {any} */
export const following = (/** @type {ChildNode} */ node) => (absent.has(node) ? absent.get(node)?.next : node.nextSibling)

/** Puts a new block in front of a node. */
export function put(/** @type {Block} */ { start }, /** @type {any} */ next) {
  if (start) next.parentNode.insertBefore(start.parentNode ?? start, next)
}

/** Moves nodes in front of another one. */
export function move(/** @type {any} */ start, /** @type {any} */ end, /** @type {any} */ next) {
  for (let node = start; node; ) {
    const following = node === end ? null : node.nextSibling
    next.parentNode.insertBefore(node, next)
    node = following
  }
}

/** Removes nodes up to another one. */
export function remove(/** @type {any} */ start, /** @type {any} */ next) {
  while (start && start !== next) {
    const following = start.nextSibling
    start.remove()
    start = following
  }
}

/**
 * Markup that is trusted. The server's is as many nodes as the client would make of it.
 * @param {any} node where it begins
 * @param {string | null} markup
 */
export function trustedAt(node, markup) {
  let content = fragmentOf(markup ?? "")
  let nodes = [...content.childNodes]
  if (isAdopting) {
    nodes = nodes.map(() => {
      const adopted = node
      node = node.nextSibling
      return adopted
    })
  } else node.before(content)
  let shown = markup
  return {
    anchor: node,
    set(/** @type {string | null} */ markup) {
      if (markup === shown) return
      shown = markup
      for (const each of nodes) each.remove()
      content = fragmentOf(markup ?? "")
      nodes = [...content.childNodes]
      node.before(content)
    },
  }
}
