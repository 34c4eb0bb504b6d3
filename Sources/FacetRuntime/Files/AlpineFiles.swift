// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/alpine. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let alpine: [RuntimeFile] = [
    RuntimeFile(path: "alpine/blocks.js", text: #"""
// What shows regions: `x-if`, components, slots, trusted HTML. Each is a member of a scope, and ends with a comment.

import { fragmentOf } from "../shared/dom/trusted.js"
import { selectAgain } from "./controls.js"
import { adopt, create, sourcesOf } from "./markup.js"
import { cells, put, Region, watch } from "./regions.js"

/** @typedef {import("./markup.js").Source} Source */
/** @typedef {import("./markup.js").Visit} Visit */
/** @typedef {(node: any, visit: Visit) => ChildNode | void} Block */
/** @typedef {(region: Region, bound: any) => object} MakeScope */

/**
 * Where a block's content begins and what it is made of. A copy's content is still to be made, so its end is the next node.
 * @param {any} node
 * @param {Visit} visit
 * @param {Source[]} written in the module, for where the page cannot hold them
 */
export function extent(node, { isNew, sources }, written) {
  const { sources: held, last } = node instanceof HTMLTemplateElement ? sourcesOf(node) : { sources: written, last: node }
  return { sources: written.length ? written : isNew ? sources ?? [] : held, last, end: isNew ? last.nextSibling : null }
}

/** Removes what stands between two nodes, in one operation. */
export function clear(/** @type {Node} */ first, /** @type {Node} */ end) {
  if (first.nextSibling === end) return
  const range = document.createRange()
  range.setStartAfter(first)
  range.setEndBefore(end)
  range.deleteContents()
}

/**
 * Shows one of several branches, or none.
 * @param {number} order of the node within its component
 * @param {() => [branch: number, bound?: Record<string, any>]} choose -1 for none; with what its conditions have bound
 * @param {MakeScope[]} branches
 * @param {Source[]} [written]
 * @returns {Block}
 */
export const choice = (order, choose, branches, written = []) => (node, visit) => {
  const { region } = visit
  const { sources, last, end: made } = extent(node, visit, written)
  let end = /** @type {any} */ (made)
  let shown = -1
  /** @type {Region | undefined} */
  let child
  /** @type {any} */
  let bound
  const show = (/** @type {[number, any?]} */ [branch, values = {}]) => {
    if (branch === shown) {
      for (const name in values) put(bound, name, values[name])
      return
    }
    const isAdopting = !end
    child?.end()
    child = undefined
    if (end) clear(last, end)
    shown = branch
    if (branch >= 0) {
      child = new Region(region, order)
      bound = cells(values)
      child.scope = branches[branch](child, bound)
      if (end) end.before(create(child, sources[branch]))
      else end = adopt(last.nextSibling, child)
    }
    if (!isAdopting) selectAgain(end)
  }
  watch(region, choose, show)
  region.ends.push(() => child?.end())
  return (end ??= last.nextSibling)
}

/**
 * @typedef {object} Definition
 * @property {Source} source
 * @property {(region: Region, props: any, contents: Record<string, Content>, values?: Record<string, any>) => object} setup
 *   begins an instance; gives the scope of its markup
 */

/**
 * A component: its markup, and what begins an instance.
 * @param {Source} source
 * @param {Definition["setup"]} setup
 * @returns {Definition}
 */
export const define = (source, setup) => ({ source, setup })

/** Content for a slot, evaluated where it is written. @typedef {{source: Source, scope: MakeScope}} Content */

/**
 * @param {Source} source
 * @param {MakeScope} scope
 * @returns {Content}
 */
export const content = (source, scope) => ({ source, scope })

/**
 * What a component or the content of a slot is given. Where a getter says it, it can change: it is told with each flush,
 * before anything that is made of it.
 * @param {Region} region
 * @param {Record<string, any>} values
 */
function given(region, values) {
  const known = cells({})
  for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(values))) {
    if (get) watch(region, get, (value) => put(known, name, value))
    else put(known, name, value)
  }
  return known
}

/**
 * A component that is used.
 * @param {Definition} used
 * @param {number} callSite
 * @param {number} order
 * @param {Record<string, any>} [props]
 * @param {Record<string, Content>} [contents]
 * @returns {Block}
 */
export const use = (used, callSite, order, props = {}, contents = {}) => (node, visit) => {
  const region = new Region(visit.region, order, callSite)
  region.scope = used.setup(region, given(visit.region, props), contents)
  return begin(region, used.source, node, visit)
}

