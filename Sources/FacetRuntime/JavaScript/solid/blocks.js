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
