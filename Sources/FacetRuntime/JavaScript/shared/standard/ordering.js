// The order of values. What it depends on, the type, is passed as a comparison.
//
// A comparison gives a negative number, zero or a positive one, and NaN when one of the two is NaN: no operator holds
// then, and sorting puts NaN last.
//
// | may be inlined                              | as                                            |
// |---------------------------------------------|-----------------------------------------------|
// | less(a, b, compareNumber), …                | a < b, a <= b, a > b, a >= b                   |
// | less(a, b, compareText), …                  | compareText(a, b) < 0, …                       |
// | minimum(a, b, …), maximum(a, b, …)          | Math.min(a, b), Math.max(a, b), for Int and Date |

import { fail } from "./failure.js"

/**
 * @template T
 * @typedef {(a: T, b: T) => number} Comparison
 */

/** Of Int, Double and Date. The difference of two equal infinities would be NaN. */
export const compareNumber = (/** @type {number} */ a, /** @type {number} */ b) => (a === b ? 0 : a - b)

/** Of String, by scalar: U+FFFF stands before U+10000, whose units of UTF-16 are less. */
export function compareText(/** @type {string} */ a, /** @type {string} */ b) {
  if (a === b) return 0
  let index = 0
  while (a.charCodeAt(index) === b.charCodeAt(index)) index++
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1)
}

/**
 * @typedef {{ amount: number, currency: string }} Money
 */

/** Of Money in one currency. */
export const compareMoney = (/** @type {Money} */ a, /** @type {Money} */ b) =>
  a.currency === b.currency ? a.amount - b.amount : fail("mixed-currencies")

/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const less = (a, b, compare) => compare(a, b) < 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const lessOrEqual = (a, b, compare) => compare(a, b) <= 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const greater = (a, b, compare) => compare(a, b) > 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const greaterOrEqual = (a, b, compare) => compare(a, b) >= 0

/**
 * The order of sorting: NaN, which differs from itself, is last.
 * @template T
 * @param {T} a
 * @param {T} b
 * @param {Comparison<T>} compare
 */
const order = (a, b, compare) => Number(a !== a) - Number(b !== b) || compare(a, b) || 0

/** @type {<T>(a: T, b: T, compare: Comparison<T>) => T} */
export const minimum = (a, b, compare) => (order(b, a, compare) < 0 ? b : a)
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => T} */
export const maximum = (a, b, compare) => (order(a, b, compare) < 0 ? b : a)

/**
 * The nearest number in a closed range.
 * @param {number} value
 * @param {number} lower
 * @param {number} upper
 */
export function clamped(value, lower, upper) {
  if (!(lower <= upper)) fail("invalid-argument")
  return value < lower ? lower : value > upper ? upper : value
}

/** @type {<T>(items: T[], compare: Comparison<T>) => T[]} */
export const arraySorted = (items, compare) => [...items].sort((a, b) => order(a, b, compare))

/**
 * The key of each element is asked for once.
 * @type {<T, K>(items: T[], key: (item: T) => K, compare: Comparison<K>) => T[]}
 */
export const arraySortedBy = (items, key, compare) =>
  items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => order(a.key, b.key, compare))
    .map(({ item }) => item)

/** @type {<T>(items: T[], compare: Comparison<T>) => T | null} */
export const arrayMin = (items, compare) =>
  items.length ? items.reduce((best, item) => minimum(best, item, compare)) : null

/** @type {<T>(items: T[], compare: Comparison<T>) => T | null} */
export const arrayMax = (items, compare) =>
  items.length ? items.reduce((best, item) => maximum(best, item, compare)) : null
