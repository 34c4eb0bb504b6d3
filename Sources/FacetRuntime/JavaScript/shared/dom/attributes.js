// Attributes, changed to what the renderer would have written.

import { printed } from "../standard/numbers.js"

/** @typedef {number | boolean | string | null} Printable */

const xlink = "http://www.w3.org/1999/xlink"

/**
 * Gives an attribute its value; nil takes it away.
 * @param {Element} node
 * @param {string} name
 * @param {Printable} value
 */
export function setAttribute(node, name, value) {
  if (value === null) return node.removeAttribute(name)
  // A parser would not have let U+0000 pass either.
  const text = printed(value).replaceAll("\0", "\ufffd")
  if (node.getAttribute(name) === text) return
  // Parsers know this namespace, `setAttribute` does not.
  if (name.startsWith("xlink:")) node.setAttributeNS(xlink, name, text)
  else node.setAttribute(name, text)
}

/**
 * @param {Element} node
 * @param {string} name
 * @param {boolean} isThere
 */
export const setBoolean = (node, name, isThere) => void node.toggleAttribute(name, isThere)

/**
 * The `class` attribute's value; null when it has no names.
 * @param {string} fixed
 * @param {Printable} computed nil when there is none
 * @param {(string | boolean)[]} toggles name, condition, name, condition…
 */
export function classes(fixed, computed, ...toggles) {
  const names = [fixed, printed(computed), ...toggles.filter((_, index) => toggles[index + 1] === true)]
  return names.filter((name) => name !== "").join(" ") || null
}
