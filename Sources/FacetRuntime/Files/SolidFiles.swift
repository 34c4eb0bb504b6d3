// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/solid. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let solid: [RuntimeFile] = [
    RuntimeFile(path: "solid/blocks.js", text: #"""
// Blocks: regions of markup that come and go. Each of these gives a function that says what stands there now, for `insert`.

import { createMemo, createRoot, createSignal, onCleanup, untrack } from "solid-js"
import { fragmentOf } from "../shared/dom/trusted.js"
import { report } from "../shared/page/report.js"
import { EvaluationError } from "../shared/standard/failure.js"

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
 * An `if let`.
 * @param {() => [branch: number, ...values: any[]]} test the branch's number, and what its conditions bind
 * @param {...((...values: (() => any)[]) => any)} bodies
 */
export function chooseBound(test, ...bodies) {
  const found = createMemo(test)
  const branch = createMemo(() => found()[0])
  return createMemo(() => {
    const at = branch()
    return untrack(() => bodies[at]?.(...found().slice(1).map((value, index) => bound(found, at, index + 1, value))))
  })
}

/** A bound value. An action that has waited may still read it when another branch has come. */
const bound = (/** @type {() => any[]} */ found, /** @type {number} */ branch, /** @type {number} */ index, /** @type {any} */ value) => () => {
  const now = found()
  return (value = now[0] === branch ? now[index] : value)
}

/**
 * @typedef {object} Row
 * @property {any} key
 * @property {number} index
 * @property {any} content
 * @property {(item: any) => void} setItem
 * @property {((index: number) => void) | undefined} setIndex
 * @property {() => void} end
 */

/**
 * An `each`. An item with the key of an earlier one takes over its nodes.
 * @param {() => any[]} items
 * @param {((item: any) => any) | null} key of an item; without it the index is the key
 * @param {(item: () => any, index: () => number, row: Row) => any} body
 * @param {(() => any) | null} [otherwise] for no items
 * @param {import("../shared/page/place.js").Place} [place] to say it with an error
 */
export function each(items, key, body, otherwise, place) {
  /** @type {Row[]} */
  let rows = []
  /** @type {any[]} */
  let content = []
  let endOtherwise = () => {}
  const keyOf = key ?? ((/** @type {any} */ _, /** @type {number} */ index) => index)
  onCleanup(() => {
    for (const row of rows) row.end()
    endOtherwise()
  })

  /** @returns {Row} */
  function begin(/** @type {any} */ item, /** @type {number} */ index, /** @type {any} */ key) {
    const [get, setItem] = createSignal(item)
    const [getIndex, setIndex] = body.length > 1 ? createSignal(index) : []
    return createRoot((end) => {
      const row = { key, index, content: null, setItem, setIndex, end }
      row.content = body(get, /** @type {any} */ (getIndex), row)
      return row
    })
  }

  function update(/** @type {any[]} */ list) {
    let same = 0
    for (; same < rows.length && same < list.length; same++) {
      if (keyOf(list[same], same) !== rows[same].key) break
      change(rows[same], list[same], same)
    }
    if (same === list.length && same === rows.length && (same || !otherwise || content.length)) return content
    const keys = list.map(keyOf)
    const twice = keys.length > same && key ? firstRepeated(keys) : undefined
    if (twice !== undefined) {
      report(new EvaluationError("duplicate-key", `Two items have the key ${twice}.`), place)
      return content
    }
    const left = new Map(rows.slice(same).map((row) => [row.key, row]))
    const kept = rows.slice(0, same)
    rows = list.map((item, index) => {
      if (index < same) return kept[index]
      const row = left.get(keys[index])
      if (!row) return begin(item, index, keys[index])
      left.delete(row.key)
      change(row, item, index)
      return row
    })
    for (const row of left.values()) row.end()
    content = rows.map((row) => row.content)
    return rows.length || !otherwise ? (endOtherwise(), content) : (content = [beginOtherwise()])
  }

  const beginOtherwise = () =>
    createRoot((end) => {
      endOtherwise = end
      return otherwise?.()
    })

  return createMemo(() => {
    const list = items()
    return untrack(() => update(list))
  })
}

function change(/** @type {Row} */ row, /** @type {any} */ item, /** @type {number} */ index) {
  row.setItem(item)
  if (row.index === index) return
  row.index = index
  row.setIndex?.(index)
}

function firstRepeated(/** @type {any[]} */ keys) {
  const seen = new Set()
  for (const key of keys) if (seen.size === seen.add(key).size) return key
}

/**
 * Trusted markup.
 * @param {() => string} read
 * @param {"svg" | "math"} [namespace]
 */
export const trustedNodes = (read, namespace) => createMemo(() => [...fragmentOf(read(), namespace).childNodes])

"""#),
    RuntimeFile(path: "solid/facet.js", text: #"""
// What pages of the Solid variant need beside Solid's own API: how a page is taken over, what an instance says to the shared
// runtime, values that are computed. It runs on upstream's Solid as well as on the modules beside it.

import { batch, createMemo, createRenderEffect, onCleanup, untrack } from "solid-js"
import { hydrate, insert } from "solid-js/web"
import { bind } from "../shared/dom/controls.js"
import { spread } from "../shared/dom/spread.js"
import { setStyle } from "../shared/dom/style.js"
import { destroy, instance } from "../shared/page/instance.js"
import { comparePlaces, pathOf, rootPlace } from "../shared/page/place.js"
import { changed, surround } from "../shared/page/schedule.js"

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
  surround(batch)
  isAdopting = true
  try {
    hydrate(() => {
      insert(document.body, Page(place, values), roots.at(-1)?.nextSibling ?? null, roots)
    }, document.body)
  } finally {
    isAdopting = false
  }
}

