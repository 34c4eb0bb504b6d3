// Effects: what runs when a value that it reads has become another one.

import { equal } from "../standard/equality.js"
import { EvaluationError } from "../standard/failure.js"
import { comparePlaces } from "./place.js"
import { report } from "./report.js"

/**
 * @typedef {object} Effect
 * @property {() => any[]} reads the values that it depends on
 * @property {() => void} run
 * @property {any[]} [seen] what it has read
 * @property {boolean} [isBroken]
 */

/** @typedef {{place: import("./place.js").Place, isEnded: boolean, effects: Effect[]}} Watcher */

/** Instances with effects. @type {Set<Watcher>} */
export const watchers = /* @__PURE__ */ new Set()

/**
 * Runs the effects whose values are others than before. Which ones they are is decided first, so that it does not matter
 * how soon a target shows one instance's writes to another one.
 * @param {number} round how often this flush has done so before
 * @param {(run: () => void, place: import("./place.js").Place) => void} batch runs one of them
 * @returns {boolean} whether any ran
 */
export function runEffects(round, batch) {
  const due = ordered().flatMap((watcher) =>
    watcher.effects.filter((effect) => isDue(watcher, effect)).map((effect) => ({ watcher, effect })),
  )
  if (due.length && round >= 100) {
    report(new EvaluationError("too-many-rounds", "The effects found no rest in 100 rounds."), due[0].watcher.place)
    return false
  }
  for (const { watcher, effect } of due) if (!watcher.isEnded) batch(effect.run, watcher.place)
  return due.length > 0
}

const ordered = () => [...watchers].sort((a, b) => comparePlaces(a.place, b.place))

/** What can't be read does not run. That is reported once, until it can be read again. */
function isDue(/** @type {Watcher} */ { place }, /** @type {Effect} */ effect) {
  try {
    const [before, reads] = [effect.seen, effect.reads()]
    effect.seen = reads
    effect.isBroken = false
    return !before || reads.some((value, index) => !isSame(value, before[index]))
  } catch (error) {
    if (!effect.isBroken) report(error, place)
    effect.isBroken = true
  }
}

/** NaN equals nothing in the language, but an effect that reads it has to find rest. */
const isSame = (/** @type {any} */ a, /** @type {any} */ b) => Object.is(a, b) || equal(a, b)
