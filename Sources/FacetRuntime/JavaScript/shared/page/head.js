// The document's title and `meta` elements, collected from components as on the server.

import { comparePlaces, rootPlace } from "./place.js"
import { changed } from "./schedule.js"

/**
 * @typedef {object} HeadItem
 * @property {import("./place.js").Place} place
 * @property {number} order of its node within the component
 * @property {boolean} isLayout what a layout says counts as outermost
 * @property {string} text
 */

/** What is said of one thing, and the update that shows it. */
/** @typedef {import("./schedule.js").Update & {items: Set<HeadItem>}} Said */

/** By what it is of: `title`, or a selector. @type {Map<string, Said>} */
const all = /* @__PURE__ */ new Map()

/**
 * Says, at a place, what the title is or what a `meta` of a name has as `content`. Of several the innermost counts, of those
 * the last. The document changes with the next flush, when all have spoken, and only when its text is another one.
 *
 * @param {string} selector `title`, or `meta[name="description" i]`
 * @param {import("./place.js").Place} place
 * @param {number} [order] of its node within the component
 * @param {boolean} [isLayout]
 * @returns {(text: string | null) => void} says it; null takes it back
 */
export function headItem(selector, place, order = 0, isLayout = false) {
  const item = { place, order, isLayout, text: "" }
  const said = all.get(selector) ?? begin(selector)
  return (text) => {
    if (text === null) said.items.delete(item)
    else said.items.add(Object.assign(item, { text }))
    changed(said)
  }
}

/** @returns {Said} */
function begin(/** @type {string} */ selector) {
  const items = /** @type {Set<HeadItem>} */ (new Set())
  const run = () => {
    const winner = [...items].sort(compare).at(-1)
    if (winner) write(selector, winner.text)
  }
  const said = { place: rootPlace, run, items }
  all.set(selector, said)
  return said
}

/** How many instances and slot contents it stands in. @returns {number} */
const nesting = (/** @type {import("./place.js").Place | null} */ place) =>
  place ? nesting(place.parent) + (place.item ? 0 : 1) : 0

const rank = (/** @type {HeadItem} */ { isLayout, place }) => (isLayout ? 0 : nesting(place))

const compare = (/** @type {HeadItem} */ a, /** @type {HeadItem} */ b) =>
  rank(a) - rank(b) || comparePlaces(a.place, b.place) || a.order - b.order

function write(/** @type {string} */ selector, /** @type {string} */ text) {
  const element = document.head.querySelector(selector)
  if (!element) return
  if (selector === "title") {
    if (element.textContent !== text) element.textContent = text
  } else if (element.getAttribute("content") !== text) element.setAttribute("content", text)
}
