// Keyed lists.

import { distinct } from "../shared/page/keys.js"
import { rising } from "../shared/page/rising.js"
import { branches } from "./regions.js"
import { drop, following, isAdopting, nodesOf, put } from "./nodes.js"

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
export function each(node, { items, key, make, reads, value: valueBit, index: indexBit, outer, otherwise }) {
  /** @type {any[]} */
  let values = []
  /** @type {Map<Key, Item>} */
  let shown = new Map()
  let anchor = node
  /** @type {ReturnType<typeof branches> | undefined} */
  let empty
  const begin = (/** @type {any} */ value, /** @type {number} */ index) => {
    const item = /** @type {Item} */ ({ key: key(value, index), index, value })
    item.block = make(node, item)
    if (isAdopting && item.block.end) node = following(item.block.end)
    return item
  }
  change(items(), 0)
  if (otherwise) {
    empty = branches(node, () => (shown.size ? null : otherwise), -1)
    anchor = empty.anchor
  } else anchor = node

  return {
    anchor,
    update(/** @type {number} */ dirty) {
      const next = dirty & reads ? items() : values
      if (next !== values) return change(next, dirty)
      if (dirty & outer) for (const { block } of shown.values()) block.update?.(dirty)
      empty?.update(dirty)
    },
    destroy() {
      for (const { block } of shown.values()) block.destroy?.()
      empty?.destroy()
    },
  }

  /** What fails, fails before anything is moved, and is tried again with the next update. */
  function change(/** @type {any[]} */ next, /** @type {number} */ dirty) {
    const before = shown
    const keys = distinct(next.map(key))
    const sources = keys.map((key) => before.get(key)?.index ?? -1)
    const items = keys.map((key, at) => before.get(key) ?? begin(next[at], at))
    const now = new Map(items.map((item) => [item.key, item]))
    shown = now
    leave([...before.values()].filter(({ key }) => !now.has(key)), anchor)
    empty?.update(dirty)
    if (!isAdopting) arrange(items, sources, anchor)
    items.forEach((item, at) => {
      const bits = (item.value === next[at] ? 0 : valueBit) | (sources[at] === at ? 0 : indexBit)
      item.value = next[at]
      if (sources[at] >= 0 && bits | (dirty & outer)) item.block.update?.(dirty | bits)
    })
    values = next
  }
}

/** Removes items, and all of an element's at once when nothing else is in it. */
function leave(/** @type {Item[]} */ gone, /** @type {any} */ anchor) {
  const start = gone[0]?.block.start
  for (const { block } of gone) block.destroy?.()
  if (start && anchor.parentNode.childNodes.length === gone.length + 1) anchor.parentNode.replaceChildren(anchor)
  else for (const { block } of gone) drop(block.start, block.end)
}

/** Puts new items in, and moves as few of the others as possible. */
function arrange(/** @type {Item[]} */ items, /** @type {number[]} */ sources, /** @type {any} */ next) {
  const stays = rising(sources)
  for (let at = items.length - 1; at >= 0; at--) {
    const { block } = items[at]
    items[at].index = at
    if (sources[at] < 0) put(block, next)
    else if (!stays.has(at)) next?.before(...nodesOf(block.start, block.end))
    next = block.start ?? next
  }
}