// Instances

/**
 * Registers an instance with the shared runtime, until its owner ends.
 * @param {Place} place
 * @param {any} definition as `instance` takes it, but for `receive`: the setters of what can be received, by name
 */
export function define(place, { receive = {}, effects = [], ...definition }) {
  const made = instance(place, {
    ...definition,
    effects,
    receive(values) {
      for (const name of Object.keys(values)) receive[name]?.(values[name])
    },
  })
  onCleanup(() => {
    ended.push(made)
    changed(ending)
  })
  // What is written after an action has waited is in no batch, so the effects have to be told.
  if (effects.length) {
    createRenderEffect(() => {
      for (const { reads } of effects) reads()
      changed()
    })
  }
  return made
}

/** Instances end after the update that ends their markup, parents first. @type {import("../shared/page/instance.js").Instance[]} */
const ended = []
const ending = {
  place: rootPlace,
  run() {
    for (const one of ended.splice(0).sort((a, b) => comparePlaces(a.place, b.place))) destroy(one)
  },
}

// Values

class Failure {
  constructor(/** @type {unknown} */ error) {
    this.error = error
  }
}

/**
 * A memo that fails where it is read and not where it is computed: a value that nobody asks for may have none.
 * @template T
 * @param {() => T} compute
 * @returns {() => T}
 */
