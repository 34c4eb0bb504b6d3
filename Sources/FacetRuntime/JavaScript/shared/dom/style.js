// Style properties that a template sets.
//
// The server writes them as a rule of the document's style sheet that finds the element by a generated attribute. Once one
// of them changes, all of the element's are its own styles, and the attribute goes: a property that is left out must not
// come from the rule.

import { printed } from "../standard/numbers.js"

const refusedFunctions =
  /(?<![\w\x80-\uffff-])(url|src|image|image-set|-webkit-image-set|cross-fade|element|expression|attr|env|format|local|paint|-moz-element|-moz-binding|-webkit-cross-fade)\(/i

/**
 * Whether a text may be the value of a property: numbers, units, colours, keywords and arithmetic.
 * @param {string} value
 */
export function allowsStyle(value) {
  if (!/^[\w #%(-/\x80-\uffff]+$/.test(value) || /[/*]{2}/.test(value) || refusedFunctions.test(value)) return false
  let depth = 0
  for (const mark of value.replace(/[^()]/g, "")) if ((depth += mark === "(" ? 1 : -1) < 0) return false
  return depth === 0 && new TextEncoder().encode(value).length <= 1024
}

/**
 * Changes an element's style. Nothing of it is needed at the start: the server has written it.
 * @param {HTMLElement | SVGElement} node
 * @param {Record<string, number | string | null>} properties all that the template sets; nil, and what is not allowed, is
 *   left out
 */
export function setStyle(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    const text = printed(value)
    node.style.setProperty(name, allowsStyle(text) ? text : "")
  }
  node.removeAttribute("data-facet-style")
}