/**
 * A slot: what was given for it, or what it has itself.
 * @param {Record<string, Content>} contents
 * @param {string} name
 * @param {number} site
 * @param {number} order
 * @param {Record<string, any>} [passed]
 * @param {Content} [fallback]
 * @returns {Block}
 */
export const slot = (contents, name, site, order, passed = {}, fallback) => (node, visit) => {
  const content = contents[name]
  const shown = content ?? fallback
  if (!shown) return node.nextSibling
  const region = new Region(visit.region, order, content ? `s${site}` : null)
  region.scope = shown.scope(region, given(visit.region, passed))
  return begin(region, shown.source, node, visit)
}

/** @returns {ChildNode | void} */
function begin(/** @type {Region} */ region, /** @type {Source} */ source, /** @type {ChildNode} */ node, /** @type {Visit} */ visit) {
  visit.region.ends.push(() => region.end())
  if (!visit.isNew) return adopt(node.nextSibling, region)
  node.after(create(region, source))
}

/**
 * Trusted HTML. The same text gives the same nodes, so it says how many the server has put there.
 * @param {() => string | null} read
 * @returns {Block}
 */
export const trustedBlock = (read) => (node, { region, isNew }) => {
  /** @type {any} */
  let end = isNew ? node.nextSibling : null
  const nodes = (/** @type {string | null} */ text) => {
    const { namespaceURI } = node.parentNode
    const parent = /svg$/i.test(namespaceURI) ? "svg" : /MathML$/.test(namespaceURI) ? "math" : undefined
    return fragmentOf(text ?? "", parent)
  }
  watch(region, read, (text) => {
    const content = nodes(text)
    if (end) {
      clear(node, end)
      end.before(content)
      return
    }
    end = node.nextSibling
    for (let count = content.childNodes.length; count; count--) end = end.nextSibling
  })
  return (end ??= node.nextSibling)
}

"""#),
    RuntimeFile(path: "alpine/controls.js", text: #"""
// Selects whose options come and go.

/** What makes a bound select show its value again. @type {WeakMap<Element, () => void>} */
const selects = /* @__PURE__ */ new WeakMap()

/**
 * @param {Element} select
 * @param {() => void} show
 */
export const keepSelected = (select, show) => void selects.set(select, show)

/** Something has changed beside a node: a select around it shows its value. */
export function selectAgain(/** @type {Node} */ { parentNode: parent }) {
  const select = parent instanceof Element && parent.closest("select")
  if (select) selects.get(select)?.()
}

"""#),
    RuntimeFile(path: "alpine/each.js", text: #"""
// `x-for`: keyed lists.

import { distinct } from "../shared/page/keys.js"
import { rising } from "../shared/page/rising.js"
import { clear, extent } from "./blocks.js"
import { selectAgain } from "./controls.js"
import { adopt, adoptNode, create } from "./markup.js"
import { cells, put, Region, watch } from "./regions.js"
import Alpine from "alpinejs"

/** @typedef {import("./markup.js").Source} Source */
/** @typedef {number | string} Key */
/** @typedef {{key: Key, index: number, at: number, cells: any, region: Region, first: any, last: any}} Row */

/**
 * @typedef {object} List
 * @property {number} site
 * @property {() => any[]} items
 * @property {(value: any, index: number) => Key} key
 * @property {(region: Region, item: any) => object} row
 * @property {boolean} [isSingle] whether a row is one element; else a comment ends it
 * @property {(region: Region) => object} [otherwise]
 * @property {Source[]} [written] markup, where the page cannot hold it
 */

/**
 * Shows a row for each item. Rows keep their nodes as long as their key is there.
 * @param {number} order of the node within its component
 * @param {List} list
 * @returns {import("./blocks.js").Block}
 */
