// How a page's client starts.

import { pageData } from "./data.js"
import { began } from "./evaluate.js"
import { initial } from "./instance.js"
import { rootPlace } from "./place.js"
import { setReady } from "./ready.js"
import { replay } from "./replay.js"
import { flush } from "./schedule.js"

/** Takes what had to be repaired. @type {(repairs: MutationRecord[]) => void} */
let tell = ({ length }) => {
  if (length) console.warn("The page was not what its values make. It was repaired.")
}

/** Lets tools say more of it. */
export const onMismatch = (/** @type {typeof tell} */ hear) => void (tell = hear)

/**
 * Takes the server's page over: all of it in one task, then what visitors did before.
 * @param {Record<string, import("../data/shape.js").Shape<any>>} shapes of what the page data can say of the page itself
 * @param {(page: {place: import("./place.js").Place, roots: ChildNode[], values: Record<string, any>}) => void} adopt
 *   makes the page's instance of the body's nodes and of its decoded values
 */
export function start(shapes, adopt) {
  const start = performance.now()
  performance.measure("facet:evaluate", { start: began })
  const roots = [...document.body.childNodes].filter(
    (/** @type {any} */ node) => !node.matches?.("script, .facet-notice"),
  )
  // The server's page needs no change, whatever the target: each one is a repair.
  const observer = new MutationObserver(Object)
  observer.observe(document.body, {
    subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true,
  })
  adopt({ place: rootPlace, roots, values: initial(rootPlace, shapes) })
  tell(observer.takeRecords())
  observer.disconnect()
  // What begins from now on was not rendered by the server.
  pageData().state = {}
  // Nothing has changed yet. What effects write from here on is theirs.
  document.documentElement.dataset.ready = ""
  flush()
  performance.measure("facet:hydrate", { start })
  replay()
  setReady()
}
