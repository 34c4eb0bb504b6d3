// Arrays and dictionaries. None is ever changed: a function returns another one.
//
// | may be inlined                  | as                        |
// |---------------------------------|---------------------------|
// | arrayCount(a)                   | a.length                  |
// | arrayIsEmpty(a)                 | a.length === 0            |
// | arrayFirst(a), arrayLast(a)     | a.at(0) ?? null, a.at(-1) ?? null |
// | element(a, i)                   | a[i] ?? null              |
// | arrayMap(a, f), arrayFilter(a, f) | a.map(f), a.filter(f), when f is written out with its one parameter |
// | arrayFirstWhere(a, f)           | a.find(f) ?? null, likewise |
// | arrayContainsWhere(a, f), arrayAllSatisfy(a, f) | a.some(f), a.every(f), likewise |
// | arrayContains(a, x)             | a.includes(x), for Int, Bool, String, Date and enumerations |
// | arrayReversed(a)                | [...a].reverse()          |
// | entry(d, k)                     | d.get(k) ?? null          |
// | dictionaryCount(d)              | d.size                    |
// | dictionaryIsEmpty(d)            | d.size === 0              |
// | dictionaryKeys(d), dictionaryValues(d) | [...d.keys()], [...d.values()] |

import { equal } from "./equality.js"
import { checkCount, checkDepth, checkText } from "./failure.js"
import { printed } from "./numbers.js"

/** @type {<T>(items: T[]) => number} */
export const arrayCount = (items) => items.length
/** @type {<T>(items: T[]) => boolean} */
export const arrayIsEmpty = (items) => items.length === 0
/** @type {<T>(items: T[]) => T | null} */
export const arrayFirst = (items) => items.at(0) ?? null
/** @type {<T>(items: T[]) => T | null} */
export const arrayLast = (items) => items.at(-1) ?? null
/** Null when there is no such element. @type {<T>(items: T[], index: number) => T | null} */
export const element = (items, index) => items[index] ?? null

const indexOrNull = (/** @type {number} */ index) => (index < 0 ? null : index)

/** @type {<T>(items: T[], test: (item: T) => boolean) => T | null} */
export const arrayFirstWhere = (items, test) => items.find((item) => test(item)) ?? null
/** @type {<T>(items: T[], test: (item: T) => boolean) => number | null} */
export const arrayFirstIndexWhere = (items, test) => indexOrNull(items.findIndex((item) => test(item)))
/** @type {<T>(items: T[], value: T) => number | null} */
export const arrayFirstIndex = (items, value) => arrayFirstIndexWhere(items, (item) => equal(item, value))
/** @type {<T>(items: T[], value: T) => boolean} */
export const arrayContains = (items, value) => items.some((item) => equal(item, value))
/** @type {<T>(items: T[], test: (item: T) => boolean) => boolean} */
export const arrayContainsWhere = (items, test) => items.some((item) => test(item))
/** @type {<T>(items: T[], test: (item: T) => boolean) => boolean} */
export const arrayAllSatisfy = (items, test) => items.every((item) => test(item))

/** @type {<T, R>(items: T[], change: (item: T) => R) => R[]} */
export const arrayMap = (items, change) => items.map((item) => change(item))
/** @type {<T>(items: T[], test: (item: T) => boolean) => T[]} */
export const arrayFilter = (items, test) => items.filter((item) => test(item))
/** @type {<T, R>(items: T[], change: (item: T) => R | null) => R[]} */
export const arrayCompactMap = (items, change) => arrayMap(items, change).filter((item) => item !== null)

/** @type {<T, R>(items: T[], change: (item: T) => R[]) => R[]} */
export function arrayFlatMap(items, change) {
  const result = []
  for (const item of items) {
    const more = change(item)
    checkCount(result.length + more.length)
    for (const other of more) result.push(other)
  }
  return result
}

/**
 * A closure can wrap what it got, and each round adds a level; only now and then, since that looks at everything.
 * @type {<T, R>(items: T[], initial: R, combine: (result: R, item: T) => R) => R}
 */
export const arrayReduce = (items, initial, combine) =>
  items.reduce((result, item, index) => {
    const next = combine(result, item)
    return index % 64 === 63 ? checkDepth(next) : next
  }, initial)

/** @type {<T>(items: T[]) => T[]} */
export const arrayReversed = (items) => [...items].reverse()
/** @type {<T>(items: T[], count: number) => T[]} */
export const arrayPrefix = (items, count) => items.slice(0, Math.max(0, count))
/** @type {<T>(items: T[], count: number) => T[]} */
export const arraySuffix = (items, count) => (count > 0 ? items.slice(-count) : [])
/** @type {<T>(items: T[], count?: number) => T[]} */
export const arrayDropFirst = (items, count = 1) => items.slice(Math.max(0, count))

/** @type {<T>(items: T[]) => { index: number, value: T }[]} */
export const arrayEnumerated = (items) => items.map((value, index) => ({ index, value }))

/** @type {<A, B>(a: A[], b: B[]) => { first: A, second: B }[]} */
export const zip = (a, b) => arrayPrefix(a, b.length).map((first, index) => ({ first, second: b[index] }))

/**
 * The printed elements with the text between them. What is surely too long is not made longer.
 * @param {(number | boolean | string)[]} items
 * @param {string} [separator]
 */
export const arrayJoined = (items, separator = "") =>
  checkText(
    items.reduce((/** @type {string} */ text, item, index) => {
      const longer = text + (index ? separator : "") + printed(item)
      return longer.length > 1e7 ? checkText(longer) : longer
    }, ""),
  )

/**
 * From left to right. Whether the elements are Int or Double is said by how they are added.
 * @param {number[]} items
 * @param {(a: number, b: number) => number} add `addInt` or `addDouble`
 */
export const arraySum = (items, add) => items.reduce((sum, item) => add(sum, item), 0)

/** @type {<T>(a: T[], b: T[]) => T[]} */
export function addArray(a, b) {
  checkCount(a.length + b.length)
  return a.concat(b)
}

/** Null when there is no such key. @type {<K, V>(dictionary: Map<K, V>, key: K) => V | null} */
export const entry = (dictionary, key) => dictionary.get(key) ?? null
/** @type {<K, V>(dictionary: Map<K, V>) => number} */
export const dictionaryCount = (dictionary) => dictionary.size
/** @type {<K, V>(dictionary: Map<K, V>) => boolean} */
export const dictionaryIsEmpty = (dictionary) => dictionary.size === 0
/** @type {<K, V>(dictionary: Map<K, V>) => K[]} */
export const dictionaryKeys = (dictionary) => [...dictionary.keys()]
/** @type {<K, V>(dictionary: Map<K, V>) => V[]} */
export const dictionaryValues = (dictionary) => [...dictionary.values()]
/** @type {<K, V>(dictionary: Map<K, V>) => { key: K, value: V }[]} */
export const dictionaryEntries = (dictionary) => Array.from(dictionary, ([key, value]) => ({ key, value }))
