// Addresses in attributes, by the same rules as the server's: schemes that are allowed, parts that are encoded, `./` as the
// variant's root.

import { printed } from "../standard/numbers.js"
import { pageData } from "../page/data.js"
import { percentEncoded } from "../page/percent.js"

/** @typedef {number | boolean | string | null} Printable */
/**
 * A part with a value. `literal` text is given as it is.
 * @typedef {{text: string, isSegment?: boolean, isWhole?: boolean} | null} Part
 */

/** What stands in place of an address that is not allowed. It leads nowhere. */
export const blocked = "about:invalid#blocked"

/** The beginning of an address, or all of it, as it comes. @returns {Part} */
export const whole = (/** @type {Printable} */ value) => (value === null ? null : { text: printed(value), isWhole: true })

/** A part of the path. @returns {Part} */
export const segment = (/** @type {Printable} */ value) =>
  value === null ? null : { text: percentEncoded(printed(value)), isSegment: true }

/** A part behind `?` or `#`. @returns {Part} */
export const component = (/** @type {Printable} */ value) => (value === null ? null : { text: percentEncoded(printed(value)) })

/**
 * The text of an address; null when a part is nil, which leaves the attribute out.
 * @param {boolean} isRooted whether `./` is the variant's root: in `href`, `action`, `formaction` and `xlink:href`
 * @param {(string | Part)[]} parts literals are texts
 */
export function url(isRooted, ...parts) {
  let text = ""
  /** @type {number[]} */
  const marks = []
  for (const part of parts) {
    if (part === null) return null
    if (typeof part !== "string" && part.isSegment) marks.push(text.length)
    text += typeof part === "string" ? part : part.text
  }
  // `/{a}/{b}` names another host when `a` is empty.
  const namesHost = parts[0] === "/" && /^.[/\\]/.test(text)
  return namesHost || marks.some((mark) => isStep(text, mark)) ? blocked : checkedURL(text, isRooted)
}

/**
 * An address as a whole.
 * @param {string} text
 * @param {boolean} isRooted
 */
export function checkedURL(text, isRooted) {
  if (!allowsURL(text)) return blocked
  if (!isRooted || !text.startsWith("./")) return text
  const rest = text.slice(2).replace(/^[/\\]+/, "")
  return pageData().root + (/^([?#]|$)/.test(rest) ? "" : "/") + rest
}

/**
 * Whether an address has no scheme or one that is allowed. It is read as browsers read it: leading spaces and control
 * characters and every tab and line break are passed over before the scheme is looked for. Other control characters before
 * its end are refused by some readers and passed over by others.
 * @param {string} text
 */
export function allowsURL(text) {
  const [, scheme, next] = /** @type {string[]} */ (
    /^([a-z\d+.-]*)([^]?)/i.exec(text.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+/, ""))
  )
  return next === ":" ? /^(https?|mailto|tel)$/i.test(scheme) : !/[\0-\x1f\x7f]/.test(next)
}

/** Whether the segment at a position is `.` or `..`, as browsers read it: a step, and no name. */
function isStep(/** @type {string} */ text, /** @type {number} */ position) {
  const start = /** @type {RegExpExecArray} */ (/[^/\\?#]*$/.exec(text.slice(0, position))).index
  const [found] = /** @type {RegExpExecArray} */ (/^[^/\\?#]*/.exec(text.slice(start)))
  return /^(\.|%2e){1,2}$/i.test(found.replace(/[\0-\x20]/g, ""))
}
