// Does what the early script has recorded, now that there are handlers.

/**
 * Dispatches an event like each recorded one at the same target, once and in order: handlers and bindings run, but nothing
 * that a browser does by itself on a click happens again. What is gone from the page is passed over.
 */
export function replay() {
  const early = /** @type {Event[]} */ (/** @type {any} */ (window).facetEarly ?? [])
  Object.assign(window, { facetEarly: null })
  const prevent = (/** @type {Event} */ event) => event.preventDefault()
  for (const event of early) {
    const { type, target } = event
    if (!(target instanceof Node && target.isConnected)) continue
    addEventListener(type, prevent)
    // An event has the members that make another one of its kind.
    const Kind = /** @type {typeof Event} */ (event.constructor)
    target.dispatchEvent(new Kind(type, event))
    removeEventListener(type, prevent)
  }
}
