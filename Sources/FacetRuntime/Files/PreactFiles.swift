// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/preact. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let preact: [RuntimeFile] = [
    RuntimeFile(path: "preact/facet.js", text: #"""
// Instances of components, on Preact's hooks and on nothing else of it.
//
// An instance's values are variables of its `setup`, which runs once. So a write is seen by all that reads later, and Preact
// only has to be told that there was one.

import { h, hydrate, options } from "preact"
import { useLayoutEffect, useState } from "preact/hooks"
import { destroy, initial, instance } from "../shared/page/instance.js"
import { report } from "../shared/page/report.js"
import { changed } from "../shared/page/schedule.js"
import { children, flat } from "./list.js"
import { adopting } from "./nodes.js"
import { Scope } from "./scope.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/**
 * A component. One whose instances have nothing that has to be begun or ended has no name.
 * @typedef {object} Component
 * @property {string} [name]
 * @property {Record<string, import("../shared/data/shape.js").Shape<any>>} [shapes] of what the page data can say of an instance
 * @property {(self: Self) => any} setup
 */

/** An instance. */
class Self extends Scope {
  /** @type {any} */
  props
  /** What the server says of it. @type {Record<string, any>} */
  values = {}
  /** As the shared runtime knows it. @type {any} */
  instance
  /** Has Preact render it, when it is a component of Preact's. @type {(() => void) | undefined} */
  force
  /** @type {any} */
  shown

  /** After a write; gives what was written. */
  set(/** @type {any} */ value) {
    if (!this.instance.isEnded) this.refresh()
    return value
  }

  refresh() {
    if (this.force) this.force()
    else super.refresh()
  }

  /** @param {Component} component @param {any} props @param {Record<string, any>} [values] */
  begin({ name, shapes = {}, setup }, props, values) {
    this.props = props
    if (name) this.values = values ?? initial(this.place, shapes)
    const made = setup(this)
    this.render = made.render ?? made
    if (!name) return this
    this.instance = instance(this.place, { ...made, name, values: this.values })
    made.begin?.(this.instance)
    return this
  }

  /** What it shows. When that can't be computed, it stays what it was. */
  show(/** @type {any} */ props) {
    this.props = props
    try {
      return (this.shown = flat(this.render()))
    } catch (error) {
      report(error, this.place)
      return this.shown
    }
  }
}

/**
 * The hook of a component with state.
 * @param {Component} component
 * @param {any} props `$at`: where it stands, the call site, the node's id
 */
export function useInstance(component, props) {
  const [{ self }, setState] = useState(() => {
    const [scope, site, order] = props.$at ?? [null, "", 0]
    const self = new Self(scope, site, order, "")
    if (!scope) self.ownPlace = props.$place
    return { self: self.begin(component, props, props.$values) }
  })
  self.force = () => setState({ self })
  useLayoutEffect(() => () => destroy(self.instance), [])
  return children(self.show(props))
}

/**
 * What a component shows, as part of what its user shows: its text can be one node with the text around it.
 * @param {Scope} scope
 * @param {number} site
 * @param {number} order
 * @param {Component} component
 * @param {any} props
 */
export function call(scope, site, order, component, props) {
  const name = "c" + site
  const made = () => new Self(scope, site, order, `${scope.prefix}${name}/`).begin(component, props)
  let self = scope.part(name, made)
  if (self.instance?.isEnded) self = /** @type {any} */ (scope.parts)[name] = made()
  const shown = self.show(props)
  return self.instance ? [shown, h(Lifetime, { key: self.prefix, $hidden: true, self })] : shown
}

/** Ends an instance that is no component of Preact's. */
function Lifetime(/** @type {{self: Self}} */ { self }) {
  useLayoutEffect(() => () => destroy(self.instance), [self])
  return null
}

/**
 * What an instance was given for a slot, or the slot's fallback.
 * @param {Scope} scope
 * @param {number} site
 * @param {number} order
 * @param {((content: Scope, values: any) => any) | undefined} content
 * @param {any} values what the slot passes
 * @param {() => any} fallback
 */
export function slot(scope, site, order, content, values, fallback) {
  if (!content) return fallback()
  return content(scope.part("s" + site, () => new Scope(scope, "s" + site, order, `${scope.prefix}s${site}/`)), values)
}

/**
 * A value that is computed again when one of those that it reads is another.
 * @template T
 * @param {() => any[]} reads
 * @param {() => T} compute
 * @returns {() => T}
 */
export function memo(reads, compute) {
  /** @type {any[] | undefined} */
  let seen
  /** @type {T} */
  let value
  return () => {
    const now = reads()
    if (seen && now.every((each, index) => Object.is(each, /** @type {any[]} */ (seen)[index]))) return value
    value = compute()
    seen = now
    return value
  }
}

/**
 * Takes the server's page over.
 * @param {any} page
 * @param {{place: Place, roots: ChildNode[], values: Record<string, any>}} found
 */
export function adopt(page, { place, roots, values }) {
  // What changes is rendered when the shared schedule says so: at the end of an event, before effects.
  options.debounceRendering = (run) => changed({ place, run })
  adopting.isOn = true
  hydrate(h(page, { $place: place, $values: values }), /** @type {any} */ (island(roots)))
  adopting.isOn = false
}

/** Stands for the page's root nodes alone: scripts and notices in the body are not the client's. */
function island(/** @type {ChildNode[]} */ roots) {
  const { body } = document
  const end = roots.length ? roots[roots.length - 1].nextSibling : body.querySelector(":scope > script")
  return {
    nodeType: 1,
    namespaceURI: body.namespaceURI,
    localName: "",
    parentNode: body,
    firstChild: roots[0] ?? end,
    childNodes: roots,
    contains: (/** @type {Node} */ node) => body.contains(node),
    insertBefore: (/** @type {Node} */ node, /** @type {Node | null} */ before) => body.insertBefore(node, before ?? end),
    appendChild: (/** @type {Node} */ node) => body.insertBefore(node, end),
    removeChild: (/** @type {Node} */ node) => body.removeChild(node),
  }
}

"""#),
    RuntimeFile(path: "preact/head.js", text: #"""
// What components say of the document's head.

import { useLayoutEffect, useState } from "preact/hooks"
import { headItem } from "../shared/page/head.js"

/**
 * Says the title, or the content of a `meta`, as long as it is rendered.
 * @param {{selector: string, scope: import("./facet.js").Scope, order: number, isLayout: boolean, text: string | null}} props
 */
export function Head({ selector, scope, order, isLayout, text }) {
  const [item] = useState(() => ({ say: headItem(selector, scope.place, order, isLayout) }))
  useLayoutEffect(() => item.say(text), [text])
  useLayoutEffect(() => () => item.say(null), [])
  return null
}

"""#),
    RuntimeFile(path: "preact/hooks.js", text: #"""
// The part of `preact/hooks` that generated code uses.

import { options } from "./index.js"
import { hook, later } from "./tree/component.js"
import { refresh } from "./tree/refresh.js"

/** @typedef {import("./tree/component.js").Component} Component */

/** Those that have to be rendered again. @type {Component[]} */
let queue = []

/**
 * @template T
 * @param {T | (() => T)} initial
 * @returns {[T, (value: T) => void]}
 */
export const useState = (initial) => hook((self) => begin(self, initial)).state

function begin(/** @type {Component} */ self, /** @type {any} */ initial) {
  const set = (/** @type {any} */ value) => {
    if (Object.is(made.state[0], value)) return
    made.state = [value, set]
    enqueue(self)
  }
  const made = { state: [typeof initial === "function" ? initial() : initial, set] }
  return made
}

function enqueue(/** @type {Component} */ self) {
  if (self.isDirty || self.isEnded) return
  self.isDirty = true
  if (queue.push(self) === 1) (options.debounceRendering ?? queueMicrotask)(renderAll)
}

function renderAll() {
  while (queue.length) {
    const ordered = queue.sort((a, b) => a.depth - b.depth)
    queue = []
    for (const self of ordered) if (self.isDirty && !self.isEnded) refresh(self)
  }
}

/**
 * Runs an effect when the DOM is what was rendered, whenever one of `inputs` is another one; what it gives ends it.
 * @param {() => (() => void) | void} run
 * @param {any[]} [inputs]
 */
export function useLayoutEffect(run, inputs) {
  const effect = hook(() => ({}))
  if (inputs && effect.inputs?.every((/** @type {any} */ each, /** @type {number} */ index) => Object.is(each, inputs[index]))) return
  effect.inputs = inputs
  later(() => {
    effect.end?.()
    effect.end = run()
  })
}

"""#),
    RuntimeFile(path: "preact/html.js", text: #"""
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

"""#),
    RuntimeFile(path: "preact/index.js", text: #"""
// The part of `preact` that generated code uses: a virtual DOM that adopts nodes, matches children by key and moves as few
// of them as it can (tree/). Props of elements are attributes, but for listeners (`onclick`), `ref` and
// `dangerouslySetInnerHTML`.

import { commit } from "./tree/commit.js"
import { adopt } from "./tree/mount.js"
import { none, vnode } from "./tree/vnode.js"

/** @typedef {import("./tree/vnode.js").VNode} VNode */

/** `debounceRendering` decides when what has changed is rendered. @type {{debounceRendering?: (run: () => void) => void}} */
export const options = {}

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

/**
 * Takes the nodes of a container over.
 * @param {VNode} root
 * @param {{insertBefore: (node: Node, before: Node | null) => any, firstChild: any, childNodes: ArrayLike<any>}} container
 */
export function hydrate(root, container) {
  const holder = vnode("", noProps, null, none)
  holder.dom = container
  holder.list = [root]
  adopt(root, holder, container)
  commit()
}

"""#),
    RuntimeFile(path: "preact/list.js", text: #"""
// Lists of children, as the parser sees them: text that meets is one text, and an empty one is none.

import { h } from "preact"
import { distinct } from "../shared/page/keys.js"
import { Row } from "./scope.js"

/**
 * A text; null when it is empty.
 * @param {string} value
 */
export const text = (value) => (value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value || null)

/**
 * One list of what stands beside each other. Components that show nothing stand at its end, out of the text's way.
 * @param {...any} parts
 */
export function flat(...parts) {
  /** @type {any[]} */
  const list = []
  /** @type {any[]} */
  const hidden = []
  add(parts, list, hidden)
  return hidden.length ? [...list, ...hidden] : list
}

function add(/** @type {any} */ part, /** @type {any[]} */ list, /** @type {any[]} */ hidden) {
  if (Array.isArray(part)) for (const each of part) add(each, list, hidden)
  else if (part === null || part === "") return
  else if (typeof part === "object") (part.props.$hidden ? hidden : list).push(part)
  else {
    const last = list.length - 1
    if (typeof list[last] === "string") list[last] += part
    else list.push(`${part}`)
  }
}

/**
 * The content of an element or of a component, as one list. Each text has the key of what stands in front of it: without one
 * Preact takes any other for it when something has come or gone, and moves what stands between the two.
 * @param {...any} parts
 */
export const children = (...parts) => flat(...parts).map(keyed)

/** @returns {any} */
function keyed(/** @type {any} */ part, /** @type {number} */ index, /** @type {any[]} */ list) {
  if (typeof part !== "string") return part
  const before = index ? list[index - 1].key ?? null : ""
  return before === null ? part : h(Text, { key: before + "t", text: part })
}

const Text = (/** @type {{text: string}} */ { text }) => text

/**
 * What the items of an each block show, one after the other. An item that is the same object in the same surroundings shows
 * the same nodes, which Preact passes over.
 * @param {import("./scope.js").Scope} scope
 * @param {number} site
 * @param {number} order
 * @param {any[]} items
 * @param {any[]} reads what an item shows depends on besides itself
 * @param {boolean} isByIndex whether that is also where it stands
 * @param {((item: any, index: number) => any) | null} keyOf
 * @param {(row: Row) => any} show
 */
export function each(scope, site, order, items, reads, isByIndex, keyOf, show) {
  const block = scope.part("e" + site, begin)
  const isSame = reads.every((value, index) => Object.is(value, block.reads[index]))
  if (isSame && block.items === items && block.list) return block.list
  Object.assign(block, { reads, items, list: undefined })
  const keys = distinct(items.map(keyOf ?? ((_, index) => index)))
  /** @type {Map<any, Row>} */
  const rows = new Map()
  const list = items.map((item, index) => {
    const key = keys[index]
    const row = block.rows.get(key) ?? new Row(scope, block, site, order, key)
    rows.set(key, row)
    const isFresh = isSame && row.shown !== undefined && row.item === item && !(isByIndex && row.index !== index)
    row.item = item
    row.index = index
    return isFresh ? row.shown : (row.shown = show(row))
  })
  block.rows = rows
  return (block.list = list)
}

const begin = () => ({
  /** @type {Map<any, Row>} */
  rows: new Map(),
  /** @type {any[]} */
  reads: [],
  /** @type {any} */
  items: undefined,
  /** @type {any[] | undefined} */
  list: undefined,
})

"""#),
    RuntimeFile(path: "preact/nodes.js", text: #"""
// What Preact's props cannot say of a node: live properties of controls, styles, attributes whose names come at run time,
// handlers that remember. Each is a part of the node's `ref`.

import { setStyle } from "../shared/dom/style.js"
import { spread, spreadAttributes } from "../shared/dom/spread.js"
import { assign } from "../shared/dom/controls.js"
import { handle } from "../shared/dom/events.js"
import { trusted } from "../shared/dom/trusted.js"
import { pathOf } from "../shared/page/place.js"
import { batch } from "../shared/page/schedule.js"

/** @typedef {import("../shared/dom/controls.js").Kind} Kind */
/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {(node: any) => void} Part */

/** Whether nodes are the server's, which has written them as they have to be. */
export const adopting = { isOn: false }

/** @param {...Part} parts */
export const reference = (...parts) => (/** @type {any} */ node) => {
  if (node) for (const part of parts) part(node)
}

/** @type {any} */
let nothing

/** Content that the client leaves alone: it is the same each time. */
export const untouched = {
  get __html() {
    return (nothing ??= trusted(""))
  },
}

/**
 * A control shows a value: when that is another one than before, or when its options are others. What a visitor has chosen
 * before the client began is still to be read, and stays until then.
 * @param {(node: any) => Kind} kindOf
 * @param {any} value
 * @returns {Part}
 */
export const shown = (kindOf, value) => (node) => {
  const own = remembered(node)
  const kind = kindOf(node)
  const options = node.options && Array.from(node.options, (/** @type {HTMLOptionElement} */ option) => option.value).join("\n")
  const isSame = "shown" in own && Object.is(own.shown, value) && own.options === options
  Object.assign(own, { shown: value, options })
  if (!isSame && !adopting.isOn) kind.write(node, value)
}

/**
 * The listener of a control.
 * @param {(node: any) => Kind} kindOf
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {Place} place
 */
export const typed = (kindOf, get, set, place) => (/** @type {Event} */ { currentTarget: node }) =>
  void batch(() => assign(/** @type {Element} */ (node), kindOf(node), get(), set), place)

/** One listener for several handlers, in their order. */
export const inOrder = (/** @type {((event: Event) => void)[]} */ ...listeners) => (/** @type {Event} */ event) => {
  for (const listener of listeners) listener(event)
}

/** What is remembered of nodes, by what it is about. @type {WeakMap<any, Record<string, any>>} */
const memory = /* @__PURE__ */ new WeakMap()

/** @returns {Record<string, any>} */
function remembered(/** @type {any} */ node) {
  const found = memory.get(node) ?? {}
  memory.set(node, found)
  return found
}

/**
 * A handler that remembers: what came before `debounce` is over, whether it has run `once`. It does so by node.
 * @param {number} site the handler's number in its component
 * @param {() => any} run
 * @param {import("../shared/dom/events.js").Modifiers} modifiers
 * @param {Place} place
 */
export const kept = (site, run, modifiers, place) => (/** @type {any} */ event) => {
  const own = (remembered(event.currentTarget)[site] ??= { run })
  own.run = run
  own.listener ??= handle(() => own.run(), modifiers, place)
  own.listener(event)
}

/**
 * Style properties.
 * @param {Record<string, any>} values
 * @returns {Part}
 */
export const styles = (values) => (node) => {
  const own = remembered(node)
  const isSame = own.style && Object.keys(values).every((name) => values[name] === own.style[name])
  own.style = values
  if (!isSame && !adopting.isOn) setStyle(node, values)
}

/**
 * Attributes that dictionaries bring.
 * @param {string[]} taken
 * @param {...(Map<string, any> | null)} sources
 * @returns {Part}
 */
export const spreads = (taken, ...sources) => (node) => {
  const own = remembered(node)
  const after = spreadAttributes(new Set(taken), ...sources)
  if (!adopting.isOn) spread(node, own.spread ?? new Map(), after)
  own.spread = after
}

// Names of fields, as the server makes them.

/** A name that was made for a control whose form is not written around it. */
export const fieldName = (/** @type {string} */ name, /** @type {Place} */ place) => {
  const path = pathOf(place)
  return path ? `${name}@${path}` : name
}

/**
 * The value of a checkbox: where it stands, if several can have its name.
 * @param {Place} place
 * @param {Place} instance
 * @param {boolean} isNamed by the template
 */
export const checkboxValue = (place, instance, isNamed) =>
  isInItem(place) || (isNamed && instance.parent) ? pathOf(place) : null

const isInItem = (/** @type {Place | null} */ place) => {
  for (; place; place = place.parent) if (place.item) return true
  return false
}

"""#),
    RuntimeFile(path: "preact/scope.js", text: #"""
// Where markup stands.

import { itemPlace, place } from "../shared/page/place.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/** An instance, an item of an each block, or the content of a slot. */
export class Scope {
  /** What stands in it, by where in its markup. @type {Record<string, any> | undefined} */
  parts
  /** @type {Place | undefined} */
  ownPlace

  /**
   * @param {Scope | null} parent
   * @param {string | number} step
   * @param {number} order
   * @param {string} prefix of the keys of what stands at the top of it
   */
  constructor(parent, step, order, prefix) {
    this.parent = parent
    this.step = step
    this.order = order
    this.prefix = prefix
  }

  /** @returns {Place} */
  get place() {
    return (this.ownPlace ??= place(/** @type {Scope} */ (this.parent).place, this.step, this.order))
  }

  /** Has what stands here rendered again. */
  refresh() {
    this.parent?.refresh()
  }

  /**
   * What stands at a name, made when it is first asked for.
   * @template T
   * @param {string} name
   * @param {() => T} make
   * @returns {T}
   */
  part(name, make) {
    return ((this.parts ??= {})[name] ??= make())
  }
}

/** An item of an each block; also the `Item` of its place. */
export class Row extends Scope {
  /** @type {any} */
  item
  index = 0
  /** What the item showed last. @type {any} */
  shown

  /** @param {Scope} parent @param {any} block @param {number} site @param {number} order @param {any} key */
  constructor(parent, block, site, order, key) {
    super(parent, site, order, `${parent.prefix}${site}[${key}]`)
    this.block = block
    this.key = key
  }

  get place() {
    return (this.ownPlace ??= itemPlace(/** @type {Scope} */ (this.parent).place, /** @type {number} */ (this.step), this, this.order))
  }

  refresh() {
    this.shown = undefined
    this.block.list = undefined
    super.refresh()
  }
}

"""#),
    RuntimeFile(path: "preact/tree/commit.js", text: #"""
// What waits until all nodes are there.

import { settle } from "./component.js"

/** @type {[(node: any) => void, any][]} */
let references = []

/** Gives a node to a reference, when all are there. */
export const refer = (/** @type {(node: any) => void} */ reference, /** @type {any} */ node) => void references.push([reference, node])

/** All nodes are there: references get theirs, then layout effects run. */
export function commit() {
  const due = references
  references = []
  for (const [reference, node] of due) reference(node)
  settle()
}

"""#),
    RuntimeFile(path: "preact/tree/component.js", text: #"""
// What a component keeps from one rendering to the next.

/**
 * @typedef {object} Component
 * @property {import("./vnode.js").VNode} vnode
 * @property {any[]} hooks
 * @property {boolean} isDirty
 * @property {boolean} isEnded
 * @property {number} depth
 */

/** What is rendered now. @type {Component} */
let component
let position = 0
/** Layout effects that are due. @type {(() => void)[]} */
let due = []

/** What a component shows. @returns {any} */
export function rendered(/** @type {Component} */ self) {
  const outer = component
  component = self
  position = 0
  self.isDirty = false
  const { type, props } = self.vnode
  const shown = /** @type {(props: any) => any} */ (type)(props)
  component = outer
  return shown
}

/**
 * The next hook of what is rendered now, made when it is rendered first.
 * @param {(self: Component) => any} make
 */
export const hook = (make) => (component.hooks[position++] ??= make(component))

/** Lets an effect run when the nodes are there. */
export const later = (/** @type {() => void} */ run) => void due.push(run)

/** Runs the effects of what has been rendered. */
export function settle() {
  const effects = due
  due = []
  for (const run of effects) run()
}

/** Ends a component's effects. */
export function leave(/** @type {Component} */ self) {
  self.isEnded = true
  for (const hook of self.hooks) hook.end?.()
}

"""#),
    RuntimeFile(path: "preact/tree/end.js", text: #"""
// Ending nodes, and taking them away.

import { leave } from "./component.js"
import { current } from "./where.js"

/** @typedef {import("./vnode.js").VNode} VNode */

/** Ends all that an element has. */
export function clear(/** @type {VNode[]} */ list, /** @type {any} */ parent) {
  for (const node of list) end(node)
  parent.textContent = ""
}

/** Ends a node and takes it away. */
export function remove(/** @type {VNode} */ node) {
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

"""#),
    RuntimeFile(path: "preact/tree/mount.js", text: #"""
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

"""#),
    RuntimeFile(path: "preact/tree/properties.js", text: #"""
// Properties of elements: attributes and listeners.

const isListener = (/** @type {string} */ name) => name[0] === "o" && name[1] === "n"

/** Sets a property of an element, or removes it: null and undefined are none. */
export function setProperty(/** @type {any} */ dom, /** @type {string} */ name, /** @type {any} */ value, /** @type {any} */ old) {
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

"""#),
    RuntimeFile(path: "preact/tree/reconcile.js", text: #"""
// Changing nodes: children are matched by key, and as few of them are moved as can be.

import { rising } from "../../shared/page/rising.js"
import { refer } from "./commit.js"
import { rendered } from "./component.js"
import { clear, remove } from "./end.js"
import { mount } from "./mount.js"
import { setProperty } from "./properties.js"
import { childrenOf } from "./vnode.js"
import { current, firstNode, firstOf, lastNode } from "./where.js"

/** @typedef {import("./vnode.js").VNode} VNode */

const isSame = (/** @type {VNode} */ a, /** @type {VNode} */ b) => a.key === b.key && a.type === b.type

/** Makes what is below `owner` the new list. `end` is the node behind it. */
export function reconcile(
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
    if (props.ref) refer(props.ref, dom)
  }
}

function move(/** @type {VNode} */ node, /** @type {any} */ parent, /** @type {any} */ before) {
  if (!node.self) parent.insertBefore(node.dom, before)
  else for (const child of current(node).list) move(child, parent, before)
}

"""#),
    RuntimeFile(path: "preact/tree/refresh.js", text: #"""
// Rendering a component again.

import { commit } from "./commit.js"
import { rendered } from "./component.js"
import { reconcile } from "./reconcile.js"
import { childrenOf } from "./vnode.js"
import { firstBehind } from "./where.js"

export function refresh(/** @type {import("./component.js").Component} */ self) {
  const { vnode } = self
  let holder = /** @type {import("./vnode.js").VNode} */ (vnode.owner)
  while (!holder.dom) holder = /** @type {import("./vnode.js").VNode} */ (holder.owner)
  reconcile(vnode, vnode.list, childrenOf(rendered(self)), holder.dom, firstBehind(vnode))
  commit()
}

"""#),
    RuntimeFile(path: "preact/tree/vnode.js", text: #"""
// What is shown, as a tree of plain objects.

/**
 * @typedef {object} VNode
 * @property {string | ((props: any) => any) | null} type null is a text, whose props are its characters
 * @property {any} props
 * @property {any} key
 * @property {any[]} given children as they were given
 * @property {VNode[]} list what is below it now
 * @property {any} dom
 * @property {VNode | null} owner what it stands in
 * @property {import("./component.js").Component | null} self
 */

/** @type {VNode[]} */
export const none = []

export const vnode = (/** @type {any} */ type, /** @type {any} */ props, /** @type {any} */ key, /** @type {any[]} */ given) => ({
  type, props, key, given, list: none, dom: null, owner: null, self: null,
})

/** Children as nodes. Nothing is nested in them. @returns {VNode[]} */
export function childrenOf(/** @type {any} */ given) {
  const list = []
  for (const child of Array.isArray(given) ? given : [given]) {
    if (child !== null && typeof child === "object") list.push(child)
    else if (child !== null && child !== undefined) list.push(vnode(null, `${child}`, null, none))
  }
  return list
}

"""#),
    RuntimeFile(path: "preact/tree/where.js", text: #"""
// Where nodes are.

/** @typedef {import("./vnode.js").VNode} VNode */

export const current = (/** @type {VNode} */ node) => node.self?.vnode ?? node

/** The first DOM node of what a node is now. @returns {any} */
export const firstNode = (/** @type {VNode} */ node) => (node.self ? firstOf(current(node).list, 0) : node.dom)

export function firstOf(/** @type {VNode[]} */ list, /** @type {number} */ index) {
  for (; index < list.length; index++) {
    const found = firstNode(list[index])
    if (found) return found
  }
  return null
}

/** The last one. @returns {any} */
export function lastNode(/** @type {VNode} */ node) {
  if (!node.self) return node.dom
  const { list } = current(node)
  for (let index = list.length - 1; index >= 0; index--) {
    const found = lastNode(list[index])
    if (found) return found
  }
  return null
}

/** The DOM node behind a component, which may have none itself. @returns {any} */
export function firstBehind(/** @type {VNode} */ node) {
  const last = lastNode(node)
  if (last) return last.nextSibling
  const owner = /** @type {VNode} */ (node.owner)
  return firstOf(owner.list, owner.list.indexOf(node) + 1) ?? (owner.self ? firstBehind(owner) : null)
}

/** How many nodes it stands in. */
export function depthOf(/** @type {VNode | null} */ node) {
  let depth = 0
  for (; node; node = node.owner) depth++
  return depth
}

"""#),
  ]
}
