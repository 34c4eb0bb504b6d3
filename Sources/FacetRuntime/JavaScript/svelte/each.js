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
