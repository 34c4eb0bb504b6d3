// Attributes whose names are known only at run time.

import { setAttribute } from "./attributes.js"
import { allowsURL, checkedURL } from "./url.js"

const urlNames =
  /^(href|src|action|formaction|xlink:href|poster|cite|background|data|longdesc|manifest|icon|codebase|archive|classid|profile|usemap|dynsrc|lowsrc|ping)$/

/** What the server's `AttributePolicy` refuses, and why, is the same. */
const refusedNames =
  /^(on.*|srcdoc|style|nonce|is|slot|http-equiv|attributename|from|to|by|values|sandbox|xmlns|xmlns:.*|xml:base|_action)$/

/**
 * The attributes that dictionaries bring.
 * @param {Set<string>} taken lower-case names that the element has otherwise
 * @param {(Map<string, any> | null)[]} sources of two with the same name the first counts
 * @returns {Map<string, string>}
 */
export function spreadAttributes(taken, ...sources) {
  /** @type {Map<string, string>} */
  const found = new Map()
  const seen = new Set(taken)
  for (const [name, value] of sources.flatMap((source) => [...(source ?? [])])) {
    const key = lowercased(name)
    if (seen.has(key)) continue
    seen.add(key)
    const text = textOf(name, key, value)
    if (text !== undefined) found.set(name, text)
  }
  return found
}

/**
 * Changes a node's attributes from what a spread gave to what it gives now.
 * @param {Element} node
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
export function spread(node, before, after) {
  for (const name of before.keys()) if (!after.has(name)) node.removeAttribute(name)
  for (const [name, text] of after) setAttribute(node, name, text)
  return after
}

/** @returns {string | undefined} */
function textOf(/** @type {string} */ name, /** @type {string} */ key, /** @type {any} */ value) {
  if (value === null || value === false || !/^[a-z_][\w:.-]*$/.test(key) || refusedNames.test(key)) return
  const isList = key === "srcset" || key === "imagesrcset"
  const isURL = urlNames.test(key)
  if (value === true) return isList || isURL ? undefined : ""
  if (isList) return allowsList(`${value}`) ? `${value}` : undefined
  return isURL ? checkedURL(`${value}`, name !== "src" && name !== "data") : `${value}`
}

/** Whether every candidate of a `srcset` has an allowed address. */
const allowsList = (/** @type {string} */ list) =>
  list.split(",").every((candidate) => candidate.split(/\s+/).every((part) => allowsURL(part)))

/** Only ASCII names are attributes, so only ASCII is mapped. */
const lowercased = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
