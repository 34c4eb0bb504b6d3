// What tests and tools see of a page in development.

import { instances } from "./instance.js"
import { pathOf } from "./place.js"

/**
 * Starts the client, and puts `facet` into the global scope: `ready`, a promise, and `state()`, `{path: {name: value}}`.
 * @param {() => void} start
 */
export function develop(start) {
  Object.assign(globalThis, { facet: { state, ready: (async () => start())() } })
}

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
