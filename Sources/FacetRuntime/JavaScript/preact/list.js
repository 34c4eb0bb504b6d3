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
