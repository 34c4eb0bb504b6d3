// When the DOM and the effects follow what actions have written.

import { comparePlaces } from "./place.js"
import { report } from "./report.js"
import { runEffects } from "./effects.js"

/**
 * @typedef {object} Update
 * @property {import("./place.js").Place} place
 * @property {() => void} run
 * @property {boolean} [isEnded] whether what it would change is gone
 * @property {boolean} [isQueued]
 */

/** @type {Update[]} in the order in which they run while a flush is on, else unordered */
let queue = []
let depth = 0
/** @type {<T>(run: () => T) => T} */
let around = (run) => run()
let isFlushing = false
let isAwaited = false

/**
 * Runs the handler of an event, or anything else that may write. The DOM and the effects follow at the end of the outermost
 * one, and after each part of it that waited.
 * @template T
 * @param {() => T} run
 * @param {import("./place.js").Place} [place] whose it is, to say it with an error
 * @returns {T | undefined}
 */
export function batch(run, place) {
  depth++
  try {
    const result = depth > 1 ? run() : around(run)
    if (result instanceof Promise) result.catch((error) => report(error, place))
    return result
  } catch (error) {
    report(error, place)
  } finally {
    if (!--depth) flush()
  }
}

/**
 * Lets a library of its own batches put one around each outermost batch of ours.
 * @param {<T>(run: () => T) => T} batch
 */
export const surround = (batch) => void (around = batch)

/**
 * Lets an update run at the next flush, once. Without an update, only the effects are looked at.
 * @param {Update} [update]
 */
export function changed(update) {
  if (update && !update.isQueued) {
    update.isQueued = true
    if (isFlushing) queue.splice(position(update), 0, update)
    else queue.push(update)
  }
  if (!depth && !isFlushing && !isAwaited) {
    isAwaited = true
    queueMicrotask(() => {
      isAwaited = false
      flush()
    })
  }
}

/** Where the update belongs in the ordered queue: behind those that come before it. */
function position(/** @type {Update} */ { place }) {
  let [start, end] = [0, queue.length]
  while (start < end) {
    const middle = (start + end) >> 1
    if (comparePlaces(queue[middle].place, place) > 0) end = middle
    else start = middle + 1
  }
  return start
}

/**
 * Runs all updates until none is left, parents first, then the effects whose values have changed, and so on. After 100
 * rounds the effects are left alone, and that is an error.
 */
export function flush() {
  if (isFlushing) return
  isFlushing = true
  let rounds = 0
  do {
    queue.sort((a, b) => comparePlaces(a.place, b.place))
    for (let update; (update = queue.shift()); ) {
      update.isQueued = false
      if (update.isEnded) continue
      try {
        update.run()
      } catch (error) {
        report(error, update.place)
      }
    }
  } while (runEffects(rounds++, batch))
  isFlushing = false
}
