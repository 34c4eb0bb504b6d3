// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/svelte. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let svelte: [RuntimeFile] = [
    RuntimeFile(path: "svelte/component.js", text: #"""
// Instances of components: what has changed of them, and what they are given from outside.

import { changed } from "../shared/page/schedule.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {ReturnType<typeof tracker>} Tracker */

/**
 * Keeps which values of an instance have changed, a bit for each, until its markup has been updated.
 * @param {Place} place
 */
export const tracker = (place) => ({
  place,
  /** Deriveds that have to be computed again. */
  stale: -1,
  /** What the markup does not show yet. */
  dirty: 0,
  update: /** @type {((dirty: number) => void) | undefined} */ (undefined),
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
  /** What ends meanwhile may write, too. After a failure, all of it is tried again next time. */
  run() {
    const { dirty } = this
    this.dirty = 0
    try {
      if (dirty) this.update?.(dirty)
    } catch (error) {
      this.dirty |= dirty
      throw error
    }
  },
})

/**
 * Values that come from outside, each given to what keeps it.
 * @param {Record<string, (value: any) => void>} setters by name
 */
export const receiver = (setters) => (/** @type {Record<string, any>} */ values) => {
  for (const name in values) setters[name]?.(values[name])
}

"""#),
    RuntimeFile(path: "svelte/each.js", text: #"""
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
export let isAdopting = false

export const isCreating = () => !isAdopting

/**
 * Takes over the server's nodes of a page.
 * @param {(node: any, place: any, props: {}, slots: {}, values: Record<string, any>) => void} component
 */
export const page =
  (component) =>
  (/** @type {{place: any, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) => {
    isAdopting = true
    component(roots[0], place, {}, {}, values)
    isAdopting = false
  }

/**
 * Makes copies of some markup, which is parsed when the first one is needed.
 * @param {string} markup
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {(node: any) => any} the first node of a copy; or the given one, which the server has made
 */
export function template(markup, parent) {
  /** @type {any} */
  let source
  return (node) => {
    if (isAdopting) return node
    if (!source) {
      source = document.adoptNode(fragmentOf(markup, parent))
      // An element alone needs no fragment around its copies.
      const only = source.firstElementChild
      if (only && source.childNodes.length < 2) source = only
    }
    const copy = source.cloneNode(true)
    return copy.tagName ? copy : copy.firstChild
  }
}

/**
 * The text node at a position. The server has left it out when it was empty: then it goes into the page once it is not.
 * @param {any} node that stands there
 * @param {Node} [parent] needed where nothing may follow
 * @returns {any}
 */
export const textAt = (node, parent = node?.parentNode ?? document.body) =>
  node?.nodeType === 3 ? node : Object.assign(new Text(), { absent: { parent, next: node } })

/**
 * @param {any} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.data === text) return
  node.data = text
  if (!node.absent) return
  node.absent.parent.insertBefore(node, node.absent.next)
  node.absent = null
}

/** What follows a node, also when that is an absent text. @returns {any} */
export const following = (/** @type {any} */ node) => (node.absent ? node.absent.next : node.nextSibling)

/** Puts a new block in front of a node. */
export function put(/** @type {Block} */ { start }, /** @type {any} */ next) {
  if (start) next.parentNode.insertBefore(start.parentNode ?? start, next)
}

/** The nodes from one to another one beside it. */
export function nodesOf(/** @type {any} */ start, /** @type {any} */ end) {
  const nodes = []
  for (let node = start; node; node = node === end ? null : node.nextSibling) nodes.push(node)
  return nodes
}

export function drop(/** @type {any} */ start, /** @type {any} */ end) {
  for (const node of nodesOf(start, end)) node.remove()
}

/**
 * Markup that is trusted. The server's is as many nodes as the client would make of it.
 * @param {any} node where it begins
 * @param {string | null} markup
 */
export function trustedAt(node, markup) {
  /** @type {any[]} */
  let nodes = []
  /** @type {string | null} */
  let shown
  const set = (/** @type {string | null} */ markup) => {
    if (markup === shown) return
    shown = markup
    const content = fragmentOf(markup ?? "")
    for (const each of nodes) each.remove()
    nodes = [...content.childNodes]
    if (!isAdopting) node.before(content)
  }
  set(markup)
  if (isAdopting) {
    for (const at of nodes.keys()) {
      nodes[at] = node
      node = node.nextSibling
    }
  }
  return { anchor: node, set }
}

"""#),
    RuntimeFile(path: "svelte/regions.js", text: #"""
// Regions: pieces of markup that come and go. Each is followed by a comment, its anchor, which stays.

import { drop, following, isAdopting, put } from "./nodes.js"

/** @typedef {import("./nodes.js").Block} Block */

/**
 * Makes a block at a position, or adopts it.
 * @template {Block} B
 * @param {any} node its first node when it is adopted, else its anchor
 * @param {(node: any) => B} make
 * @returns {B & {anchor: any}}
 */
export function region(node, make) {
  const block = /** @type {any} */ (make(node))
  if (!isAdopting) put(block, node)
  else if (block.end) node = following(block.end)
  block.anchor = node
  return block
}

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
      if (block?.start) drop(block.start, anchor.previousSibling)
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
        ...block,
        update: undefined,
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