export const each = (order, { site, items, key, row, isSingle, otherwise, written = [] }) => (node, visit) => {
  const { region } = visit
  const { sources, last, end: made } = extent(node, visit, written)
  let end = /** @type {any} */ (made)
  /** @type {Row[]} */
  let rows = []
  /** @type {Region | undefined} */
  let empty

  const begin = (/** @type {any} */ value, /** @type {number} */ index, /** @type {Key} */ key) => {
    const begun = /** @type {Row} */ ({ key, index, at: -1 })
    begun.region = new Region(region, order, site, begun)
    begun.cells = cells({ value, index })
    begun.region.scope = row(begun.region, begun.cells)
    return begun
  }
  const showEmpty = () => {
    if (!otherwise) return
    empty = new Region(region, order)
    empty.scope = otherwise(empty)
    if (end) end.before(create(empty, sources[1]))
    else end = adopt(last.nextSibling, empty)
  }

  /** Takes over the server's rows. */
  const takeOver = (/** @type {any[]} */ values, /** @type {Key[]} */ keys) => {
    let next = last.nextSibling
    rows = values.map((value, index) => {
      const taken = begin(value, index, keys[index])
      taken.first = next
      if (isSingle) {
        Alpine.addScopeToNode(next, taken.region.scope)
        taken.last = adoptNode(next, taken.region)
      } else taken.last = adopt(next, taken.region)
      next = taken.last.nextSibling
      return taken
    })
    if (!rows.length) showEmpty()
    end ??= next
  }

  const change = (/** @type {any[]} */ values, /** @type {Key[]} */ keys) => {
    const before = rows
    const gone = new Map()
    before.forEach((row, at) => gone.set(row.key, Object.assign(row, { at })))
    rows = values.map((value, index) => {
      const kept = gone.get(keys[index])
      if (!kept) return begin(value, index, keys[index])
      gone.delete(kept.key)
      kept.index = index
      put(kept.cells, "value", value)
      put(kept.cells, "index", index)
      return kept
    })
    empty?.end()
    for (const { region } of gone.values()) region.end()
    if (empty || gone.size === before.length) clear(last, end)
    else for (const { first, last } of gone.values()) take(first, last)
    empty = undefined
    arrange(rows, end, (row) => make(row, sources[0], isSingle))
    if (!rows.length) showEmpty()
    selectAgain(end)
  }

  watch(
    region,
    () => {
      const values = items()
      return { values, keys: distinct(values.map(key)) }
    },
    ({ values, keys }) => (end ? change : takeOver)(values, keys),
  )
  region.ends.push(() => {
    for (const { region } of rows) region.end()
    empty?.end()
  })
  return end
}

/** The nodes of a new row. */
function make(/** @type {Row} */ row, /** @type {Source} */ source, /** @type {boolean | undefined} */ isSingle) {
  const content = create(row.region, source)
  if (!isSingle) content.append(document.createComment(","))
  row.first = content.firstChild
  row.last = content.lastChild
  return content
}

/** Takes a row's nodes out of the page. @returns {Node} */
function take(/** @type {ChildNode} */ first, /** @type {ChildNode} */ last) {
  if (first === last) {
    first.remove()
    return first
  }
  const range = document.createRange()
  range.setStartBefore(first)
  range.setEndAfter(last)
  return range.extractContents()
}

/**
 * Puts new rows in and moves as few of the others as possible. Neighbours that are new go in together.
 * @param {Row[]} rows
 * @param {ChildNode} end
 * @param {(row: Row) => DocumentFragment} make
 */
function arrange(rows, end, make) {
  const stays = rising(rows.map(({ at }) => at))
  const added = document.createDocumentFragment()
  rows.forEach((row, index) => {
    if (row.at < 0) return added.append(make(row))
    if (!stays.has(index)) return added.append(take(row.first, row.last))
    if (added.firstChild) row.first.before(added)
  })
  if (added.firstChild) end.before(added)
}

"""#),
    RuntimeFile(path: "alpine/facet.js", text: #"""
// The plugin: what directives mean in Facet's pages. Alpine finds them and keeps their scopes; here they take the server's
// nodes over as they are, and change what has to change once a flush.

import { setAttribute } from "../shared/dom/attributes.js"
import { bind as listenTo } from "../shared/dom/controls.js"
import { spread } from "../shared/dom/spread.js"
import { setStyle } from "../shared/dom/style.js"
import { keepSelected, selectAgain } from "./controls.js"
import { comments, visit } from "./markup.js"
import { watch } from "./regions.js"

/** @typedef {{value: string | null, modifiers: string[], expression: string}} Directive */

/** The scope of an element with `x-data`: that of the instance whose markup it begins. */
export const scope = () => visit.region.scope

/** Registers the directives with Alpine. */
export function facet(/** @type {any} */ Alpine) {
  Object.assign(comments, { text: textBeside, data: block, slot: block, html: block, if: block, for: block })
  Alpine.directive("text", textOf)
  Alpine.directive("bind", bind)
  Alpine.directive("on", on)
  Alpine.directive("model", model)
  Alpine.directive("ref", ref)
  for (const name of ["if", "for"]) {
    Alpine.directive(name, (/** @type {Element} */ element, /** @type {Directive} */ { expression }) => {
      const { region } = visit
      const own = visit
      own.end = region.scope[expression](element, own)
    })
  }
}

