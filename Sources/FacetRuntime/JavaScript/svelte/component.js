// Instances of components: what has changed of them, and how a page's begins.

import { initial } from "../shared/page/instance.js"
import { changed } from "../shared/page/schedule.js"
import { adopting, isCreating } from "./nodes.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {ReturnType<typeof tracker>} Tracker */

/**
 * Keeps which values of an instance have changed, a bit for each, until its markup has been updated.
 * @param {Place} place
 */
export const tracker = (place) => ({
  place,
  isEnded: false,
  /** Deriveds that have to be computed again. */
  stale: -1,
  /** What the markup does not show yet. */
  dirty: 0,
  update: /** @type {(dirty: number) => void} */ (() => {}),
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
  /** After a failure, all of it is tried again next time. */
  run() {
    if (this.dirty) this.update(this.dirty)
    this.dirty = 0
  },
})

/**
 * Values that come from outside, each given to what keeps it.
 * @param {Record<string, (value: any) => void>} setters by name
 */
export const receiver = (setters) => (/** @type {Record<string, any>} */ values) => {
  for (const name in values) setters[name]?.(values[name])
}

/**
 * What the server says of an instance that it has rendered.
 * @param {Place} place
 * @param {Record<string, any>} shapes
 */
export const told = (place, shapes) => (isCreating() ? {} : initial(place, shapes))

/**
 * Takes over the server's nodes of a page.
 * @param {(node: any, place: Place, props: {}, slots: {}, values: Record<string, any>) => void} component
 */
export const page =
  (component) =>
  (/** @type {{place: Place, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) =>
    adopting(() => component(roots[0] ?? null, place, {}, {}, values))
