// What tests and tools see of a page in development.

import { instances } from "./instance.js"
import { pathOf } from "./place.js"
import { report } from "./report.js"
import { onMismatch } from "./start.js"

/**
 * Starts the client, and puts `facet` into the global scope: `ready`, a promise, and `state()`, `{path: {name: value}}`.
 * @param {() => void} start
 * @param {string} file of the page's template
 */
export function develop(start, file) {
  onMismatch((repairs) => {
    for (const repair of repairs) report(new Error(mismatch(repair, file)))
  })
  Object.assign(globalThis, { facet: { state, ready: (async () => start())() } })
}

/** What a repair says: where in the templates, what the server has sent, what it should have been. */
function mismatch(/** @type {MutationRecord} */ { type, target, attributeName, oldValue, addedNodes, removedNodes }, /** @type {string} */ file) {
  const node = /** @type {any} */ (target)
  const [before, after] = {
    attributes: () => [oldValue, node.getAttribute(attributeName)].map((value) => `${attributeName}=${JSON.stringify(value)}`),
    characterData: () => [oldValue, node.data].map((text) => `“${text}”`),
    childList: () => [removedNodes, addedNodes].map((nodes) => [...nodes].map(printed).join("") || "nothing"),
  }[type]()
  const nearest = [...removedNodes, node, node.parentElement].find((each) => each?.matches?.("[data-facet-at]"))
  const position = nearest?.getAttribute("data-facet-at") ?? file
  return `${position}: The page has ${before} where its values make ${after}.`
}

/** A node as markup, without where it stands. */
const printed = (/** @type {any} */ node) => (node.outerHTML ?? `“${node.data}”`).replaceAll(/ data-facet-at="[^"]*"/g, "")

/** What instances expose, and the stores that they use. */
const state = () =>
  Object.fromEntries(
    [...instances].map(({ place, expose, stores }) => [
      pathOf(place),
      plain({ ...expose?.(), ...Object.fromEntries(stores.map(({ name, value }) => [name, value])) }),
    ]),
  )

/** Values as JSON can say them: dictionaries are objects. @returns {any} */
function plain(/** @type {any} */ value) {
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}
