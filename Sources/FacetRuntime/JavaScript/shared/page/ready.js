// What has to wait until the page is adopted and what visitors did before has been replayed.

/** @type {(() => void)[] | null} */
let waiting = []

/**
 * Runs something when the page is ready, or now if it is.
 * @param {() => void} run
 */
export const whenReady = (run) => void (waiting ? waiting.push(run) : run())

/** Says that the page is ready. */
export function setReady() {
  const due = waiting ?? []
  waiting = null
  for (const run of due) run()
}
