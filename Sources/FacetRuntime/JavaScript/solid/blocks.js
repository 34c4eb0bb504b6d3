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
