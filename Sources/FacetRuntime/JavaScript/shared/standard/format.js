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
