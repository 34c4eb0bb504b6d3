// Text, by Unicode scalar. Texts are well formed, so a search by units of UTF-16 finds whole scalars.
//
// | may be inlined              | as                    |
// |-----------------------------|-----------------------|
// | stringIsEmpty(a)            | a === ""              |
// | stringContains(a, b)        | a.includes(b)         |
// | stringHasPrefix(a, b)       | a.startsWith(b)       |
// | stringHasSuffix(a, b)       | a.endsWith(b)         |

import { checkCount, checkText, fail } from "./failure.js"
import { arrayDropFirst, arrayPrefix, arraySuffix } from "./arrays.js"

export const addString = (/** @type {string} */ a, /** @type {string} */ b) => checkText(a + b)

/** @param {string} text */
export function stringCount(text) {
  let count = 0
  for (const _ of text) count++
  return count
}

export const stringIsEmpty = (/** @type {string} */ text) => text === ""
export const stringContains = (/** @type {string} */ text, /** @type {string} */ part) => text.includes(part)
export const stringHasPrefix = (/** @type {string} */ text, /** @type {string} */ part) => text.startsWith(part)
export const stringHasSuffix = (/** @type {string} */ text, /** @type {string} */ part) => text.endsWith(part)

/**
 * The parts between the occurrences of a text that is not empty.
 * @param {string} text
 * @param {string} separator
 */
const parts = (text, separator) => (separator === "" ? fail("empty-search") : text.split(separator))

/**
 * @param {string} text
 * @param {string} separator
 */
export function stringSplit(text, separator) {
  const found = parts(text, separator)
  checkCount(found.length)
  return found
}

/**
 * @param {string} text
 * @param {string} search
 * @param {string} replacement
 */
export function stringReplacing(text, search, replacement) {
  const found = parts(text, search)
  // What is surely too long is never made.
  if ((found.length - 1) * replacement.length > 1e7) fail("text-too-long")
  return checkText(found.join(replacement))
}

export const stringPrefix = (/** @type {string} */ text, /** @type {number} */ count) =>
  arrayPrefix([...text], count).join("")

export const stringSuffix = (/** @type {string} */ text, /** @type {number} */ count) =>
  arraySuffix([...text], count).join("")

export const stringDropFirst = (/** @type {string} */ text, /** @type {number} */ count = 1) =>
  arrayDropFirst([...text], count).join("")

/**
 * Filled at the start up to that many scalars.
 * @param {string} text
 * @param {number} count
 * @param {string} [filling]
 */
export function stringPadded(text, count, filling = " ") {
  const missing = count - stringCount(text)
  if (missing <= 0 || filling === "") return text
  if (missing > 1e7) fail("text-too-long")
  const scalars = [...filling]
  return checkText(Array.from({ length: missing }, (_, index) => scalars[index % scalars.length]).join("") + text)
}
