// The part of `solid-js/web` that generated code uses: templates, hydration, what changes between siblings, delegated events.

import { createRenderEffect, createRoot } from "./index.js"
import { reconcile } from "./reconcile.js"

/** Elements of the server's page that the client asks for, in the order of their numbers. @type {Element[] | null} */
let numbered = null
let next = 0

/** Whether a node is the server's, while its page is taken over. */
const isHydrating = (/** @type {Node} */ node) => numbered !== null && node.isConnected

/**
 * Takes over the page that the server has rendered: `code` asks for its elements.
 * @param {() => any} code
 * @param {Element} element
 */
export function hydrate(code, element) {
  numbered = [...element.querySelectorAll("[data-hk]")]
  next = 0
  try {
    return createRoot((dispose) => {
      insert(element, code(), null, [...element.childNodes])
      return dispose
    })
  } finally {
    numbered = null
  }
}

/**
 * Makes clones of the element that markup begins with. It is parsed when the first one is asked for.
 * @param {any} markup trusted, where the browser asks for that
 * @param {boolean} [isImported]
 * @param {boolean} [isSVG] whether an `<svg>` around it makes it SVG
 * @param {boolean} [isMathML]
 * @returns {() => any}
 */
export function template(markup, isImported, isSVG, isMathML) {
  /** @type {any} */
  let element
  const parse = () => {
    if (isMathML) {
      const parent = document.createElementNS("http://www.w3.org/1998/Math/MathML", "template")
      parent.innerHTML = markup
      return parent.firstChild
    }
    const parent = document.createElement("template")
    parent.innerHTML = markup
    const { firstChild } = parent.content
    return isSVG ? firstChild?.firstChild : firstChild
  }
  return () => (element ??= parse()).cloneNode(true)
}

/**
 * The next element that the server has numbered; later, a new one.
 * @param {() => any} create
 */
export const getNextElement = (create) => numbered?.[next++] ?? create()

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
    const mark = end.nodeType === Node.COMMENT_NODE ? end.nodeValue : ""
    if (mark === "/" && !open--) break
    if (mark === "$") open++
    nodes.push(end)
  }
  return [end, nodes]
}

/**
 * Keeps nodes in front of a marker, or all of an element's content, what a value says: nodes, text, arrays of these, and
 * functions that give them.
 * @param {Element} parent
 * @param {any} value
 * @param {Node | null} [marker]
 * @param {Node[]} [nodes] that are there
 */
export function insert(parent, value, marker, nodes = []) {
  if (marker === undefined && isHydrating(parent)) nodes = [...parent.childNodes]
  createRenderEffect(() => {
    nodes = show(parent, typeof value === "function" ? value() : value, marker ?? null, nodes)
  })
}

/** @returns {Node[]} the nodes that are there now */
function show(/** @type {Element} */ parent, /** @type {any} */ value, /** @type {Node | null} */ marker, /** @type {any[]} */ nodes) {
  if (typeof value === "string" && nodes.length === 1 && nodes[0].nodeType === Node.TEXT_NODE && !isHydrating(parent)) {
    if (nodes[0].data !== value) nodes[0].data = value
    return nodes
  }
  /** @type {Node[]} */
  const wanted = []
  collect(value, wanted)
  // The server has rendered the same: the elements among them are its own.
  if (isHydrating(parent)) return nodes
  reconcile(parent, nodes, wanted, marker)
  return wanted
}

function collect(/** @type {any} */ value, /** @type {Node[]} */ nodes) {
  while (typeof value === "function") value = value()
  if (Array.isArray(value)) for (const each of value) collect(each, nodes)
  else if (typeof value === "string") value && nodes.push(document.createTextNode(value))
  else if (value) nodes.push(value)
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
