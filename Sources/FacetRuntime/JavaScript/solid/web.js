// The part of `solid-js/web` that generated code uses: templates, hydration, what changes between siblings, delegated events.

import { createRenderEffect, createRoot } from "./index.js"
import { reconcile } from "./reconcile.js"

/** A type of nodes. */
const comment = 8

/** Elements of the server's page that the client asks for, in the order of their numbers. @type {Element[] | null} */
let numbered = null

/** Whether a node is the server's, while its page is taken over. */
const isHydrating = (/** @type {Node} */ node) => numbered !== null && node.isConnected

/**
 * Takes over the page that the server has rendered: `code` asks for its elements.
 * @param {() => void} code
 * @param {Element} element
 */
export function hydrate(code, element) {
  numbered = [...element.querySelectorAll("[data-hk]")]
  try {
    createRoot(code)
  } finally {
    numbered = null
  }
}

/**
 * Makes clones of the element that markup begins with. It is parsed when the first one is asked for.
 * @param {any} markup trusted, where the browser asks for that
 * @param {boolean} [isImported] as upstream has it
 * @param {boolean} [isWithin] whether an element around it says its namespace
 * @returns {() => any}
 */
export function template(markup, isImported, isWithin) {
  /** @type {any} */
  let element
  const parse = () => {
    const template = document.createElement("template")
    template.innerHTML = markup
    const { firstChild } = template.content
    return isWithin ? firstChild?.firstChild : firstChild
  }
  return () => (element ??= parse()).cloneNode(true)
}

/**
 * The next element that the server has numbered; later, a new one.
 * @param {() => any} create
 */
export const getNextElement = (create) => numbered?.shift() ?? create()

/**
 * Where a region ends that begins at a node, and the nodes that the server has put there.
 * @param {Node | null} start
 * @returns {[Node | null, Node[]]}
 */
export function getNextMarker(start) {
  /** @type {Node[]} */
  const nodes = []
  let end = start
  if (!start || !isHydrating(start)) return [end, nodes]
  for (let open = 0; end; end = end.nextSibling) {
    const mark = end.nodeType === comment ? end.nodeValue : ""
    if (mark === "/" && !open--) break
    if (mark === "$") open++
    nodes.push(end)
  }
  return [end, nodes]
}

/**
 * Keeps in front of a marker, or as all of an element's content, the nodes that a function gives.
 * @param {Element} parent
 * @param {() => Node[]} read
 * @param {Node | null} [marker]
 * @param {Node[]} [nodes] that are there
 */
export function insert(parent, read, marker = null, nodes) {
  let current = nodes ?? (isHydrating(parent) ? [...parent.childNodes] : [])
  createRenderEffect(() => {
    const wanted = read()
    // The server has rendered the same: the elements among its nodes are what the client has asked for.
    if (isHydrating(parent)) return
    reconcile(parent, current, wanted, marker)
    current = wanted
  })
}

// Events

/** @type {Set<string>} */
const delegated = /* @__PURE__ */ new Set()

/**
 * Lets elements handle events by a member: `button.$$click = (event) => …`. One listener of the document looks for it, from
 * the target up.
 * @param {string[]} types
 */
export function delegateEvents(types) {
  for (const type of types) {
    if (!delegated.has(type)) document.addEventListener(type, dispatch)
    delegated.add(type)
  }
}

function dispatch(/** @type {Event} */ event) {
  /** @type {any} */
  let node = event.target
  Object.defineProperty(event, "currentTarget", { configurable: true, get: () => node ?? document })
  for (; node; node = node.parentNode) {
    const handler = node["$$" + event.type]
    if (handler && !node.disabled) handler.call(node, event)
    if (event.cancelBubble) return
  }
}
