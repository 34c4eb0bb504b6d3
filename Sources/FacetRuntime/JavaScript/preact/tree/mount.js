// Making nodes, or adopting those of the server.

import { rendered } from "./component.js"
import { refer } from "./commit.js"
import { setProperty } from "./properties.js"
import { childrenOf } from "./vnode.js"
import { depthOf } from "./where.js"

/** @typedef {import("./vnode.js").VNode} VNode */

/** While nodes are adopted: the next one, and what follows the last. @type {{node: any, end: any} | null} */
let cursor = null

/** Mounts a node on what a container has already; what nobody wants of that goes. */
export function adopt(/** @type {VNode} */ next, /** @type {VNode} */ owner, /** @type {any} */ container) {
  const { firstChild, childNodes } = container
  cursor = { node: firstChild, end: childNodes[childNodes.length - 1]?.nextSibling ?? null }
  mount(next, owner, container, null)
  dropRest()
  cursor = null
}

/** Makes what a node and all below it stand for, in front of `before`. */
export function mount(/** @type {VNode} */ next, /** @type {VNode} */ owner, /** @type {any} */ parent, /** @type {any} */ before) {
  next.owner = owner
  const { type } = next
  if (typeof type === "function") mountComponent(next, parent, before)
  else if (type === null) mountText(next, parent, before)
  else mountElement(next, type, parent, before)
}

function mountComponent(/** @type {VNode} */ next, /** @type {any} */ parent, /** @type {any} */ before) {
  next.self = { vnode: next, hooks: [], isDirty: false, isEnded: false, depth: depthOf(next) }
  mountAll(next, rendered(next.self), parent, before)
}

function mountText(/** @type {VNode} */ next, /** @type {any} */ parent, /** @type {any} */ before) {
  const { props } = next
  next.dom = adopted("#text")
  if (!next.dom) insert((next.dom = document.createTextNode(props)), parent, before)
  else if (next.dom.data !== props) next.dom.data = props
}

function mountElement(/** @type {VNode} */ next, /** @type {string} */ type, /** @type {any} */ parent, /** @type {any} */ before) {
  const { props } = next
  const found = adopted(type)
  const dom = (next.dom = found ?? document.createElementNS(namespaceIn(parent, type), type))
  const outer = cursor
  if (outer) cursor = found && { node: dom.firstChild, end: null }
  for (const name in props) setProperty(dom, name, props[name], undefined)
  const html = props.dangerouslySetInnerHTML
  if (!html) mountAll(next, next.given, dom, null)
  else if (!found) dom.innerHTML = html.__html
  if (cursor && !html) dropRest()
  cursor = outer
  if (!found) insert(dom, parent, before)
  if (props.ref) refer(props.ref, dom)
}

function mountAll(/** @type {VNode} */ next, /** @type {any} */ children, /** @type {any} */ parent, /** @type {any} */ before) {
  next.list = childrenOf(children)
  for (const child of next.list) mount(child, next, parent, before)
}

const insert = (/** @type {any} */ node, /** @type {any} */ parent, /** @type {any} */ before) =>
  parent.insertBefore(node, cursor ? cursor.node : before)

function namespaceIn(/** @type {any} */ parent, /** @type {string} */ type) {
  if (type === "svg") return "http://www.w3.org/2000/svg"
  if (type === "math") return "http://www.w3.org/1998/Math/MathML"
  return (parent.localName === "foreignObject" ? document.body : parent).namespaceURI
}

/** The next of the server's nodes, if it has the name that is wanted. Comments are nobody's. */
function adopted(/** @type {string} */ name) {
  if (!cursor) return null
  while (cursor.node !== cursor.end && cursor.node.nodeType === 8) cursor.node = cursor.node.nextSibling
  const { node } = cursor
  if (node === cursor.end || (node.localName ?? node.nodeName) !== name) return null
  cursor.node = node.nextSibling
  return node
}

/** What nobody wanted goes. */
function dropRest() {
  while (cursor && cursor.node !== cursor.end) {
    const { node } = cursor
    cursor.node = node.nextSibling
    if (node.nodeType !== 8) node.remove()
  }
}