/** @type {import("./markup.js").Binder} */
const block = (node, name, visit) => visit.region.scope[name](node, visit)

// Texts

/** `x-text`: all that the element holds. */
function textOf(/** @type {any} */ element, /** @type {Directive} */ { expression }) {
  text(expression, element.firstChild, (node) => element.append(node))
}

/** @type {import("./markup.js").Binder} */
function textBeside(node, name, { region, isNew }) {
  const { nextSibling } = node
  text(name, !isNew && nextSibling instanceof Text ? nextSibling : null, (text) => node.after(text), region)
}

/** An empty text has no node until it needs one. */
function text(
  /** @type {string} */ name,
  /** @type {Text | null} */ node,
  /** @type {(node: Text) => void} */ insert,
  region = visit.region,
) {
  const show = (/** @type {string | number | boolean} */ value) => {
    const text = `${value}`.replaceAll("\0", "\ufffd")
    if (node) {
      if (node.data !== text) node.data = text
    } else if (text) insert((node = document.createTextNode(text)))
  }
  watch(region, () => region.scope[name], show)
}

// Attributes

/** `x-bind:name`; without a name, attributes by name. */
function bind(/** @type {any} */ element, /** @type {Directive} */ { value: name, modifiers, expression }) {
  const { region, isNew } = visit
  const read = () => region.scope[expression]
  if (name === "style") return watch(region, read, unlessFirst(isNew, (value) => setStyle(element, value)))
  if (!name) return bindAll(element, read)
  const written = modifiers.includes("camel") ? name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()) : name
  // At first the select around an option has what its visitor has chosen, or is shown later.
  let isFirst = true
  watch(region, read, (value) => {
    setAttribute(element, written, value)
    if (!isFirst && element.localName === "option") selectAgain(element)
    isFirst = false
  })
}

function bindAll(/** @type {Element} */ element, /** @type {() => Map<string, string>} */ read) {
  let before = new Map()
  watch(visit.region, read, (attributes) => {
    spread(element, before, attributes)
    before = attributes
  })
}

/**
 * The server has done it for the nodes that it has rendered.
 * @param {boolean} isNew
 * @param {(value: any) => void} apply
 */
function unlessFirst(isNew, apply) {
  let isDone = !isNew
  return (/** @type {any} */ value) => {
    if (!isDone) apply(value)
    isDone = false
  }
}

// What visitors do

/** `x-on`: the member is the listener. */
function on(/** @type {Element} */ element, /** @type {Directive} */ { value: type, expression }) {
  element.addEventListener(type ?? "", visit.region.scope[expression])
}

/** One listener for all handlers of an event. */
export const listeners = (/** @type {((event: Event) => void)[]} */ ...all) => (/** @type {Event} */ event) => {
  for (const listen of all) listen(event)
}

/**
 * `x-model`: the member says what kind of control it is, and what it is bound to.
 *
 * What a visitor has changed before the start is not undone: it is assigned when events are replayed.
 */
function model(/** @type {any} */ element, /** @type {Directive} */ { expression }) {
  const { region, isNew, later } = visit
  const { kind: make, get, set, place, own } = region.scope[expression]
  const kind = make(element)
  const show = () => kind.write(element, get())
  listenTo(element, kind, get, set, place)
  if (element.localName === "select") {
    keepSelected(element, show)
    // Its options are not there yet.
    if (isNew) later.push(show)
  }
  watch(region, () => [get(), own?.()], unlessFirst(isNew, show))
}

/** `x-ref`: the member says where the element is kept. */
function ref(/** @type {Element} */ element, /** @type {Directive} */ { expression }) {
  const { region } = visit
  const { references, name } = region.scope[expression]
  references[name] = element
  region.ends.push(() => {
    if (references[name] === element) references[name] = null
  })
}

"""#),
    RuntimeFile(path: "alpine/index.js", text: #"""
// The part of `alpinejs` that generated code and the plugin use, under upstream's names and with upstream's meaning: data
// providers and scopes, directives, reactive objects and effects. An expression is the name of a member of a scope, as in
// upstream's build for strict content policies.

// Reactivity

/** A function that runs again what reads. @typedef {{(): void, run: () => void, sources: Set<Effect>[]}} Effect */

/** The effect that reads. @type {Effect | undefined} */
let reader
let isScheduled = true

