// Stores: values that the components of a page share.

import { batch } from "./schedule.js"

/**
 * @template T
 * @typedef {object} Store
 * @property {string} name
 * @property {T} value
 * @property {(values: Record<string, any>) => T} begin the value for an instance that begins, given its `initial` values
 * @property {(value: T) => void} set
 * @property {Set<{receive: (values: Record<string, any>) => void}>} users
 */

/**
 * A store with its initial value. The call has no effect, so a store that a page does not use can be left out.
 * @template T
 * @param {string} name
 * @param {T} value
 * @returns {Store<T>}
 */
export const store = (name, value) => ({
  name,
  value,
  users: new Set(),
  begin(values) {
    if (name in values) this.value = values[name]
    return this.value
  },
  set(value) {
    this.value = value
    batch(() => {
      for (const user of [...this.users]) user.receive({ [name]: value })
    })
  },
})
