// Integers, doubles, and their texts. An Int is a number within ±(2^53-1) that is never -0.
//
// | may be inlined           | as                      |
// |--------------------------|-------------------------|
// | addDouble(a, b), …       | a + b, a - b, a * b, a / b, a % b |
// | negateDouble(a)          | -a                      |
// | negateInt(a)             | 0 - a                   |
// | absInt(a), absDouble(a)  | Math.abs(a)             |
// | intToDouble(a)           | a                       |
// | enumerationFromRaw(text, cases) | cases.includes(text) ? text : null |
// | toString(a), printed(a)  | `${a}`, or a itself for a String or an enumeration |

import { checkCount, checkText, fail } from "./failure.js"

/**
 * A number that is whole, as an Int. Adding 0 makes 0 of -0.
 * @param {number} number
 * @param {string} [code] of the failure when no Int can hold it
 */
const safe = (number, code = "integer-overflow") => (Number.isSafeInteger(number) ? number + 0 : fail(code))

// A result that no Int can hold is rounded to a number that none can hold either, so it is checked afterwards.

export const addInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a + b)
export const subtractInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a - b)
export const multiplyInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a * b)

/**
 * The quotient of two safe integers is never rounded up to the next whole number: it is at least 1/b away from it, and
 * half the distance of two doubles there is less.
 * @param {number} a
 * @param {number} b
 */
export const divideInt = (a, b) => (b ? safe(Math.trunc(a / b)) : fail("division-by-zero"))

export const remainderInt = (/** @type {number} */ a, /** @type {number} */ b) =>
  b ? safe(a % b) : fail("division-by-zero")

export const negateInt = (/** @type {number} */ a) => 0 - a
export const absInt = (/** @type {number} */ a) => Math.abs(a)

export const addDouble = (/** @type {number} */ a, /** @type {number} */ b) => a + b
export const subtractDouble = (/** @type {number} */ a, /** @type {number} */ b) => a - b
export const multiplyDouble = (/** @type {number} */ a, /** @type {number} */ b) => a * b
export const divideDouble = (/** @type {number} */ a, /** @type {number} */ b) => a / b
export const remainderDouble = (/** @type {number} */ a, /** @type {number} */ b) => a % b
export const negateDouble = (/** @type {number} */ a) => -a
export const absDouble = (/** @type {number} */ a) => Math.abs(a)

const toInt = (/** @type {number} */ number) => safe(number, "number-out-of-range")

/** Halves go away from zero, `Math.round`'s towards +∞. */
export const doubleRounded = (/** @type {number} */ a) => toInt(Math.sign(a) * Math.round(Math.abs(a)))
export const doubleFloor = (/** @type {number} */ a) => toInt(Math.floor(a))
export const doubleCeiling = (/** @type {number} */ a) => toInt(Math.ceil(a))
export const doubleToInt = (/** @type {number} */ a) => toInt(Math.trunc(a))
export const intToDouble = (/** @type {number} */ a) => a

/**
 * `Int(String)`: digits, perhaps with a sign before them; null for any other text.
 * @param {string} text
 * @returns {number | null}
 */
export function stringToInt(text) {
  const number = Number(text) + 0
  return /^[-+]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : null
}

/**
 * `Double(String)`: `12`, `-0.5`, `.5`, `1e3`; null for any other text and for what no finite double is near to.
 * @param {string} text
 * @returns {number | null}
 */
export function stringToDouble(text) {
  const number = Number(text)
  return /^[-+]?(\d*\.)?\d+(e[-+]?\d+)?$/i.test(text) && Number.isFinite(number) ? number : null
}

/**
 * The integers from one number to another one, which belongs to them when the range is closed.
 * @param {number} lower
 * @param {number} upper
 * @param {boolean} isClosed
 */
export function range(lower, upper, isClosed) {
  const count = Math.max(0, upper - lower + (isClosed ? 1 : 0))
  checkCount(count)
  return Array.from({ length: count }, (_, index) => lower + index)
}

/**
 * What an interpolation prints of an Int, Double, Bool, String or enumeration. `String(-0)` is `"0"`.
 * @param {number | boolean | string | null} value
 */
export const printed = (value) => (value === null ? "" : String(value))

/** `String(x)`. */
export const toString = printed

/**
 * An interpolated text.
 * @param {...(number | boolean | string | null)} parts
 */
export const interpolated = (...parts) => checkText(parts.map(printed).join(""))

/**
 * @param {string} text
 * @param {string[]} rawValues of the enumeration
 */
export const enumerationFromRaw = (text, rawValues) => (rawValues.includes(text) ? text : null)