/** Which effects have read which of an object's properties. */
class Tracker {
  /** @type {Map<string | symbol, Set<Effect>> | undefined} */
  readers

  get(/** @type {any} */ target, /** @type {string | symbol} */ name) {
    if (reader) {
      const readers = (this.readers ??= new Map())
      let found = readers.get(name)
      if (!found) readers.set(name, (found = new Set()))
      if (!found.has(reader)) {
        found.add(reader)
        reader.sources.push(found)
      }
    }
    return target[name]
  }

  set(/** @type {any} */ target, /** @type {string | symbol} */ name, /** @type {any} */ value) {
    const isOther = !Object.is(target[name], value)
    target[name] = value
    if (isOther) for (const effect of [...(this.readers?.get(name) ?? [])]) notify(effect)
    return true
  }
}

/**
 * The object, so that effects run again when a property that they have read gets another value.
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
const reactive = (object) => new Proxy(object, new Tracker())

/** Runs a function now, and again after something that it has read has changed. Calling what it gives runs it, too. */
function effect(/** @type {() => void} */ run) {
  const made = /** @type {Effect} */ (() => execute(made))
  made.run = run
  made.sources = []
  made()
  return made
}

function execute(/** @type {Effect} */ effect) {
  release(effect)
  const outer = reader
  reader = effect
  try {
    effect.run()
  } finally {
    reader = outer
  }
}

/** Ends an effect. */
function release(/** @type {Effect} */ effect) {
  for (const source of effect.sources) source.delete(effect)
  effect.sources = []
}

function notify(/** @type {Effect} */ effect) {
  if (isScheduled) queueMicrotask(() => execute(effect))
  else execute(effect)
}

/** While the function runs, effects run at once. */
function disableEffectScheduling(/** @type {() => void} */ run) {
  isScheduled = false
  try {
    run()
  } finally {
    isScheduled = true
  }
}

// Scopes

/** @type {Record<string, () => object>} */
const providers = {}

/** Gives `x-data` of that name what makes its scope. */
const data = (/** @type {string} */ name, /** @type {() => object} */ provide) => void (providers[name] = provide)

/** Lets expressions on an element, and in it, name members of the object. */
function addScopeToNode(/** @type {any} */ node, /** @type {object} */ scope) {
  node._x_dataStack = [scope, ...(node._x_dataStack ?? [])]
}

// Directives

/**
 * @typedef {object} Directive
 * @property {string} type `bind` of `x-bind:class.camel="card"`
 * @property {string | null} value `class`
 * @property {string[]} modifiers `camel`
 * @property {string} expression `card`
 */

/** @typedef {(element: any, directive: Directive) => void} Handler */

/** @type {Record<string, Handler>} */
const handlers = {
  data: (element, { expression }) => addScopeToNode(element, providers[expression]()),
}

const directive = (/** @type {string} */ name, /** @type {Handler} */ handler) => void (handlers[name] = handler)

/** What attributes' names say, each read once. @type {Map<string, Omit<Directive, "expression">>} */
const names = /* @__PURE__ */ new Map()

/**
 * Lets directives do their work on the elements that a walker comes to.
 * @param {Element} root
 * @param {(root: Element, visit: (element: Element) => void) => void} walker
 */
const initTree = (root, walker) =>
  walker(root, (element) => {
    for (const name of element.getAttributeNames()) {
      if (!name.startsWith("x-")) continue
      const { type, value, modifiers } = parsed(name)
      handlers[type]?.(element, { type, value, modifiers, expression: element.getAttribute(name) ?? "" })
    }
  })

function parsed(/** @type {string} */ name) {
  let found = names.get(name)
  if (!found) {
    const [head, ...modifiers] = name.slice(2).split(".")
    const [type, ...value] = head.split(":")
    names.set(name, (found = { type, value: value.join(":") || null, modifiers }))
  }
  return found
}

const plugin = (/** @type {(alpine: typeof Alpine) => void} */ use) => use(Alpine)

const Alpine = { addScopeToNode, data, directive, disableEffectScheduling, effect, initTree, plugin, reactive, release }

export default Alpine

"""#),
    RuntimeFile(path: "alpine/instance.js", text: #"""
// Instances of components.

import { headItem } from "../shared/page/head.js"
import { destroy, initial, instance } from "../shared/page/instance.js"
import { changed } from "../shared/page/schedule.js"
import { adopt, markup } from "./markup.js"
import { cells, put, Region, watch } from "./regions.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/** An instance while it lives. */
export class Own {
  /** Values that can change, by name. */
  state = cells({})
  /** As the page knows it. @type {import("../shared/page/instance.js").Instance | undefined} */
  instance
  /** Elements that actions call, by name. @type {Record<string, Element | null>} */
  references = {}

