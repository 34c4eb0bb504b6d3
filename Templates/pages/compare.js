// The page's own module: measures the four variants in the visitor's browser, one page of a thousand rows after the other.
//
// The pages stand in a window of their own, because the content policy lets no page be framed. They are of this origin, so their
// timings can be read. What is found goes into hidden controls of `Speeds.facet`, as if a visitor typed it there.

const variants = ["alpine", "svelte", "preact", "solid"]
const figures = ["evaluate", "hydrate", "update"]
const rounds = 3
/** Updates of a page: the first one runs code that is not warm yet. */
const updates = 3

class Trouble extends Error {}

/** Called once the page is ready. */
export default function begin() {
  const section = document.querySelector("[data-speeds]")
  section?.querySelector("button")?.addEventListener("click", () => measure(section))
}

async function measure(/** @type {Element} */ section) {
  const tell = (/** @type {string} */ name, /** @type {string} */ value) => {
    const control = /** @type {HTMLInputElement} */ (section.querySelector(`[data-speed="${name}"]`))
    control.value = value
    control.dispatchEvent(new Event("input", { bubbles: true }))
  }
  /** @type {Record<string, number[]>} by variant and figure */
  const found = {}
  tell("problem", "")
  const view = window.open("", "facet-rows", "popup,width=480,height=640")
  try {
    if (!view) throw new Trouble("Your browser has not let this page open a window.")
    for (let round = 1; round <= rounds; round++) {
      for (const variant of variants) {
        tell("progress", `Round ${round} of ${rounds}: ${variant}`)
        for (const [figure, time] of await visit(view, variant)) (found[`${variant} ${figure}`] ??= []).push(time)
      }
    }
    for (const variant of variants) {
      for (const figure of figures) tell(`${variant} ${figure}`, `${median(found[`${variant} ${figure}`])}`)
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    tell("problem", error.message)
  } finally {
    view?.close()
    tell("progress", "")
  }
}

/**
 * The figures of one variant's page, in milliseconds.
 * @param {any} view
 * @param {string} variant
 * @returns {Promise<[string, number][]>}
 */
async function visit(view, variant) {
  const before = view.document
  view.location.replace(`/${variant}/compare/rows`)
  await until(view, () => view.document !== before && view.document.documentElement?.dataset.ready === "")
  const measured = (/** @type {string} */ name) => view.performance.getEntriesByName(`facet:${name}`, "measure")[0].duration
  /** @type {[string, number][]} */
  const times = [["evaluate", measured("evaluate")], ["hydrate", measured("hydrate")]]
  for (let count = 0; count < updates; count++) times.push(["update", await update(view)])
  return times
}

/**
 * How long an update takes, from the click until the frame that shows it is made. It begins with a frame, so that no wait for the
 * next one is in it.
 */
async function update(/** @type {any} */ view) {
  let time = 0
  view.requestAnimationFrame(() => {
    const begin = view.performance.now()
    view.document.querySelector("button").click()
    const { port1, port2 } = new view.MessageChannel()
    port1.onmessage = () => (time = view.performance.now() - begin)
    port2.postMessage(null)
  })
  await until(view, () => time > 0)
  return time
}

/** Waits, as long as the window is there. */
async function until(/** @type {Window} */ view, /** @type {() => boolean} */ test) {
  while (!test()) {
    if (view.closed) throw new Trouble("The window was closed before everything was measured.")
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function median(/** @type {number[]} */ times) {
  const sorted = [...times].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
