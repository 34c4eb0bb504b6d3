// Time and chance, for actions.

import { endWith } from "./place.js"
import { batch } from "./schedule.js"

/** Browsers take a longer time for none. (Bundlers keep a power that nobody uses.) */
const longest = 2147483647

/**
 * Runs an action once, after that many milliseconds, unless what stands at the place ends before.
 * @param {import("./place.js").Place} place
 * @param {number} delay
 * @param {() => void} run
 */
export function after(place, delay, run) {
  if (place.isEnded) return
  const timer = setTimeout(() => {
    end()
    batch(run, place)
  }, Math.min(delay, longest))
  const end = endWith(place, () => clearTimeout(timer))
}

/**
 * Runs an action again and again, until what stands at the place ends.
 * @param {import("./place.js").Place} place
 * @param {number} delay
 * @param {() => void} run
 */
export function every(place, delay, run) {
  if (place.isEnded) return
  const timer = setInterval(() => batch(run, place), Math.min(delay, longest))
  endWith(place, () => clearInterval(timer))
}

export const now = () => Date.now()
export const random = () => Math.random()