  /**
   * @param {Region} region
   * @param {Record<string, any>} [values] what the server says of it, when that is known already
   */
  constructor(region, values = {}) {
    this.region = region
    this.place = region.place
    this.values = values
  }

  /** Asks what the server says of an instance that it has rendered. */
  told(/** @type {Record<string, any>} */ shapes) {
    Object.assign(this.values, initial(this.place, shapes))
  }

  /** Begins a value: what the server says, or else another one. */
  give(/** @type {string} */ name, begin = () => /** @type {any} */ (null)) {
    put(this.state, name, name in this.values ? this.values[name] : begin())
  }

  /** Assigns a value, unless the instance is gone. */
  set(/** @type {string} */ name, /** @type {any} */ value) {
    if (this.place.isEnded) return
    put(this.state, name, value)
    changed()
  }

  /** Registers it with the page. */
  start(/** @type {any} */ definition) {
    const { values, state } = this
    const receive = (/** @type {Record<string, any>} */ values) => {
      for (const name in values) if (name in state) this.set(name, values[name])
    }
    const made = instance(this.place, { ...definition, values, receive })
    this.region.ends.push(() => destroy(made))
    this.instance = made
  }
}

/**
 * A prop that may be left out.
 * @template T
 * @param {Record<string, any>} props
 * @param {string} name
 * @param {() => T} initial
 * @returns {() => T}
 */
export const prop = (props, name, initial) => (name in props ? () => props[name] : initial)

/**
 * Says what the title or a `meta` is, for as long as the region is there.
 * @param {Region} region
 * @param {string} selector
 * @param {number} order
 * @param {boolean} isLayout
 * @param {() => string | number | boolean} text
 */
export function head(region, selector, order, isLayout, text) {
  const say = headItem(selector, region.place, order, isLayout)
  watch(region, text, (value) => say(`${value}`))
  region.ends.push(() => say(null))
}

/**
 * A block of the head: it has no nodes.
 * @param {Region} region
 * @param {number} count of what it may show
 * @param {import("./blocks.js").Block} block
 */
export function headBlock(region, count, block) {
  const holder = document.createDocumentFragment()
  const begin = document.createComment("")
  holder.append(begin, document.createComment("/"))
  block(begin, { region, isNew: true, sources: Array(count).fill(markup("")), later: [] })
}

/**
 * Takes over the server's nodes of a page.
 * @param {import("./blocks.js").Definition} used
 */
