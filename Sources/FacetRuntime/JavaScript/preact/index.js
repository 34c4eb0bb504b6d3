// The part of `preact` that generated code uses: a virtual DOM that adopts nodes, matches children by key and moves as few
// of them as it can. Props of elements are attributes, but for listeners (`onclick`), `ref` and `dangerouslySetInnerHTML`.

import { rising } from "../shared/page/rising.js"
import { leave, rendered, settle } from "./hooks.js"

/**
 * @typedef {object} VNode
 * @property {string | ((props: any) => any) | null} type null is a text, whose props are its characters
 * @property {any} props
 * @property {any} key
 * @property {any[]} given children as they were given
 * @property {VNode[]} list what is below it now
 * @property {any} dom
 * @property {VNode | null} owner what it stands in
 * @property {import("./hooks.js").Component | null} self
 */

/** @typedef {{insertBefore: (node: Node, before: Node | null) => any}} Container */

/** `debounceRendering` decides when what has changed is rendered. @type {{debounceRendering?: (run: () => void) => void}} */
export const options = {}

/** While nodes are adopted: the next one, and what follows the last. @type {{node: any, end: any} | null} */
let cursor = null
/** References to give when all nodes are there. @type {[(node: any) => void, any][]} */
let references = []

const noProps = {}

/**
 * @param {any} type
 * @param {any} [props]
 * @param {...any} children texts, nodes, null; or one array of them
 * @returns {VNode}
 */
export function h(type, props, ...children) {
  const given = children.length === 1 && Array.isArray(children[0]) ? children[0] : children
  return vnode(type, props ?? noProps, props?.key ?? null, given)
}

const vnode = (/** @type {any} */ type, /** @type {any} */ props, /** @type {any} */ key, /** @type {any[]} */ given) => ({
  type, props, key, given, list: none, dom: null, owner: null, self: null,
})

/** @type {VNode[]} */
const none = []

/**
 * Takes the nodes of a container over.
 * @param {VNode} root
 * @param {Container & {firstChild: any, childNodes: ArrayLike<any>}} container
 */
export function hydrate(root, container) {
  const { childNodes } = container
  const holder = vnode("", noProps, null, none)
  holder.dom = container
  holder.list = [root]
  cursor = { node: container.firstChild, end: childNodes[childNodes.length - 1]?.nextSibling ?? null }
  mount(root, holder, container, null)
  dropRest()
  cursor = null
  commit()
}

/** Renders a component again. */
export function refresh(/** @type {import("./hooks.js").Component} */ self) {
  const { vnode } = self
  let holder = /** @type {VNode} */ (vnode.owner)
  while (!holder.dom) holder = /** @type {VNode} */ (holder.owner)
  const end = firstBehind(vnode)
  reconcile(vnode, vnode.list, childrenOf(rendered(self)), holder.dom, end)
  commit()
}

function commit() {
  const due = references
  references = []
  for (const [reference, node] of due) reference(node)
  settle()
}

/** Children as nodes. Nothing is nested in them. @returns {VNode[]} */
function childrenOf(/** @type {any} */ given) {
  const list = []
  for (const child of Array.isArray(given) ? given : [given]) {
    if (child !== null && typeof child === "object") list.push(child)
    else if (child !== null && child !== undefined) list.push(vnode(null, `${child}`, null, none))
  }
  return list
}

// Making

