// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/solid. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let solid: [RuntimeFile] = [
    RuntimeFile(path: "solid/blocks.js", text: #"""
// Blocks: regions of markup that come and go. Each of these gives a function that says what stands there now, for `show`.

import { createMemo, createRoot, createSignal, onCleanup, untrack } from "solid-js"
import { fragmentOf } from "../shared/dom/trusted.js"
import { distinct } from "../shared/page/keys.js"
import { report } from "../shared/page/report.js"

/**
 * An `if`. A branch is made anew when another one comes in its place, and only then.
 * @param {() => number} test the branch's number
 * @param {...(() => any)} bodies
 */
export function choose(test, ...bodies) {
  const branch = createMemo(test)
  return createMemo(() => {
    const body = bodies[branch()]
    return body && untrack(body)
  })
}

/**
 * @typedef {object} Row
 * @property {any} key
 * @property {number} index
 * @property {any} content
 * @property {(item: () => any) => void} setItem
 * @property {((index: number) => void) | undefined} setIndex
 * @property {() => void} end
 */

/**
 * An `each`. An item with the key of an earlier one takes over its nodes.
 * @param {() => any[]} items
 * @param {((item: any, index: number) => any) | null} key of an item; without it the index is the key
 * @param {(item: () => any, index: () => number, row: Row) => any} body
 * @param {import("../shared/page/place.js").Place} [place] to say it with an error
 */
export function each(items, key, body, place) {
  /** @type {Row[]} */
  let rows = []
  /** @type {any[]} */
  let content = []
  const keyOf = key ?? ((/** @type {any} */ _, /** @type {number} */ index) => index)

  function begin(/** @type {any} */ item, /** @type {number} */ index, /** @type {any} */ key) {
    const [get, setItem] = createSignal(item)
    const [getIndex, setIndex] = body.length > 1 ? createSignal(index) : []
    return createRoot((end) => {
      const row = /** @type {Row} */ ({ key, index, setItem, setIndex, end })
      const content = body(get, /** @type {any} */ (getIndex), row)
      // A text stays the same node as long as the list does that it is in.
      row.content = typeof content === "object" ? content : [content]
      return row
    })
  }

  function update(/** @type {any[]} */ list) {
    let same = 0
    while (same < rows.length && same < list.length && rows[same].key === keyOf(list[same], same)) {
      change(rows[same], list[same], same++)
    }
    if (same === rows.length && same === list.length) return content
    /** @type {any[]} */
    let keys
    try {
      keys = distinct(list.map(keyOf))
    } catch (error) {
      report(error, place)
      return content
    }
    const left = new Map(rows.splice(same).map((row) => [row.key, row]))
    for (; same < list.length; same++) {
      const key = keys[same]
      const row = left.get(key)
      if (row) change(row, list[same], same)
      left.delete(key)
      rows.push(row ?? begin(list[same], same, key))
    }
    for (const row of left.values()) row.end()
    return (content = rows.map((row) => row.content))
  }

  onCleanup(() => {
    for (const row of rows) row.end()
  })
  return createMemo(() => {
    const list = items()
    return untrack(() => update(list))
  })
}

function change(/** @type {Row} */ row, /** @type {any} */ item, /** @type {number} */ index) {
  row.setItem(() => item)
  row.index = index
  row.setIndex?.(index)
}

/**
 * Trusted markup.
 * @param {() => string} read
 * @param {"svg" | "math"} [namespace]
 */
export const trustedNodes = (read, namespace) => createMemo(() => [...fragmentOf(read(), namespace).childNodes])

"""#),
    RuntimeFile(path: "solid/content.js", text: #"""
// What regions hold. Upstream's `insert` makes a new node of a text whenever something in front of it has come or gone, and
// takes elements out of the document to make room for it, so that they lose the focus. Here it is given nodes only, and for
// the same text the same one.

import { insert } from "solid-js/web"

/** Texts beside other nodes, by the list that they are in. @type {WeakMap<any[], Text[]>} */
const texts = new WeakMap()

/**
 * Keeps in front of a marker, or as all of an element's content, what a value says: nodes, text, lists of these, and functions
 * that give them.
 * @param {Element} parent
 * @param {any} value
 * @param {Node | null} [marker]
 * @param {Node[]} [nodes] of the server
 */
export function show(parent, value, marker, nodes) {
  const list = [value]
  let given = [...(nodes ?? (parent.isConnected ? parent.childNodes : []))]
  const read = () => {
    const shown = collect(list, [], given)
    given = []
    return shown
  }
  insert(parent, read, marker, nodes)
}

/** What functions that give functions give in the end. */
function last(/** @type {any} */ value) {
  while (typeof value === "function") value = value()
  return value
}

/**
 * Adds the nodes of a list.
 * @param {any[]} list
 * @param {Node[]} nodes
 * @param {Node[]} given of the server, from where the list begins; those that were found leave it
 */
function collect(list, nodes, given) {
  for (let at = 0; at < list.length; at++) {
    const found = last(list[at])
    if (Array.isArray(found)) collect(found, nodes, given)
    else if (typeof found === "string") found && nodes.push(textAt(list, at, found, given))
    else if (found) {
      nodes.push(found)
      if (given.length) given.splice(0, given.indexOf(found) + 1)
    }
  }
  return nodes
}

/**
 * The text of a place in a list. The server's may hold the texts that follow it, too, up to the next change.
 * @param {any[]} list
 * @param {number} at
 * @param {string} text
 * @param {any[]} given
 */
function textAt(list, at, text, given) {
  const kept = texts.get(list) ?? []
  texts.set(list, kept)
  const node = kept[at]
  if (!node) return (kept[at] = given[0]?.data?.startsWith(text) ? given.shift() : document.createTextNode(text))
  if (node.data !== text) node.data = text
  return node
}

"""#),
    RuntimeFile(path: "solid/facet.js", text: #"""
// What pages of the Solid variant need beside Solid's own API: how a page is taken over, what an instance says to the shared
// runtime, values that are computed. It runs on upstream's Solid as well as on the modules beside it.

import { batch, createMemo, createRenderEffect, onCleanup, untrack } from "solid-js"
import { hydrate } from "solid-js/web"
import { bind } from "../shared/dom/controls.js"
import { setStyle } from "../shared/dom/style.js"
import { destroy, instance } from "../shared/page/instance.js"
import { changed, surround } from "../shared/page/schedule.js"
import { show } from "./content.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

// The page

let isAdopting = false

/**
 * Takes the server's page over, as `start` wants it done.
 * @param {(place: Place, props: Record<string, any>) => any} Page
 * @returns {(page: {place: Place, roots: ChildNode[], values: Record<string, any>}) => void}
 */
export const adopt = (Page) => ({ place, roots, values }) => {
  // Upstream keeps its account of the page in this global, which its server would have written.
  Object.assign(globalThis, { _$HY: { events: [], completed: new WeakSet(), r: {} } })
  surround(batched)
  isAdopting = true
  try {
    hydrate(() => {
      show(document.body, Page(place, values), roots.at(-1)?.nextSibling ?? null, roots)
    }, document.body)
  } finally {
    isAdopting = false
  }
}

/**
 * Upstream forgets what has to follow when a batch fails, so the failure goes on after it.
 * @template T
 * @param {() => T} run
 */
function batched(run) {
  /** @type {{error: unknown} | undefined} */
  let failure
  const result = batch(() => {
    try {
      return run()
    } catch (error) {
      failure = { error }
    }
  })
  if (failure) throw failure.error
  return result
}

// Instances

/**
 * Registers an instance with the shared runtime, until its owner ends.
 * @param {Place} place
 * @param {any} definition as `instance` takes it, but for `receive`, the setters of what can be received by name, and for
 *   effects that read props: `props` gives these, `run` takes a function that gives the one of an index
 */
export function define(place, { receive = {}, effects = [], ...definition }) {
  const made = instance(place, {
    ...definition,
    effects: effects.map(inRound),
    receive(values) {
      for (const name of Object.keys(values)) receive[name]?.(values[name])
    },
  })
  // Instances end after the update that ends their markup, parents first.
  onCleanup(() => changed({ place, run: () => destroy(made) }))
  // What is written after an action has waited is in no batch, so the effects have to be told.
  if (effects.length) {
    createRenderEffect(() => {
      for (const { reads } of effects) reads()
      changed()
    })
  }
  return made
}

/**
 * While an effect runs it sees the props that its round began with, later (in a timer, after waiting) those of that time.
 * @returns {import("../shared/page/effects.js").Effect}
 */
function inRound(/** @type {any} */ { props, reads, run }) {
  if (!props) return { reads, run }
  /** @type {any[]} */
  let begun
  /** @type {any[] | null} */
  let held
  const seen = (/** @type {number} */ index) => (held ?? props())[index]
  return {
    reads() {
      begun = props()
      return reads()
    },
    run() {
      held = begun
      try {
        run(seen)
      } finally {
        held = null
      }
    },
  }
}

// Values

/**
 * A memo that fails where it is read and not where it is computed: a value that nobody asks for may have none.
 * @template T
 * @param {() => T} compute
 * @returns {() => T}
 */
export function derived(compute) {
  /** @type {{error: unknown} | null} */
  let failure
  const memo = createMemo(() => {
    failure = null
    try {
      return compute()
    } catch (error) {
      return (failure = { error })
    }
  })
  return () => {
    const value = memo()
    if (failure) throw failure.error
    return /** @type {T} */ (value)
  }
}

// Nodes

/**
 * Gives a text node its text.
 * @param {Text} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.data !== text) node.data = text
}

/**
 * An element's style; as long as the server has written it, nothing is set.
 * @param {HTMLElement | SVGElement} node
 * @param {() => Record<string, any>} read
 */
export const keepStyle = (node, read) =>
  createRenderEffect(() => {
    const properties = read()
    if (!isAdopting) setStyle(node, properties)
  })

/**
 * Binds a control to a value. When the page is taken over the control keeps what a visitor has done to it. The options of a
 * `select` may come and go.
 * @param {any} node
 * @param {import("../shared/dom/controls.js").Kind} kind
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {Place} place
 */
export function keepControl(node, kind, get, set, place) {
  const write = () => kind.write(node, get())
  bind(node, kind, get, set, place)
  createRenderEffect(() => {
    if (isAdopting) get()
    else write()
  })
  if (node.options) {
    const options = { attributes: true, characterData: true, childList: true, subtree: true }
    new MutationObserver(() => untrack(write)).observe(node, options)
  }
}

"""#),
    RuntimeFile(path: "solid/index.js", text: #"""
// The part of `solid-js` that generated code uses: signals, memos, effects, owners.
//
// A write marks what reads the signal as stale, and what depends on that through memos as pending. Once the outermost batch
// ends, effects run; memos are computed when they are read. Whatever is marked is looked at after its owners, since one of
// them may end it.

/** @typedef {{owner: Owner | null, owned: (Computation | (() => void))[] | null, state: number}} Owner */
/** @typedef {{value: any, observers: Set<Computation> | null, state: number}} Source */
/** @typedef {Owner & Source & {run: (before: any) => any, sources: Source[], isMemo: boolean}} Computation */

const clean = 0
const pending = 1
const stale = 2

/** Who owns what is created. @type {Owner | null} */
let owner = null
/** Who depends on what is read. @type {Computation | null} */
let observer = null
let depth = 0
/** Effects that are marked. @type {Computation[]} */
let queue = []

/**
 * A function that is written gives the value, of the one before.
 * @template T
 * @param {T} value
 * @returns {[() => T, (next: T | ((before: T) => T)) => void]}
 */
export function createSignal(value) {
  /** @type {Source} */
  const signal = { value, observers: null, state: clean }
  return [() => read(signal), (next) => write(signal, typeof next === "function" ? next(signal.value) : next)]
}

/**
 * A value that is computed from others, once for each change of theirs.
 * @template T
 * @param {() => T} compute
 * @returns {() => T}
 */
export function createMemo(compute) {
  const memo = computation(compute, undefined, true)
  execute(memo)
  return () => read(memo)
}

/**
 * Runs now, and again when what it has read has changed.
 * @template T
 * @param {(before: T) => T} run
 * @param {T} [value]
 */
export const createRenderEffect = (run, value) => execute(computation(run, value, false))

/**
 * Owns what is created in it, until it is disposed of.
 * @template T
 * @param {(dispose: () => void) => T} run
 * @returns {T}
 */
export function createRoot(run) {
  const root = computation(null, null, false, false)
  return within(root, null, () => run(() => dispose(root)))
}

/** Runs when the owner ends, or runs again. */
export function onCleanup(/** @type {() => void} */ run) {
  if (owner) (owner.owned ??= []).push(run)
  return run
}

/** Reads without depending on it. @template T @param {() => T} run @returns {T} */
export const untrack = (run) => within(owner, null, run)

/** Lets everything follow once, at the end. @template T @param {() => T} run @returns {T} */
export function batch(run) {
  depth++
  try {
    return run()
  } finally {
    if (!--depth) flush()
  }
}

// Sources

function read(/** @type {any} */ source) {
  if (source.state) refresh(source)
  if (observer) {
    const observers = (source.observers ??= new Set())
    const { size } = observers
    if (observers.add(observer).size > size) observer.sources.push(source)
  }
  return source.value
}

function write(/** @type {Source} */ source, /** @type {any} */ value) {
  if (source.value === value) return
  source.value = value
  mark(source, stale)
  if (!depth) flush()
}

function mark(/** @type {Source} */ { observers }, /** @type {number} */ state) {
  if (!observers) return
  for (const each of observers) {
    if (each.state >= state) continue
    const wasMarked = each.state
    each.state = state
    if (wasMarked) continue
    if (each.isMemo) mark(each, pending)
    else queue.push(each)
  }
}

// Computations

/** @returns {Computation} */
function computation(/** @type {any} */ run, /** @type {any} */ value, /** @type {boolean} */ isMemo, isOwned = true) {
  const made = { run, value, isMemo, owner, owned: null, sources: [], observers: null, state: clean }
  if (owner && isOwned) (owner.owned ??= []).push(made)
  return made
}

/** Brings a computation up to date, if its owners, which come first, have not ended it. */
function refresh(/** @type {any} */ node) {
  if (node.owner) refresh(node.owner)
  if (node.state === pending) {
    for (const source of node.sources) {
      if (source.state) refresh(source)
      if (node.state === stale) break
    }
    if (node.state === pending) node.state = clean
  }
  if (node.state === stale) execute(node)
}

function execute(/** @type {Computation} */ node) {
  dispose(node)
  const value = within(node, node, () => node.run(node.value))
  const isNew = value !== node.value
  node.value = value
  if (isNew) mark(node, stale)
}

/** Ends what belongs to it, and whatever it depends on. */
function dispose(/** @type {any} */ node) {
  const { owned, sources } = node
  node.state = clean
  node.owned = null
  node.sources = []
  for (const source of sources) source.observers.delete(node)
  if (owned) for (const each of owned) each.sources ? dispose(each) : each()
}

/**
 * @template T
 * @param {Owner | null} nextOwner
 * @param {Computation | null} nextObserver
 * @param {() => T} run
 * @returns {T}
 */
function within(nextOwner, nextObserver, run) {
  const before = [owner, observer]
  owner = nextOwner
  observer = nextObserver
  try {
    return run()
  } finally {
    ;[owner, observer] = /** @type {any} */ (before)
  }
}

/** Runs the effects, and those that they mark. One that fails does not keep the others from running. */
function flush() {
  /** @type {{error: unknown} | undefined} */
  let failure
  depth++
  for (const effect of queue) {
    try {
      refresh(effect)
    } catch (error) {
      failure ??= { error }
    }
  }
  queue = []
  depth--
  if (failure) throw failure.error
}

"""#),
    RuntimeFile(path: "solid/reconcile.js", text: #"""
// Turns nodes that stand one after the other into others with as few changes of the document as possible.

import { rising } from "../shared/page/rising.js"

/**
 * @param {Element} parent
 * @param {any[]} before
 * @param {Node[]} after
 * @param {Node | null} marker what follows them
 */
export function reconcile(parent, before, after, marker) {
  let start = 0
  let endBefore = before.length
  let endAfter = after.length
  while (start < endBefore && start < endAfter && before[start] === after[start]) start++
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--
    endAfter--
  }
  const end = after[endAfter] ?? marker
  if (start === endBefore) {
    for (let at = start; at < endAfter; at++) parent.insertBefore(after[at], end)
    return
  }
  const old = new Map(before.slice(start, endBefore).map((node, at) => [node, at]))
  const places = after.slice(start, endAfter).map((node) => {
    const place = old.get(node) ?? -1
    old.delete(node)
    return place
  })
  if (old.size === parent.childNodes.length) parent.textContent = ""
  else for (const node of old.keys()) node.remove()
  const staying = rising(places)
  let follower = end
  for (let at = places.length - 1; at >= 0; at--) {
    const node = after[start + at]
    if (!staying.has(at)) parent.insertBefore(node, follower)
    follower = node
  }
}

"""#),
    RuntimeFile(path: "solid/web.js", text: #"""
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

"""#),
  ]
}
