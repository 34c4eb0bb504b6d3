// What actions do to arrays, dictionaries and places: each function returns the changed value, and the one it was given
// stays as it was. Nothing here is worth inlining.

import { checkCount, fail } from "./failure.js"

/**
 * The index, when it is one of that many.
 * @param {number} index
 * @param {number} count
 */
const checkIndex = (index, count) => (index >= 0 && index < count ? index : fail("index-out-of-range"))

/** @type {<T>(items: T[], value: T) => T[]} */
export function append(items, value) {
  checkCount(items.length + 1)
  return [...items, value]
}

/** @type {<T>(items: T[], value: T, index: number) => T[]} */
export function insert(items, value, index) {
  checkCount(items.length + 1)
  const result = [...items]
  result.splice(checkIndex(index, items.length + 1), 0, value)
  return result
}

/** @type {<T>(items: T[], index: number) => T[]} */
export function removeAt(items, index) {
  const result = [...items]
  result.splice(checkIndex(index, items.length), 1)
  return result
}

/** @type {<T>(items: T[], test: (item: T) => boolean) => T[]} */
export const removeAllWhere = (items, test) => items.filter((item) => !test(item))

/** Of an array or a dictionary. @type {<C extends unknown[] | Map<unknown, unknown>>(collection: C) => C} */
export const removeAll = (collection) => /** @type {any} */ (Array.isArray(collection) ? [] : new Map())

/** @type {<T>(items: T[], a: number, b: number) => T[]} */
export function swapAt(items, a, b) {
  checkIndex(a, items.length)
  checkIndex(b, items.length)
  return withElement(withElement(items, a, items[b]), b, items[a])
}

/** @type {<K, V>(dictionary: Map<K, V>, key: K) => Map<K, V>} */
export const removeValue = (dictionary, key) => withEntry(dictionary, key, null)

/** @type {<R extends object>(record: R, name: keyof R, value: unknown) => R} */
export const withField = (record, name, value) => ({ ...record, [name]: value })

/** @type {<T>(items: T[], index: number, value: T) => T[]} */
export function withElement(items, index, value) {
  const result = [...items]
  result[checkIndex(index, items.length)] = value
  return result
}

/**
 * A key that is there keeps its place; nil removes it.
 * @type {<K, V>(dictionary: Map<K, V>, key: K, value: V | null) => Map<K, V>}
 */
export function withEntry(dictionary, key, value) {
  const result = new Map(dictionary)
  if (value === null) result.delete(key)
  else result.set(key, value)
  return result
}

/**
 * A value with another one at a place within it: `updated(order, ["lines", 0, "count"], (count) => addInt(count, 1))`.
 * Everything on the way has to be there; the last key of a dictionary may be new.
 * @param {any} value
 * @param {readonly unknown[]} path names of fields, indexes, keys
 * @param {(value: any) => any} change gets what is there, null for a new key
 * @returns {any}
 */
export function updated(value, path, change) {
  if (!path.length) return change(value)
  const [step, ...rest] = path
  if (value instanceof Map) {
    const entry = value.get(step) ?? null
    if (entry === null && rest.length) fail("index-out-of-range")
    return withEntry(value, step, updated(entry, rest, change))
  }
  if (!Array.isArray(value)) return withField(value, /** @type {never} */ (step), updated(value[/** @type {string} */ (step)], rest, change))
  const index = checkIndex(/** @type {number} */ (step), value.length)
  return withElement(value, index, updated(value[index], rest, change))
}
