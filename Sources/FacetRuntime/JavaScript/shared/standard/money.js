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