export function derived(compute) {
  const memo = createMemo(() => {
    try {
      return compute()
    } catch (error) {
      return new Failure(error)
    }
  })
  return () => {
    const value = memo()
    if (value instanceof Failure) throw value.error
    return value
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
 * The attributes that spreads bring.
 * @param {Element} node
 * @param {() => Map<string, string>} read
 */
export const keepSpread = (node, read) =>
  createRenderEffect((/** @type {Map<string, string>} */ before) => {
    const after = read()
    spread(node, before, after)
    return after
  }, new Map())

/**
 * Binds a control to a value. When the page is taken over the control keeps what a visitor has done to it.
 * @param {any} node
 * @param {import("../shared/dom/controls.js").Kind} kind
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {Place} place
 */
export function keepControl(node, kind, get, set, place) {
  bind(node, kind, get, set, place)
  createRenderEffect(() => {
    const value = get()
    if (!isAdopting) kind.write(node, value)
  })
}

/**
 * The same of a `select`, whose options may come and go.
 * @type {typeof keepControl}
 */
export function keepSelect(node, kind, get, set, place) {
  keepControl(node, kind, get, set, place)
  const options = new MutationObserver(() => kind.write(node, untrack(get)))
  options.observe(node, { attributes: true, characterData: true, childList: true, subtree: true })
}

/**
 * What names an instance in the names of its controls.
 * @param {string} name
 * @param {Place} place of the instance
 */
export function fieldName(name, place) {
  const path = pathOf(place)
  return path ? `${name}@${path}` : name
}

/**
 * The value of a checkbox, whose name others may share where there is a list around it.
 * @param {Place} place
 * @param {boolean} isShared whether the name is one that all instances have
 */
export const choiceValue = (place, isShared) => (isShared || isRepeated(place) ? pathOf(place) : null)

const isRepeated = (/** @type {Place | null} */ place) => place !== null && (place.item !== undefined || isRepeated(place.parent))

"""#),
    RuntimeFile(path: "solid/index.js", text: #"""
// The part of `solid-js` that generated code uses: signals, memos, effects, owners.
//
// A write marks what reads the signal as stale, and what depends on that through memos as pending. Once the outermost batch
// ends, memos are computed and then effects run. Whatever is marked is looked at after its owners, since one of them may end it.

/** @typedef {{owner: Owner | null, owned: Computation[] | null, cleanups: (() => void)[] | null, state: number}} Owner */
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
/** @type {Computation[]} */
let memos = []
/** @type {Computation[]} */
let effects = []

/**
 * @template T
 * @param {T} value
 * @returns {[() => T, (next: any) => T]} reads it; writes a value, or what a function makes of the one before
 */
export function createSignal(value) {
  /** @type {Source} */
  const signal = { value, observers: null, state: clean }
  return [() => read(signal), (next) => write(signal, typeof next === "function" ? next(signal.value) : next)]
}

/**
 * A value that is computed from others, once for each change of theirs.
 * @template T
 * @param {(before: T | undefined) => T} compute
 * @param {T} [value]
 * @returns {() => T}
 */
export function createMemo(compute, value) {
  const memo = computation(compute, value, true)
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
  /** @type {Owner} */
  const root = { owner, owned: null, cleanups: null, state: clean }
  return within(root, null, () => run(() => dispose(root)))
}

/** Runs when the owner ends, or runs again. */
export function onCleanup(/** @type {() => void} */ run) {
  if (owner) (owner.cleanups ??= []).push(run)
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
  if (source.value === value) return value
  source.value = value
  mark(source, stale)
  if (!depth) flush()
  return value
}

function mark(/** @type {Source} */ { observers }, /** @type {number} */ state) {
  if (!observers) return
  for (const each of observers) {
    if (each.state >= state) continue
    const wasClean = !each.state
    each.state = state
    if (!wasClean) continue
    if (each.isMemo) {
      memos.push(each)
      mark(each, pending)
    } else effects.push(each)
  }
}

// Computations

/** @returns {Computation} */
function computation(/** @type {any} */ run, /** @type {any} */ value, /** @type {boolean} */ isMemo) {
  const made = { run, value, isMemo, owner, owned: null, cleanups: null, sources: [], observers: null, state: clean }
  if (owner) (owner.owned ??= []).push(made)
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
  node.state = clean
  const value = within(node, node, () => node.run(node.value))
  const isNew = value !== node.value
  node.value = value
  if (isNew) mark(node, stale)
}

/** Ends what belongs to it: first what was created last. */
function dispose(/** @type {any} */ node) {
  const { owned, cleanups, sources } = node
  node.owned = node.cleanups = null
  if (sources) {
    node.sources = []
    for (const source of sources) source.observers.delete(node)
  }
  if (owned) {
    for (let at = owned.length; at--; ) {
      owned[at].state = clean
      dispose(owned[at])
    }
  }
  if (cleanups) for (let at = cleanups.length; at--; ) cleanups[at]()
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

/** One that fails does not keep the others from running. */
function flush() {
  /** @type {{error: unknown} | undefined} */
  let failure
  depth++
  while (memos.length || effects.length) {
    const due = memos.length ? memos : effects
    if (due === memos) memos = []
    else effects = []
    for (const node of due) {
      try {
        if (node.state) refresh(node)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  depth--
  if (failure) throw failure.error
}

"""#),
    RuntimeFile(path: "solid/reconcile.js", text: #"""
// Turns nodes that stand one after the other into others with as few changes of the document as possible.

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
  const places = after.slice(start, endAfter).map((node) => old.get(node) ?? -1)
  remove(parent, before, start, endBefore, new Set(places))
  const staying = longestRise(places)
  let follower = end
  for (let at = places.length - 1; at >= 0; at--) {
    const node = after[start + at]
    if (!staying.has(at)) parent.insertBefore(node, follower)
    follower = node
  }
}

/** Removes the nodes that are not kept: all of a parent's content at once, where that is all. */
function remove(
  /** @type {Element} */ parent,
  /** @type {any[]} */ nodes,
  /** @type {number} */ start,
  /** @type {number} */ end,
  /** @type {Set<number>} */ kept,
) {
  const isNoneKept = !kept.size || (kept.size === 1 && kept.has(-1))
  if (isNoneKept && parent.firstChild === nodes[start] && parent.lastChild === nodes[end - 1]) {
    parent.textContent = ""
  } else {
    for (let at = start; at < end; at++) if (!kept.has(at - start)) nodes[at].remove()
  }
}

/**
 * The positions of a longest part of the numbers that rises; -1 is no number of it. What stands there need not be moved.
 * @param {number[]} numbers
 */
function longestRise(numbers) {
  /** For each length, the position of the least number that a rise of it can end with. @type {number[]} */
  const ends = []
  /** What comes before a position in its rise. @type {number[]} */
  const before = []
  numbers.forEach((number, at) => {
    if (number < 0) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]] < number) low = middle + 1
      else high = middle
    }
    before[at] = low ? ends[low - 1] : -1
    ends[low] = at
  })
  const positions = new Set()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) positions.add(at)
  return positions
}

"""#),
    RuntimeFile(path: "solid/web.js", text: #"""
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

"""#),
  ]
}
