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
