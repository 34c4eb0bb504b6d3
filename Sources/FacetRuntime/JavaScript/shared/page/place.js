// Places: where instances, items and slot contents stand in a page. They make the paths that posts, the state document and
// tests use, and the order in which updates and effects run.

import { printed } from "../standard/numbers.js"
import { percentEncoded } from "./percent.js"

/**
 * @typedef {object} Place
 * @property {Place | null} parent
 * @property {string} step `3` for call site 3, `s0` for the content given to slot 0; of an item, the each block's `e1`
 * @property {Item} [item]
 * @property {number} order of the node that makes it, among the nodes of the component whose markup it stands in
 * @property {number} depth
 * @property {boolean} [isEnded]
 * @property {Set<() => void>} [ends] to run when what stands here ends
 */

/**
 * What an each block keeps up to date. The key of a block without keys is the index.
 * @typedef {{key: number | string, index: number}} Item
 */

/** The page's. @type {Place} */
export const rootPlace = { parent: null, step: "", order: 0, depth: 0 }

/**
 * The place of a component, or of the content that it was given for a slot.
 * @param {Place} parent
 * @param {number | string} step `3` or `s0`
 * @param {number} [order] the node's id; without it, siblings keep the order in which they were made
 * @returns {Place}
 */
export const place = (parent, step, order = 0) => ({ parent, step: `${step}`, order, depth: parent.depth + 1 })

/**
 * The place of an item of an each block.
 * @param {Place} parent
 * @param {number} site the block's number
 * @param {Item} item
 * @param {number} [order]
 * @returns {Place}
 */
export const itemPlace = (parent, site, item, order) => ({ ...place(parent, "e" + site, order), item })

/**
 * `0.s0.e1[12].3`, the same as the server's `InstancePath`.
 * @param {Place} place
 * @returns {string}
 */
export function pathOf({ parent, step, item }) {
  if (!parent) return ""
  const before = pathOf(parent)
  return (before && before + ".") + step + (item ? `[${percentEncoded(printed(item.key))}]` : "")
}

/**
 * Whether one place comes before another (less than 0) in tree order, parents first.
 * @param {Place} a
 * @param {Place} b
 */
export function comparePlaces(a, b) {
  const difference = a.depth - b.depth
  while (a.depth > b.depth) a = /** @type {Place} */ (a.parent)
  while (b.depth > a.depth) b = /** @type {Place} */ (b.parent)
  if (a === b) return difference
  while (a.parent !== b.parent) {
    a = /** @type {Place} */ (a.parent)
    b = /** @type {Place} */ (b.parent)
  }
  return a.order - b.order || indexOf(a) - indexOf(b)
}

const indexOf = (/** @type {Place} */ { item }) => (item ? item.index : 0)

/**
 * Lets something end together with what stands at a place: a timer, a stream. Gives a function that ends it before.
 * @param {Place} place
 * @param {() => void} end
 */
export function endWith(place, end) {
  const ends = (place.ends ??= new Set())
  const once = () => ends.delete(once) && end()
  ends.add(once)
  return once
}

/**
 * Ends all that was to end with a place. Instances call it; so does who ends a region of its own.
 * @param {Place} place
 */
export function endPlace(place) {
  place.isEnded = true
  for (const end of [...(place.ends ?? [])]) end()
}

/**
 * The `value` of a checkbox: the path that it stands at, where several may have one name; else nil.
 * @param {Place} place that it stands at
 * @param {Place} [instance] whose template it stands in, when its name is written there
 */
export const checkedValue = (place, instance) => (isRepeated(place) || instance?.parent ? pathOf(place) : null)

/** @returns {boolean} */
const isRepeated = (/** @type {Place | null} */ place) => !!place && (!!place.item || isRepeated(place.parent))
