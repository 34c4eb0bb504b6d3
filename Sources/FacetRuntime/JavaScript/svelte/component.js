// Instances of components: what has changed of them, and what they are given from outside.

import { changed } from "../shared/page/schedule.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {ReturnType<typeof tracker>} Tracker */

/**
 * Keeps which values of an instance have changed, a bit for each, until its markup has been updated.
 * @param {Place} place
 */
export const tracker = (place) => ({
  place,
  /** Deriveds that have to be computed again. */
  stale: -1,
  /** What the markup does not show yet. */
  dirty: 0,
  update: /** @type {((dirty: number) => void) | undefined} */ (undefined),
  /** Values that this instance gives its own markup have changed. */
  mark(/** @type {number} */ bits) {
    this.stale |= bits
    this.dirty |= bits
  },
  /** The same, to be shown with the next flush. */
  touch(/** @type {number} */ bits) {
    this.mark(bits)
    changed(this)
  },
  /** What ends meanwhile may write, too. After a failure, all of it is tried again next time. */
  run() {
    const { dirty } = this
    this.dirty = 0
    try {
      if (dirty) this.update?.(dirty)
    } catch (error) {
      this.dirty |= dirty
      throw error
    }
  },
})

/**
 * Values that come from outside, each given to what keeps it.
 * @param {Record<string, (value: any) => void>} setters by name
 */
export const receiver = (setters) => (/** @type {Record<string, any>} */ values) => {
  for (const name in values) setters[name]?.(values[name])
}
