// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/shared. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let shared: [RuntimeFile] = [
    RuntimeFile(path: "shared/data/shape.js", text: #"""
// Shapes of data: what JSON must be like to be a value of a type, and the JSON of such a value. Nothing here is worth
// inlining; shapes are made by calls, which a generator marks as pure.
//
// As on the server, unknown fields are ignored, a missing optional is nil, `1.0` is an Int, and a dictionary's keys that
// are array indexes come first: `JSON.parse` has put them there.

import { parsedDate, rfc3339 } from "../standard/dates.js"
import { stringToInt } from "../standard/numbers.js"

/**
 * @template T
 * @typedef {object} Shape
 * @property {string} name of the type, as a mismatch says it
 * @property {(json: any, levels?: number) => T} decode throws a `ValueMismatch`; so many levels may follow
 * @property {(value: T) => any} encode gives what `JSON.stringify` takes
 * @property {boolean} [isOptional] so that its field may be missing
 */

/** Where data is not of the shape that it should have. */
export class ValueMismatch extends Error {
  /**
   * @param {string} expected
   * @param {unknown} actual what came; undefined where there is nothing
   */
  constructor(expected, actual) {
    super()
    /** @type {(string | number)[]} Keys and indexes, by the names that the data has. */
    this.path = []
    this.expected = expected
    this.actual = actual
  }

  /** `data.items[3].price.amount: expected Int, found "12"` */
  get message() {
    const path = this.path.map((step) => (typeof step === "number" ? `[${step}]` : "." + step)).join("")
    return `data${path}: expected ${this.expected}, found ${JSON.stringify(this.actual)?.slice(0, 60) ?? "nothing"}`
  }
}

/** @returns {never} */
function mismatch(/** @type {string} */ expected, /** @type {unknown} */ actual) {
  throw new ValueMismatch(expected, actual)
}

/**
 * What a step into the data gives; a mismatch there gets the step before its path.
 * @template T
 * @param {string | number} step a key, or an index
 * @param {() => T} decode
 */
function within(step, decode) {
  try {
    return decode()
  } catch (error) {
    if (error instanceof ValueMismatch) error.path.unshift(step)
    throw error
  }
}

const same = (/** @type {any} */ value) => value

/** @type {<T>(name: string, fits: (json: any) => boolean) => Shape<T>} */
const plain = (name, fits) => ({
  name,
  decode: (json) => (fits(json) ? json : mismatch(name, json)),
  encode: same,
})

/** @type {Shape<number>} */
export const int = {
  name: "Int",
  // Adding 0 makes 0 of -0.
  decode: (json) => (Number.isSafeInteger(json) ? json + 0 : mismatch("Int", json)),
  encode: same,
}

/** JSON cannot hold NaN and the infinities. @type {Shape<number>} */
export const double = {
  name: "Double",
  decode: (json) => (Number.isFinite(json) ? json : mismatch("Double", json)),
  encode: (value) => (Number.isFinite(value) ? value : null),
}

/** @type {Shape<boolean>} */
export const bool = /* @__PURE__ */ plain("Bool", (json) => typeof json === "boolean")

/** Halves of surrogate pairs, which JSON can spell, are no text. */
const isText = (/** @type {any} */ json) => typeof json === "string" && !/[\ud800-\udfff]/u.test(json)

/** @type {Shape<string>} */
export const text = /* @__PURE__ */ plain("String", isText)

/** Trusted markup, in data that comes from the page's own server. @type {Shape<string>} */
export const html = /* @__PURE__ */ plain("TrustedHTML", isText)

/** What no data is: trusted markup in an answer of the API, an action. @type {(name: string) => Shape<never>} */
export const nothing = (name) => ({ name, decode: (json) => mismatch(name, json), encode: () => null })

/** Any data, as it is: an answer that is not used. @type {Shape<any>} */
export const anything = { name: "Void", decode: same, encode: same }

/** @type {Shape<number>} */
export const date = {
  name: "Date",
  decode: (json) => {
    if (typeof json !== "string") mismatch("Date", json)
    return parsedDate(json) ?? mismatch("a date as RFC 3339 text", json)
  },
  encode: (value) => rfc3339(value),
}

const isObject = (/** @type {any} */ json) => json !== null && typeof json === "object" && !Array.isArray(json)

/** How many levels the parts of an object or an array may have. */
function levelsWithin(/** @type {any} */ json, /** @type {boolean} */ fits, /** @type {Shape<any>} */ shape, levels = 256) {
  if (!fits) mismatch(shape.name, json)
  return levels ? levels - 1 : mismatch("at most 256 levels", json)
}

/** @type {Shape<import("../standard/money.js").Money>} */
export const money = {
  name: "Money",
  decode(json) {
    if (!isObject(json)) mismatch("Money", json)
    const amount = within("amount", () => int.decode(json.amount))
    const { currency } = json
    const isCode = typeof currency === "string" && /^[A-Z]{3}$/.test(currency)
    return isCode
      ? { amount, currency }
      : within("currency", () => mismatch("a currency of three capital letters", currency))
  },
  encode: same,
}

/** @type {(rawValues: string[], name: string) => Shape<string>} */
export const enumeration = (rawValues, name) => ({
  name,
  decode: (json) =>
    rawValues.includes(json)
      ? json
      : mismatch(typeof json === "string" ? "one of " + rawValues.map((raw) => `"${raw}"`).join(", ") : name, json),
  encode: same,
})

/** @type {<T>(shape: Shape<T>) => Shape<T | null>} */
export const optional = (shape) => ({
  get name() {
    return shape.name + "?"
  },
  decode: (json, levels) => (json === null ? null : shape.decode(json, levels)),
  encode: (value) => (value === null ? null : shape.encode(value)),
  isOptional: true,
})

/** @type {<T>(shape: Shape<T>) => Shape<T[]>} */
export const array = (shape) => ({
  get name() {
    return `[${shape.name}]`
  },
  decode(json, levels) {
    const left = levelsWithin(json, Array.isArray(json), this, levels)
    return json.map((/** @type {any} */ item, /** @type {number} */ index) => within(index, () => shape.decode(item, left)))
  },
  encode: (items) => items.map((item) => shape.encode(item)),
})

/** The keys of a dictionary by Int; those by String or an enumeration are the shape of the same name. @type {Shape<number>} */
export const intKey = { name: "Int", decode: (key) => stringToInt(key) ?? mismatch("Int", key), encode: same }

/** @type {<K, V>(key: Shape<K>, shape: Shape<V>) => Shape<Map<K, V>>} */
export const dictionary = (key, shape) => ({
  get name() {
    return `[${key.name}: ${shape.name}]`
  },
  decode(json, levels) {
    const left = levelsWithin(json, isObject(json), this, levels)
    return new Map(
      Object.keys(json).map((name) => within(name, () => [key.decode(name), shape.decode(json[name], left)])),
    )
  },
  encode: (map) => Object.fromEntries(Array.from(map, ([name, value]) => [key.encode(name), shape.encode(value)])),
})

/**
 * A field's name, its name in JSON, and its shape; in the order of the type.
 * @typedef {[name: string, wireName: string, shape: Shape<any>]} Field
 */

/** @type {(fields: Field[], name: string) => Shape<any>} */
export const record = (fields, name) => ({
  name,
  decode(json, levels) {
    const left = levelsWithin(json, isObject(json), this, levels)
    return Object.fromEntries(
      fields.map(([field, wireName, shape]) => {
        const part = Object.hasOwn(json, wireName) ? json[wireName] : shape.isOptional ? null : undefined
        return [field, within(wireName, () => (part === undefined ? mismatch(shape.name, part) : shape.decode(part, left)))]
      }),
    )
  },
  encode: (value) => Object.fromEntries(fields.map(([field, wireName, shape]) => [wireName, shape.encode(value[field])])),
})

/** A shape that is made when it is needed, for a type that holds itself. @type {<T>(make: () => Shape<T>) => Shape<T>} */
export const lazy = (make) => ({
  get name() {
    return make().name
  },
  decode: (json, levels) => make().decode(json, levels),
  encode: (value) => make().encode(value),
})

/**
 * The value that data stands for.
 * @template T
 * @param {Shape<T>} shape
 * @param {unknown} json as `JSON.parse` gives it
 */
export const decode = (shape, json) => shape.decode(json)

/**
 * The data that stands for a value.
 * @template T
 * @param {Shape<T>} shape
 * @param {T} value
 */
export const encode = (shape, value) => shape.encode(value)

"""#),
    RuntimeFile(path: "shared/locale/currencies.js", text: #"""
// Made by scripts/tables/locales.py from currencies.json. Change that, not this.

/** Currencies by their digits after the point (ISO 4217), where those are not two. @type {Record<string, string>} */
export const minorDigits = {
  "0": "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  "3": "BHD IQD JOD KWD LYD OMR TND",
  "4": "CLF UYW",
}

/** Signs of the currencies that are not written as their code. @type {Record<string, string>} */
export const symbols = {
  AUD: "A$",
  BRL: "R$",
  CAD: "CA$",
  CNY: "CN\u00a5",
  EUR: "\u20ac",
  GBP: "\u00a3",
  HKD: "HK$",
  ILS: "\u20aa",
  INR: "\u20b9",
  JPY: "\u00a5",
  KRW: "\u20a9",
  MXN: "MX$",
  NZD: "NZ$",
  PHP: "\u20b1",
  TWD: "NT$",
  USD: "$",
  VND: "\u20ab",
}

"""#),
    RuntimeFile(path: "shared/locale/de.js", text: #"""
// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/** @type {import("./en.js").FormatLocale} */
export const de = {
  decimal: ",",
  group: ".",
  percent: "{n}\u00a0%",
  money: "{n}\u00a0{c}",
  moneyWithCode: "{n}\u00a0{c}",
  months: ["Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  shortMonths: ["Jan.", "Feb.", "M\u00e4rz", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  dates: {
    date: "{d}. {MMM} {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{d}. {MMM} {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}

"""#),
    RuntimeFile(path: "shared/locale/en.js", text: #"""
// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/**
 * How a language writes numbers, money and dates; in patterns, names in braces are filled in.
 * @typedef {object} FormatLocale
 * @property {string} decimal
 * @property {string} group
 * @property {string} percent of `{n}`
 * @property {string} money of `{n}` and `{c}`, the currency's sign
 * @property {string} moneyWithCode the same, for currencies without a sign
 * @property {string[]} months
 * @property {string[]} shortMonths
 * @property {string[]} weekdays from Monday on
 * @property {Record<string, string>} dates by style, of {yyyy} {M} {MM} {MMM} {MMMM} {d} {dd} {HH} {mm} {ss} {EEEE}
 */

/** @type {import("./en.js").FormatLocale} */
export const en = {
  decimal: ".",
  group: ",",
  percent: "{n}%",
  money: "{c}{n}",
  moneyWithCode: "{c}\u00a0{n}",
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  dates: {
    date: "{MMM} {d}, {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{MMM} {d}, {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}

"""#),
    RuntimeFile(path: "shared/standard/arrays.js", text: #"""
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

"""#),
    RuntimeFile(path: "shared/standard/case-tables.js", text: #"""
// Made by scripts/tables/unicode_tables.py for Unicode 14.0.0. Change that, not this.

// First and last scalar of each range where an engine's mapping is the language's, as distances in base 36.
export const knownRanges =
  "1t mu 4 4 7 4 2 0 2 j 2 b0 2 11 b 12 26x 11 2 0 6 0 3 1b ip 2d 3 5 1oj 8 8 16 3 2 56 bg 3 5 3 11 3 5 3 7 2 0 2 0 2 0 2 u 3 1g 2 e 2 d 3 5 5 c 6 2 2 6 8a 2m mq 1f 1ef 6r d 11 2 0 6 0 nwz 2j 3r 4o 6 1 5 3 s 1 nx 0 t 27 fnl 6 d 4 sq 1l x2 27 2p z 5 z 39 a 2 e 2 6 2 1 2 a 2 e 2 6 2 1 1c4 1e e 1e 2b2 1r gv5 1r o75 1v"

// Every scalar with the property White_Space.
export const whiteSpace = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

"""#),
    RuntimeFile(path: "shared/standard/case.js", text: #"""
// Case and white space. Nothing here is worth inlining.
//
// The tables are those of one Unicode version, whatever the engine's is: case-tables.js says for which scalars an
// engine's mapping is the language's (docs/adr/0055).

import { checkText } from "./failure.js"
import { knownRanges, whiteSpace } from "./case-tables.js"

/**
 * Pairs of numbers in base 36: how far a range of scalars is from the one before, and how long it is.
 * @param {string} ranges
 */
function decoded(ranges) {
  let end = 0
  return ranges.split(" ").map((number) => (end += parseInt(number, 36)))
}

const bounds = /* @__PURE__ */ decoded(knownRanges)

/** Whether the tables' version knows the scalar, so that the engine maps it as the tables do. */
function isKnown(/** @type {string} */ scalar) {
  const code = /** @type {number} */ (scalar.codePointAt(0))
  let index = 0
  while (bounds[index + 1] < code) index += 2
  return code >= bounds[index]
}

/**
 * Each scalar by itself, so that none is mapped by what stands around it.
 * @param {string} text
 * @param {(scalar: string) => string} change
 */
function mapped(text, change) {
  let result = ""
  for (const scalar of text) {
    const other = change(scalar)
    result += other !== scalar && [scalar, ...other].every(isKnown) ? other : scalar
  }
  return checkText(result)
}

/** Each scalar in lower case: a final sigma is like any other. */
export const stringLowercased = (/** @type {string} */ text) => mapped(text, (scalar) => scalar.toLowerCase())

/** Each scalar in upper case: `ß` becomes `SS`. */
export const stringUppercased = (/** @type {string} */ text) => mapped(text, (scalar) => scalar.toUpperCase())

/** Without White_Space at both ends. `String.prototype.trim` takes U+FEFF for some, and U+0085 for none. */
export function stringTrimmed(/** @type {string} */ text) {
  let start = 0
  let end = text.length
  while (start < end && whiteSpace.includes(text[start])) start++
  while (start < end && whiteSpace.includes(text[end - 1])) end--
  return text.slice(start, end)
}

"""#),
    RuntimeFile(path: "shared/standard/changes.js", text: #"""
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

"""#),
    RuntimeFile(path: "shared/standard/dates.js", text: #"""
// Dates: milliseconds since 1970-01-01T00:00:00Z, from the year 1 to 9999. Of JavaScript's `Date` only what ECMA-262
// defines for UTC is used: the proleptic Gregorian calendar, without a zone or a locale. Nothing here is worth inlining.

import { fail } from "./failure.js"

const dayLength = 86400000

const isInRange = (/** @type {number} */ date) => date >= -62135596800000 && date <= 253402300799999

/**
 * `2024-02-29T12:34:56Z`, with three digits of a second when there are milliseconds (RFC 3339 §5.6), as a clock shows
 * it that stands that many minutes east of UTC.
 * @param {number} date
 * @param {number} [offset]
 */
export function rfc3339(date, offset = 0) {
  const zone = offset ? (offset < 0 ? "-" : "+") + new Date(Math.abs(offset) * 60000).toISOString().slice(11, 16) : "Z"
  // Shifted, the last day of the year 9999 can be one of 10000, which ECMAScript writes as +010000.
  return new Date(date + offset * 60000).toISOString().replace(/^\+0|(\.000)?Z$/g, "") + zone
}

/**
 * The instant that an RFC 3339 text says; digits beyond milliseconds are dropped, second 60 is the next minute's 0. Null
 * for any other text and outside the years 1 to 9999.
 * @param {string} text
 * @param {boolean} [isLenient] takes what forms send too: a day alone, or with a time without an offset and perhaps
 *   without seconds; both in UTC
 * @returns {number | null}
 */
export function parsedDate(text, isLenient = false) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:(T)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?$/i.exec(text)
  if (!match) return null
  const [, year, month, day, mark, hour = 0, minute = 0, second = 0, fraction = "", zone = ""] = match
  if (zone ? !second : !isLenient || mark === "t") return null
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  if (+hour > 23 || +minute > 59 || +second > 60 || hours > 23 || minutes > 59) return null
  const midnight = new Date(0)
  midnight.setUTCFullYear(+year, +month - 1, +day)
  // A day that the month does not have leads into another one.
  if (year === "0000" || midnight.getUTCMonth() !== +month - 1) return null
  const seconds = (+hour * 60 + +minute - (hours * 60 + minutes) * (zone[0] === "-" ? -1 : 1)) * 60 + +second
  const date = midnight.getTime() + seconds * 1000 + Number((fraction + "00").slice(0, 3))
  return isInRange(date) ? date : null
}

/** `Date(String)`. */
export const dateFromText = (/** @type {string} */ text) => parsedDate(text, true)

const inRange = (/** @type {number} */ date) => (isInRange(date) ? date : fail("date-out-of-range"))

export const dateAdding = (/** @type {number} */ date, /** @type {number} */ days) => inRange(date + days * dayLength)
export const dateAddingSeconds = (/** @type {number} */ date, /** @type {number} */ seconds) =>
  inRange(date + seconds * 1000)

/** Adding 0 makes 0 of -0. */
export const dateSecondsSince = (/** @type {number} */ date, /** @type {number} */ other) =>
  Math.trunc((date - other) / 1000) + 0

export const dateYear = (/** @type {number} */ date) => new Date(date).getUTCFullYear()
export const dateMonth = (/** @type {number} */ date) => new Date(date).getUTCMonth() + 1
export const dateDay = (/** @type {number} */ date) => new Date(date).getUTCDate()
export const dateHour = (/** @type {number} */ date) => new Date(date).getUTCHours()
export const dateMinute = (/** @type {number} */ date) => new Date(date).getUTCMinutes()
export const dateWeekday = (/** @type {number} */ date) => new Date(date).getUTCDay() || 7

"""#),
    RuntimeFile(path: "shared/standard/equality.js", text: #"""
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

"""#),
    RuntimeFile(path: "shared/standard/failure.js", text: #"""
// Why an expression has no value, and what one value may grow to. Nothing here is worth inlining.

/** An evaluation error of the language. Its code is the server's: `division-by-zero`, `index-out-of-range`. */
export class EvaluationError extends Error {
  /**
   * @param {string} code
   * @param {string} [message] for the template's author
   */
  constructor(code, message = code) {
    super(message)
    this.code = code
  }
}

/**
 * Throws, where an expression is wanted.
 * @param {string} code
 * @returns {never}
 */
export function fail(code) {
  throw new EvaluationError(code)
}

/**
 * @param {number} count of the elements that an array would have
 */
export function checkCount(count) {
  if (count > 1e6) fail("too-many-elements")
}

/**
 * The text, unless it has more bytes of UTF-8 than a text may have. They are counted only where there can be as many:
 * a unit of UTF-16 has one to three.
 * @param {string} text
 */
export function checkText(text) {
  if (text.length > 1e7 || (text.length > 3e6 && new TextEncoder().encode(text).length > 1e7)) fail("text-too-long")
  return text
}

/**
 * The value, unless it is nested too deeply: a record of a type that can hold itself, or what `reduce` has made.
 * @template T
 * @param {T} value
 */
export function checkDepth(value) {
  return checkSize(value, Infinity)
}

/**
 * The value, unless it is nested too deeply or has too many parts: a place of a recursive type that was assigned to.
 * @template T
 * @param {T} value
 * @param {number} [parts] at most that many elements, fields and entries, at all levels together
 */
export function checkSize(value, parts = 1e6) {
  const fits = (value, levels) => {
    if (value === null || typeof value !== "object") return true
    const children = value instanceof Map ? [...value.values()] : Object.values(value)
    // Money has no parts.
    if (children.length === 2 && "amount" in value && "currency" in value) return true
    parts -= children.length
    return levels > 0 && parts >= 0 && children.every((child) => fits(child, levels - 1))
  }
  return fits(value, 500) ? value : fail("value-too-deep")
}

"""#),
    RuntimeFile(path: "shared/standard/format.js", text: #"""
// Formatting by the tables in shared/locale, never by `Intl`. Nothing here is worth inlining.

import { minorDigits, symbols } from "../locale/currencies.js"
import { dateWeekday, rfc3339 } from "./dates.js"
import { fail } from "./failure.js"

/** @typedef {import("../locale/en.js").FormatLocale} FormatLocale */

/**
 * A pattern of the locale table with its names in braces filled in.
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
const filled = (pattern, values) => pattern.replace(/{(\w+)}/g, (_, name) => String(values[name]))

/**
 * A whole number of units, of which 10^count make one, with that many digits after the point.
 * @param {string} units
 * @param {number} count
 * @param {FormatLocale} locale
 */
function number(units, count, locale) {
  const digits = units.padStart(count + 1, "0")
  const point = digits.length - count
  const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, locale.group)
  return count ? whole + locale.decimal + digits.slice(point) : whole
}

/**
 * Rounds half away from zero, from the digits that the number prints with: `1.005` with two is `1.01`.
 * @param {number} value
 * @param {number} shift of the decimal point to the right
 * @param {number} count of digits after the point
 * @param {FormatLocale} locale
 * @param {(number: string) => string} layOut
 */
function rounded(value, shift, count, locale, layOut) {
  if (!(count >= 0 && count <= 20)) fail("invalid-argument")
  if (!Number.isFinite(value)) return String(value)
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e")
  const digits = mantissa.replace(".", "")
  // How many of the digits stay; fewer than none when the number is less than half of the last place.
  const kept = Number(exponent) + 1 + shift + count
  const units = BigInt(digits.slice(0, Math.max(0, kept)).padEnd(kept, "0")) + (digits[kept] >= "5" ? 1n : 0n)
  return (value < 0 && units ? "-" : "") + layOut(number(String(units), count, locale))
}

export const formatInt = (/** @type {number} */ value, /** @type {FormatLocale} */ locale) =>
  (value < 0 ? "-" : "") + number(String(Math.abs(value)), 0, locale)

/**
 * @param {number} value
 * @param {number} digits 0 to 20
 * @param {FormatLocale} locale
 */
export const formatDouble = (value, digits, locale) => rounded(value, 0, digits, locale, (text) => text)

/**
 * A hundred times the number.
 * @param {number} value
 * @param {number} digits 0 to 20
 * @param {FormatLocale} locale
 */
export const formatPercent = (value, digits, locale) =>
  rounded(value, 2, digits, locale, (n) => filled(locale.percent, { n }))

/**
 * @param {import("./money.js").Money} money
 * @param {FormatLocale} locale
 */
export function formatMoney({ amount, currency }, locale) {
  const digits = Number(Object.keys(minorDigits).find((count) => minorDigits[count].includes(currency)) ?? 2)
  const symbol = symbols[currency]
  const n = number(String(Math.abs(amount)), digits, locale)
  return (amount < 0 ? "-" : "") + filled(symbol ? locale.money : locale.moneyWithCode, { n, c: symbol ?? currency })
}

/**
 * @param {number} date
 * @param {string} style `date`, `time`, `dateTime`, `month`, `weekday` or `iso`
 * @param {number} offset in minutes east of UTC
 * @param {FormatLocale} locale
 */
export function formatDate(date, style, offset, locale) {
  if (Math.abs(offset) > 1439) fail("invalid-argument")
  if (style === "iso") return rfc3339(date, offset)
  if (!Object.hasOwn(locale.dates, style)) fail("invalid-argument")
  const [, yyyy, MM, dd, HH, mm, ss] = /** @type {string[]} */ (/^(\d+)-(..)-(..)T(..):(..):(..)/.exec(rfc3339(date, offset)))
  return filled(locale.dates[style], {
    yyyy, MM, dd, HH, mm, ss,
    M: +MM,
    d: +dd,
    MMM: locale.shortMonths[+MM - 1],
    MMMM: locale.months[+MM - 1],
    EEEE: locale.weekdays[dateWeekday(date + offset * 60000) - 1],
  })
}

"""#),
    RuntimeFile(path: "shared/standard/money.js", text: #"""
// Money: an Int of minor units and a currency.
//
// | may be inlined   | as         |
// |------------------|------------|
// | moneyAmount(a)   | a.amount   |
// | moneyCurrency(a) | a.currency |

import { fail } from "./failure.js"
import { addInt, multiplyInt, subtractInt } from "./numbers.js"

/** @typedef {{ amount: number, currency: string }} Money */

/**
 * @param {number} amount of minor units
 * @param {string} currency
 * @returns {Money}
 */
export const makeMoney = (amount, currency) =>
  /^[A-Z]{3}$/.test(currency) ? { amount, currency } : fail("invalid-currency")

export const moneyAmount = (/** @type {Money} */ money) => money.amount
export const moneyCurrency = (/** @type {Money} */ money) => money.currency

/**
 * @param {Money} a
 * @param {Money} b
 * @param {(a: number, b: number) => number} operation
 * @returns {Money}
 */
const combined = (a, b, operation) =>
  a.currency === b.currency
    ? { amount: operation(a.amount, b.amount), currency: a.currency }
    : fail("mixed-currencies")

export const addMoney = (/** @type {Money} */ a, /** @type {Money} */ b) => combined(a, b, addInt)
export const subtractMoney = (/** @type {Money} */ a, /** @type {Money} */ b) => combined(a, b, subtractInt)

/** @returns {Money} */
export const multiplyMoney = (/** @type {Money} */ money, /** @type {number} */ factor) => ({
  amount: multiplyInt(money.amount, factor),
  currency: money.currency,
})

/** Null when there is none. @returns {Money | null} */
export const moneySum = (/** @type {Money[]} */ items) => (items.length ? items.reduce((a, b) => addMoney(a, b)) : null)

"""#),
    RuntimeFile(path: "shared/standard/numbers.js", text: #"""
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

"""#),
    RuntimeFile(path: "shared/standard/ordering.js", text: #"""
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

"""#),
    RuntimeFile(path: "shared/standard/text.js", text: #"""
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

"""#),
  ]
}
