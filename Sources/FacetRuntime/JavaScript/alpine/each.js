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