export const page =
  (used) =>
  (/** @type {{place: Place, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) => {
    const region = new Region(null)
    region.made = place
    region.scope = used.setup(region, {}, {}, values)
    adopt(roots[0] ?? null, region)
  }

"""#),
    RuntimeFile(path: "alpine/markup.js", text: #"""
// Markup and its directives: where they are, in the server's page and in copies of `<template>`s.
//
// | in markup                                  | is                                                             |
// |--------------------------------------------|----------------------------------------------------------------|
// | `x-…` on an element                        | a directive of Alpine's                                        |
// | `<template x-if="if3">…</template>`        | a block, its markup, and (`x-else`) what it shows otherwise    |
// | `<!--text:text4-->`                        | a text among siblings, which follows if it is not empty        |
// | `<!--data:card5-->`, `slot:`, `html:`      | a component, a slot, trusted HTML                              |
// | `<!--if:if3-->`, `<!--for:for3-->`         | blocks where `<template>` is no template: in SVG and MathML    |
// | `<!--/-->`, `<!--,-->`                     | the end of what a block, a component, a slot shows; of an item |

import Alpine from "alpinejs"
import { fragmentOf } from "../shared/dom/trusted.js"

/** @typedef {import("./regions.js").Region} Region */

/**
 * Markup to copy. Where its directives are is found out once.
 * @typedef {{text?: string, parent?: "svg" | "math", content?: DocumentFragment, points?: Point[]}} Source
 */

/**
 * A node of markup that something has to be done with, or that has such nodes in it.
 * @typedef {object} Point
 * @property {number} index among its siblings
 * @property {boolean} isBound
 * @property {Source[]} sources of a block
 * @property {Point[]} points within it
 */

/**
 * What takes care of a node: of an element's directive, or of a comment by its kind.
 * @callback Binder
 * @param {any} node
 * @param {string} name of a member of the region's scope
 * @param {Visit} visit
 * @returns {ChildNode | void} the end of what the server has put there
 */

/** @typedef {{region: Region, isNew: boolean, sources?: Source[], later: (() => void)[], end?: ChildNode | void}} Visit */

/** The visit whose element's directives Alpine is about to handle. @type {Visit} */
export let visit

/** By the kinds of comments. @type {Record<string, Binder>} */
export const comments = {}

/**
 * @param {string} text
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {Source}
 */
export const markup = (text, parent) => ({ text, parent })

// Copies

/**
 * A copy of some markup, for a region that begins.
 * @param {Region} region
 * @param {Source} source
 */
export function create(region, source) {
  const content = (source.content ??= fragmentOf(source.text ?? "", source.parent))
  const points = (source.points ??= pointsOf(content))
  const copy = document.importNode(content, true)
  /** @type {[ChildNode, Point][]} */
  const found = []
  locate(copy, points, found)
  for (const root of copy.children) Alpine.addScopeToNode(root, region.scope)
  /** @type {(() => void)[]} */
  const later = []
  for (const [node, { sources }] of found) bind(node, { region, isNew: true, sources, later })
  for (const run of later) run()
  return copy
}

/** @returns {Point[]} */
function pointsOf(/** @type {ParentNode & Node} */ parent) {
  /** @type {Point[]} */
  const found = []
  let index = 0
  for (let node = parent.firstChild; node; node = node.nextSibling, index++) {
    const isElement = node instanceof Element
    const sources = isBlock(node) ? takeSources(node) : []
    const points = isElement ? pointsOf(node) : []
    const isBound = isElement ? node.getAttributeNames().some(isDirective) : kindOf(node) in comments
    if (isBound || points.length) found.push({ index, isBound, sources, points })
  }
  return found
}

const isDirective = (/** @type {string} */ name) => name.startsWith("x-")

function locate(/** @type {Node} */ parent, /** @type {Point[]} */ points, /** @type {[ChildNode, Point][]} */ found) {
  let node = /** @type {ChildNode} */ (parent.firstChild)
  let at = 0
  for (const point of points) {
    for (; at < point.index; at++) node = /** @type {ChildNode} */ (node.nextSibling)
    if (point.isBound) found.push([node, point])
    if (point.points.length) locate(node, point.points, found)
  }
}

// The server's page

/**
 * Takes over the nodes of a region, up to the comment that ends it.
 * @param {ChildNode | null} node the first one
 * @param {Region} region
 * @returns {any} that comment
 */
export function adopt(node, region) {
  for (; node && !isEnd(node); node = node.nextSibling) {
    if (node instanceof Element && !isBlock(node)) Alpine.addScopeToNode(node, region.scope)
    node = adoptNode(node, region)
  }
  return node
}

/**
 * Takes over one node and what is in it.
 * @returns {ChildNode} its end
 */
export function adoptNode(/** @type {ChildNode} */ node, /** @type {Region} */ region) {
  const end = bind(node, { region, isNew: false, later: [] })
  for (let child = node.firstChild; child; child = child.nextSibling) child = adoptNode(child, region)
  return end ?? node
}

function bind(/** @type {ChildNode} */ node, /** @type {Visit} */ next) {
  if (node instanceof Element) {
    visit = next
    Alpine.initTree(node, (element, handle) => handle(element))
    return next.end
  }
  const kind = kindOf(node)
  return comments[kind]?.(node, nameOf(node), next)
}

// Nodes

const textOf = (/** @type {Node} */ node) => (node.nodeType === Node.COMMENT_NODE ? /** @type {Comment} */ (node).data : "")
const kindOf = (/** @type {Node} */ node) => textOf(node).split(":")[0]
const nameOf = (/** @type {Node} */ node) => textOf(node).split(":")[1]

/** Whether a node ends what it stands in. @returns {boolean} */
export const isEnd = (/** @type {Node} */ node) => /^[/,]$/.test(textOf(node))

/** @returns {node is HTMLTemplateElement} */
const isBlock = (/** @type {Node} */ node) =>
  node instanceof HTMLTemplateElement && (node.hasAttribute("x-if") || node.hasAttribute("x-for"))

const isElse = (/** @type {Node | null} */ node) => node instanceof HTMLTemplateElement && node.hasAttribute("x-else")

/**
 * The markup that a block's `<template>`s hold, and the last one of them.
 * @param {HTMLTemplateElement} template
 */
export function sourcesOf(template) {
  /** @type {Source[]} */
  const sources = [{ content: template.content }]
  /** @type {ChildNode} */
  let last = template
  for (let next = last.nextSibling; next && isElse(next); next = next.nextSibling) {
    sources.push({ content: /** @type {HTMLTemplateElement} */ (next).content })
    last = next
  }
  return { sources, last }
}

/** The same, taken out of markup that is copied: each copy would have copies of them. */
function takeSources(/** @type {HTMLTemplateElement} */ template) {
  const { sources } = sourcesOf(template)
  while (isElse(template.nextSibling)) template.nextSibling?.remove()
  return sources.map(({ content }) => {
    const taken = document.createDocumentFragment()
    taken.append(/** @type {DocumentFragment} */ (content))
    return { content: taken }
  })
}

"""#),
    RuntimeFile(path: "alpine/regions.js", text: #"""
// Regions: pieces of markup that come and go as one. Each has a scope, whose members the markup's directives name.

import Alpine from "alpinejs"
import { itemPlace, place } from "../shared/page/place.js"
import { report } from "../shared/page/report.js"
import { changed } from "../shared/page/schedule.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {import("../shared/page/place.js").Item} Item */

export class Region {
  /** The members that its markup names. @type {any} */
  scope = {}
  /** What ends it, in order. @type {(() => void)[]} */
  ends = []
  /** @type {Place | undefined} */
  made

  /**
   * @param {Region | null} parent
   * @param {number} [order] of the node that makes it
   * @param {number | string | null} [step] of its place; null when it has none of its own
   * @param {Item} [item]
   */
  constructor(parent, order = 0, step = null, item) {
    this.parent = parent
    this.order = order
    this.step = step
    this.item = item
    /** Where it stands among all regions: its updates run after those of the regions around it. @type {Place} */
    this.rank = { parent: parent && parent.rank, step: "", order, depth: parent ? parent.rank.depth + 1 : 0, item }
  }

  /** Where it stands in the page. @returns {Place} */
  get place() {
    return (this.made ??= this.makePlace())
  }

  makePlace() {
    const { parent, order, step, item } = this
    if (step === null) return /** @type {Region} */ (parent).place
    const around = /** @type {Region} */ (parent).place
    return item ? itemPlace(around, /** @type {number} */ (step), item, order) : place(around, step, order)
  }

  end() {
    for (const end of this.ends) end()
  }
}

/**
 * Computes something now, and at each flush before which something that it reads has changed. An Alpine effect notices that;
 * what follows from it waits for its turn, parents first, and is left alone when it comes to the same value.
 * @template T
 * @param {Region} region
 * @param {() => T} compute
 * @param {(value: T) => void} apply reads nothing that it has to be told of
 */
export function watch(region, compute, apply) {
  const update = { place: region.rank, isEnded: false, run }
  let isDue = true
  let isNew = true
  /** @type {any} */
  let value
  const notice = Alpine.effect(() => {
    if (!isDue) return changed(update)
    isDue = false
    try {
      const next = compute()
      isNew ||= !Object.is(next, value)
      value = next
    } catch (error) {
      isNew = false
      report(error, region.place)
    }
  })
  const follow = () => {
    if (isNew) apply(value)
    isNew = false
  }
  function run() {
    isDue = true
    notice()
    follow()
  }
  follow()
  region.ends.push(() => {
    update.isEnded = true
    Alpine.release(notice)
  })
}

/**
 * Values that effects can follow. Alpine would look into them, unless they are frozen: they do not change anyway.
 * @param {Record<string, any>} values
 * @returns {Record<string, any>}
 */
export function cells(values) {
  for (const name in values) Object.freeze(values[name])
  return Alpine.reactive(values)
}

/**
 * Gives a cell another value. Those who have read it are told at once.
 * @param {Record<string, any>} cells
 * @param {string} name
 * @param {any} value
 */
export function put(cells, name, value) {
  if (Object.is(cells[name], value)) return
  Alpine.disableEffectScheduling(() => {
    cells[name] = Object.freeze(value)
  })
}

/**
 * A function of other values, which computes only when one of those is another one.
 * @template T
 * @param {() => any[]} reads
 * @param {() => T} compute
 */
export function memo(reads, compute) {
  /** @type {any[] | undefined} */
  let seen
  /** @type {T} */
  let value
  return () => {
    const now = reads()
    if (!seen || now.some((each, index) => !Object.is(each, seen?.[index]))) {
      value = compute()
      seen = now
    }
    return value
  }
}

"""#),
  ]
}
