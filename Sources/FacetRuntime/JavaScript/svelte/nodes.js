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
export let isAdopting = false

export const isCreating = () => !isAdopting

/**
 * Takes over the server's nodes of a page.
 * @param {(node: any, place: any, props: {}, slots: {}, values: Record<string, any>) => void} component
 */
export const page =
  (component) =>
  (/** @type {{place: any, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) => {
    isAdopting = true
    component(roots[0], place, {}, {}, values)
    isAdopting = false
  }

/**
 * Makes copies of some markup, which is parsed when the first one is needed.
 * @param {string} markup
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {(node: any) => any} the first node of a copy; or the given one, which the server has made
 */
export function template(markup, parent) {
  /** @type {any} */
  let source
  return (node) => {
    if (isAdopting) return node
    if (!source) {
      source = document.adoptNode(fragmentOf(markup, parent))
      // An element alone needs no fragment around its copies.
      const only = source.firstElementChild
      if (only && source.childNodes.length < 2) source = only
    }
    const copy = source.cloneNode(true)
    return copy.tagName ? copy : copy.firstChild
  }
}

/**
 * The text node at a position. The server has left it out when it was empty: then it goes into the page once it is not.
 * @param {any} node that stands there
 * @param {Node} [parent] needed where nothing may follow
 * @returns {any}
 */
export const textAt = (node, parent = node?.parentNode ?? document.body) =>
  node?.nodeType === 3 ? node : Object.assign(new Text(), { absent: { parent, next: node } })

/**
 * @param {any} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.data === text) return
  node.data = text
  if (!node.absent) return
  node.absent.parent.insertBefore(node, node.absent.next)
  node.absent = null
}

/** What follows a node, also when that is an absent text. @returns {any} */
export const following = (/** @type {any} */ node) => (node.absent ? node.absent.next : node.nextSibling)

/** Puts a new block in front of a node. */
export function put(/** @type {Block} */ { start }, /** @type {any} */ next) {
  if (start) next.parentNode.insertBefore(start.parentNode ?? start, next)
}

/** The nodes from one to another one beside it. */
export function nodesOf(/** @type {any} */ start, /** @type {any} */ end) {
  const nodes = []
  for (let node = start; node; node = node === end ? null : node.nextSibling) nodes.push(node)
  return nodes
}

export function drop(/** @type {any} */ start, /** @type {any} */ end) {
  for (const node of nodesOf(start, end)) node.remove()
}

/**
 * Markup that is trusted. The server's is as many nodes as the client would make of it.
 * @param {any} node where it begins
 * @param {string | null} markup
 */
export function trustedAt(node, markup) {
  /** @type {any[]} */
  let nodes = []
  /** @type {string | null} */
  let shown
  const set = (/** @type {string | null} */ markup) => {
    if (markup === shown) return
    shown = markup
    const content = fragmentOf(markup ?? "")
    for (const each of nodes) each.remove()
    nodes = [...content.childNodes]
    if (!isAdopting) node.before(content)
  }
  set(markup)
  if (isAdopting) {
    for (const at of nodes.keys()) {
      nodes[at] = node
      node = node.nextSibling
    }
  }
  return { anchor: node, set }
}
