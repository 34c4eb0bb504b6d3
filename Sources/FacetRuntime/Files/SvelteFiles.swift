// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/svelte. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let svelte: [RuntimeFile] = [
    RuntimeFile(path: "svelte/component.js", text: #"""
// Instances of components: what has changed of them, and how a page's begins.

import { initial } from "../shared/page/instance.js"
import { changed } from "../shared/page/schedule.js"
import { adopting, isCreating } from "./nodes.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {ReturnType<typeof tracker>} Tracker */

/**
 * Keeps which values of an instance have changed, a bit for each, until its markup has been updated.
 * @param {Place} place
 */
export const tracker = (place) => ({
  place,
  isEnded: false,
  /** Deriveds that have to be computed again. */
  stale: -1,
  /** What the markup does not show yet. */
  dirty: 0,
  update: /** @type {(dirty: number) => void} */ (() => {}),
  /** Values that this instance gives its own markup have changed. */
  mark(/** @type {number} */ bits) {
    this.stale |= bits
    this.dirty |= bits
  },
  /** The same, to be shown with the next flush. */
  touch(/** @type {number} */ bits) {
    this.mark(bits)
    changed(this)
  },
  /** After a failure, all of it is tried again next time. */
  run() {
    if (this.dirty) this.update(this.dirty)
    this.dirty = 0
  },
})

/**
 * Values that come from outside, each given to what keeps it.
 * @param {Record<string, (value: any) => void>} setters by name
 */
export const receiver = (setters) => (/** @type {Record<string, any>} */ values) => {
  for (const name in values) setters[name]?.(values[name])
}

/**
 * What the server says of an instance that it has rendered.
 * @param {Place} place
 * @param {Record<string, any>} shapes
 */
export const told = (place, shapes) => (isCreating() ? {} : initial(place, shapes))

/**
 * Takes over the server's nodes of a page.
 * @param {(node: any, place: Place, props: {}, slots: {}, values: Record<string, any>) => void} component
 */
export const page =
  (component) =>
  (/** @type {{place: Place, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) =>
    adopting(() => component(roots[0] ?? null, place, {}, {}, values))

"""#),
    RuntimeFile(path: "svelte/each.js", text: #"""
// Keyed lists.

import { EvaluationError } from "../shared/standard/failure.js"
import { branches } from "./regions.js"
import { following, isCreating, move, put, remove } from "./nodes.js"

/** @typedef {import("./nodes.js").Block} Block */
/** @typedef {number | string} Key */
/** @typedef {{key: Key, index: number, value: any, block: Block}} Item */

/**
 * @typedef {object} List
 * @property {() => any[]} items
 * @property {(value: any, index: number) => Key} key
 * @property {(node: any, item: Item) => Block} make
 * @property {number} reads what the items depend on, in bits
 * @property {number} value the bit of an item
 * @property {number} index that of its index
 * @property {number} outer what else their blocks read
 * @property {(node: any) => Block} [otherwise] made when there is no item
 */

/**
 * A block for each item. Items keep their nodes as long as their key is there.
 * @param {any} node
 * @param {List} list
 */
export function each(node, { items, key, make, reads, value, index, outer, otherwise }) {
  let values = items()
  const begin = (/** @type {any} */ value, /** @type {number} */ index, /** @type {any} */ node) => {
    const item = /** @type {Item} */ ({ key: key(value, index), index, value })
    item.block = make(node, item)
    return item
  }
  /** @type {Item[]} */
  let shown = []
  if (isCreating()) {
    distinct(values.map(key))
    shown = values.map((value, index) => begin(value, index, node))
    insert(shown, node)
  } else {
    for (const value of values) {
      const item = begin(value, shown.length, node)
      shown.push(item)
      node = item.block.end ? following(item.block.end) : node
    }
  }
  const empty = otherwise && branches(node, () => (values.length ? null : otherwise), -1)
  const anchor = empty ? empty.anchor : node

  return {
    anchor,
    update(/** @type {number} */ dirty) {
      const next = dirty & reads ? items() : values
      if (next !== values) change(next, dirty)
      else if (dirty & outer) for (const { block } of shown) block.update?.(dirty)
      empty?.update(dirty)
    },
    destroy() {
      for (const { block } of shown) block.destroy?.()
      empty?.destroy()
    },
  }

  function change(/** @type {any[]} */ next, /** @type {number} */ dirty) {
    const keys = next.map(key)
    distinct(keys)
    const before = shown
    // Items at both ends that stay where they are.
    const most = Math.min(before.length, keys.length)
    let start = 0
    while (start < most && before[start].key === keys[start]) start++
    let tail = 0
    while (tail < most - start && before[before.length - 1 - tail].key === keys[keys.length - 1 - tail]) tail++
    /** @type {Map<Key, number>} */
    const positions = new Map()
    for (let at = start; at < before.length - tail; at++) positions.set(before[at].key, at)
    // What fails, fails before anything is moved.
    /** @type {number[]} */
    const sources = []
    const items = next.map((value, at) => {
      const source = at < start ? at : at < keys.length - tail ? positions.get(keys[at]) ?? -1 : at - keys.length + before.length
      if (at >= start && at < keys.length - tail) sources.push(source)
      return source < 0 ? begin(value, at, anchor) : refresh(before[source], value, at, dirty)
    })
    for (const source of sources) if (source >= 0) positions.delete(before[source].key)
    values = next
    shown = items
    const gone = [...positions.values()].map((at) => before[at])
    for (const { block } of gone) block.destroy?.()
    if (gone.length === before.length) clear(before)
    else for (const { block } of gone) remove(block.start, block.end && following(block.end))
    arrange(items, start, sources)
  }

  function refresh(/** @type {Item} */ item, /** @type {any} */ next, /** @type {number} */ at, /** @type {number} */ dirty) {
    const bits = (item.value === next ? 0 : value) | (item.index === at ? 0 : index)
    item.value = next
    item.index = at
    if ((dirty & outer) | bits) item.block.update?.(dirty | bits)
    return item
  }

  /** All are gone. When nothing else is in the element, that is one operation. */
  function clear(/** @type {Item[]} */ items) {
    const start = items[0]?.block.start
    const parent = anchor?.parentNode
    if (!start) return
    if (parent.firstChild === start && parent.lastChild === anchor) parent.replaceChildren(anchor)
    else remove(start, following(/** @type {any} */ (items.at(-1)).block.end))
  }

  /** Puts new items in and moves as few of the others as possible. */
  function arrange(/** @type {Item[]} */ items, /** @type {number} */ start, /** @type {number[]} */ sources) {
    const stays = rising(sources)
    let next = items[start + sources.length]?.block.start ?? anchor
    let last = stays.length - 1
    for (let at = sources.length - 1; at >= 0; at--) {
      if (sources[at] < 0) {
        // Neighbours that are new go in together.
        let first = at
        while (first > 0 && sources[first - 1] < 0) first--
        insert(items.slice(start + first, start + at + 1), next)
        at = first
      } else if (at === stays[last]) last--
      else move(items[start + at].block.start, items[start + at].block.end, next)
      next = items[start + at].block.start ?? next
    }
  }
}

function insert(/** @type {Item[]} */ items, /** @type {any} */ next) {
  if (items.length < 2) return items[0] && put(items[0].block, next)
  const fragment = document.createDocumentFragment()
  for (const { block } of items) if (block.start) fragment.append(block.start.parentNode ?? block.start)
  next?.parentNode.insertBefore(fragment, next)
}

/** Keys that rise, as most do, cost a comparison each. */
function distinct(/** @type {Key[]} */ keys) {
  if (keys.every((key, at) => !at || keys[at - 1] < key)) return
  const seen = new Set()
  for (const key of keys) {
    if (seen.has(key)) throw new EvaluationError("duplicate-key", `Two items of this each have the key ${JSON.stringify(key)}.`)
    seen.add(key)
  }
}

/** The positions of a longest rising run among the sources; -1 is no source. */
function rising(/** @type {number[]} */ sources) {
  /** @type {number[]} the last position of a run, by its length */
  const ends = []
  /** @type {number[]} */
  const previous = []
  sources.forEach((source, at) => {
    if (source < 0) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sources[ends[middle]] < source) low = middle + 1
      else high = middle
    }
    previous[at] = low ? ends[low - 1] : -1
    ends[low] = at
  })
  /** @type {number[]} */
  const run = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]) run.push(at)
  return run.reverse()
}

