// Equality by value.
//
// | may be inlined | as                                                               |
// |----------------|------------------------------------------------------------------|
// | equal(a, b)    | a === b, for Int, Double, Bool, String, Date, enumerations, their optionals, and beside nil |
// | notEqual(a, b) | a !== b, for the same                                             |

/**
 * Arrays by elements, dictionaries by entries in any order, records and money by fields; NaN equals nothing.
 * @param {unknown} a
 * @param {unknown} b of the same type
 * @returns {boolean}
 */
export function equal(a, b) {
  if (a === null || b === null || typeof a !== "object") return a === b
  if (a instanceof Map) return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)))
  if (Array.isArray(a)) return a.length === b.length && a.every((element, index) => equal(element, b[index]))
  return Object.keys(a).every((name) => equal(a[name], b[name]))
}

export const notEqual = (/** @type {unknown} */ a, /** @type {unknown} */ b) => !equal(a, b)
