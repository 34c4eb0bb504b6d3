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