function mount(/** @type {VNode} */ next, /** @type {VNode} */ owner, /** @type {any} */ parent, /** @type {any} */ before) {
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
  if (props.ref) references.push([props.ref, dom])
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

// Adopting

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

// Changing

const isSame = (/** @type {VNode} */ a, /** @type {VNode} */ b) => a.key === b.key && a.type === b.type

/** Makes what is below `owner` the new list. `end` is the node behind it. */
function reconcile(
  /** @type {VNode} */ owner, /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {any} */ parent, /** @type {any} */ end,
) {
  owner.list = next
  let start = 0
  let lastEnd = last.length
  let nextEnd = next.length
  for (; start < lastEnd && start < nextEnd && isSame(last[start], next[start]); start++) {
    patch(last, start, next[start], owner, parent, end)
  }
  while (lastEnd > start && nextEnd > start && isSame(last[lastEnd - 1], next[nextEnd - 1])) {
    patch(last, --lastEnd, next[--nextEnd], owner, parent, end)
  }
  const behind = firstOf(next, nextEnd) ?? end
  if (start === lastEnd) for (; start < nextEnd; start++) mount(next[start], owner, parent, behind)
  else if (!next.length && owner.dom === parent && owner.dom.localName) clear(last, parent)
  else if (start === nextEnd) for (; start < lastEnd; start++) remove(last[start])
  else rearrange(owner, last, next, start, lastEnd, nextEnd, parent, behind)
}

function rearrange(
  /** @type {VNode} */ owner, /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {number} */ start,
  /** @type {number} */ lastEnd, /** @type {number} */ nextEnd, /** @type {any} */ parent, /** @type {any} */ behind,
) {
  const sources = matches(last, next, start, lastEnd, nextEnd)
  const kept = new Set(sources)
  for (let index = start; index < lastEnd; index++) if (!kept.has(index)) remove(last[index])
  sources.forEach((source, index) => {
    if (source >= 0) patch(last, source, next[start + index], owner, parent, behind)
  })
  const staying = rising(sources)
  for (let index = sources.length - 1; index >= 0; index--) {
    const each = next[start + index]
    if (sources[index] < 0) mount(each, owner, parent, behind)
    else if (!staying.has(index)) move(each, parent, behind)
    behind = firstNode(each) ?? behind
  }
}

/**
 * For each new node the position of the old one that it continues, or -1. A node without key, which is a text, continues the one
 * that stood behind the same neighbour.
 */
function matches(
  /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {number} */ start, /** @type {number} */ lastEnd, /** @type {number} */ nextEnd,
) {
  /** @type {Map<any, number>} */
  const places = new Map()
  for (let index = start; index < lastEnd; index++) places.set(last[index].key, index)
  let neighbour = start - 1
  return next.slice(start, nextEnd).map((node) => {
    const source = node.key === null ? neighbour + 1 : places.get(node.key) ?? lastEnd
    return source < lastEnd && isSame(last[source], node) ? (neighbour = source) : -1
  })
}

/** Lets `next` continue the old node at a position of `last`. */
function patch(
  /** @type {VNode[]} */ last, /** @type {number} */ index, /** @type {VNode} */ next, /** @type {VNode} */ owner, /** @type {any} */ parent, /** @type {any} */ end,
) {
  const old = last[index]
  next.owner = owner
  if (old !== next) {
    const { self, dom } = old
    next.dom = dom
    if (next.type === null) {
      if (old.props !== next.props) dom.data = next.props
    } else if (self) {
      const behind = lastNode(old)
      next.self = self
      self.vnode = next
      reconcile(next, old.list, childrenOf(rendered(self)), parent, behind ? behind.nextSibling : firstOf(last, index + 1) ?? end)
    } else patchElement(old, next, dom)
  }
}

function patchElement(/** @type {VNode} */ old, /** @type {VNode} */ next, /** @type {any} */ dom) {
  const { props } = next
  for (const name in old.props) if (!(name in props)) setProperty(dom, name, undefined, old.props[name])
  for (const name in props) if (props[name] !== old.props[name]) setProperty(dom, name, props[name], old.props[name])
  const html = props.dangerouslySetInnerHTML
  if (!html) reconcile(next, old.list, childrenOf(next.given), dom, null)
  else if (html.__html !== old.props.dangerouslySetInnerHTML?.__html) dom.innerHTML = html.__html
  if (props.ref !== old.props.ref) {
    old.props.ref?.(null)
    if (props.ref) references.push([props.ref, dom])
  }
}

const isListener = (/** @type {string} */ name) => name[0] === "o" && name[1] === "n"

function setProperty(/** @type {any} */ dom, /** @type {string} */ name, /** @type {any} */ value, /** @type {any} */ old) {
  if (name === "key" || name === "ref" || name === "dangerouslySetInnerHTML") return
  if (isListener(name)) {
    const type = name.slice(2)
    const listeners = (dom.listeners ??= {})
    listeners[type] = value
    if (!old) dom.addEventListener(type, respond)
    else if (!value) dom.removeEventListener(type, respond)
  } else if (value === null || value === undefined) dom.removeAttribute(name)
  else if (dom.getAttribute(name) === `${value}`) return
  else if (name.startsWith("xlink:")) dom.setAttributeNS("http://www.w3.org/1999/xlink", name, value)
  else dom.setAttribute(name, value)
}

/** @this {any} */
function respond(/** @type {Event} */ event) {
  return this.listeners[event.type](event)
}

// Where nodes are

const current = (/** @type {VNode} */ node) => node.self?.vnode ?? node

/** The first DOM node of what a node is now. @returns {any} */
const firstNode = (/** @type {VNode} */ node) => (node.self ? firstOf(current(node).list, 0) : node.dom)

function firstOf(/** @type {VNode[]} */ list, /** @type {number} */ index) {
  for (; index < list.length; index++) {
    const found = firstNode(list[index])
    if (found) return found
  }
  return null
}

/** @returns {any} */
function lastNode(/** @type {VNode} */ node) {
  if (!node.self) return node.dom
  const { list } = current(node)
  for (let index = list.length - 1; index >= 0; index--) {
    const found = lastNode(list[index])
    if (found) return found
  }
  return null
}

/** The DOM node behind a component, which may have none itself. @returns {any} */
function firstBehind(/** @type {VNode} */ node) {
  const last = lastNode(node)
  if (last) return last.nextSibling
  const owner = /** @type {VNode} */ (node.owner)
  return firstOf(owner.list, owner.list.indexOf(node) + 1) ?? (owner.self ? firstBehind(owner) : null)
}

function depthOf(/** @type {VNode | null} */ node) {
  let depth = 0
  for (; node; node = node.owner) depth++
  return depth
}

function move(/** @type {VNode} */ node, /** @type {any} */ parent, /** @type {any} */ before) {
  if (!node.self) parent.insertBefore(node.dom, before)
  else for (const child of current(node).list) move(child, parent, before)
}

// Ending

function clear(/** @type {VNode[]} */ list, /** @type {any} */ parent) {
  for (const node of list) end(node)
  parent.textContent = ""
}

function remove(/** @type {VNode} */ node) {
  end(node)
  takeAway(node)
}

function takeAway(/** @type {VNode} */ node) {
  if (node.self) for (const child of current(node).list) takeAway(child)
  else node.dom.remove()
}

/** Says to all below that they end, parents first. */
function end(/** @type {VNode} */ node) {
  const { self, props, list } = current(node)
  if (self) leave(self)
  else props.ref?.(null)
  for (const child of list) end(child)
}
