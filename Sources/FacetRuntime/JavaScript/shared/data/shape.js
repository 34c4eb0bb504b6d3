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