"""#),
    RuntimeFile(path: "svelte/nodes.js", text: #"""
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

"""#),
    RuntimeFile(path: "svelte/regions.js", text: #"""
// Regions: pieces of markup that come and go. Each is followed by a comment, its anchor, which stays.

import { following, isCreating, move, put, remove } from "./nodes.js"

/** @typedef {import("./nodes.js").Block} Block */

/**
 * Makes a block at a position, or adopts it.
 * @template {Block} B
 * @param {any} node its first node when it is adopted, else its anchor
 * @param {(node: any) => B} make
 * @returns {B & {anchor: any}}
 */
export function region(node, make) {
  const block = make(node)
  if (isCreating()) put(block, node)
  return Object.assign(block, { anchor: isCreating() ? node : end(block, node) })
}

/** What follows a block that was adopted. */
const end = (/** @type {Block} */ block, /** @type {any} */ node) => (block.end ? following(block.end) : node)

/** What stands in a slot that is given nothing. @returns {Block} */
export const emptySlot = () => ({})

/**
 * A region that shows one block or none.
 * @param {any} node
 * @param {() => ((node: any) => Block) | null} choose says which
 * @param {number} reads what that depends on, in bits
 * @param {number} [binds] what it gives the blocks, in bits
 */
export function branches(node, choose, reads, binds = 0) {
  let make = choose()
  /** @type {Block | undefined} */
  let block = make ? region(node, make) : undefined
  const anchor = block ? /** @type {any} */ (block).anchor : node
  return {
    anchor,
    update(/** @type {number} */ dirty) {
      const mayChange = dirty & reads
      const next = mayChange ? choose() : make
      if (next === make) return block?.update?.(mayChange ? dirty | binds : dirty)
      const made = next?.(anchor)
      destroy()
      remove(block?.start, anchor)
      if (made) put(made, anchor)
      make = next
      block = made
    },
    destroy,
  }
  function destroy() {
    block?.destroy?.()
  }
}

/**
 * The content that is given to a slot, which may stand in several places.
 * @param {(node: any, place: any, passed: any) => Block} make
 * @param {number} [passes] what the slot gives it, in bits
 */
export function contents(make, passes = 0) {
  /** @type {Set<Block>} */
  const blocks = new Set()
  return {
    make(/** @type {any} */ node, /** @type {any} */ place, /** @type {any} */ passed) {
      const block = make(node, place, passed)
      blocks.add(block)
      return {
        start: block.start,
        end: block.end,
        /** The slot has given it other values. */
        pass: () => block.update?.(passes),
        destroy() {
          blocks.delete(block)
          block.destroy?.()
        },
      }
    },
    update(/** @type {number} */ dirty) {
      for (const block of blocks) block.update?.(dirty)
    },
  }
}

"""#),
  ]
}
