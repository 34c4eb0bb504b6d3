// What happens with errors that nobody catches.

import { pathOf } from "./place.js"

/**
 * Says in the page that something went wrong, in the place where the server puts such a notice. There is one at a time.
 * @param {string} text
 */
export function notice(text) {
  document.querySelector("body > .facet-notice")?.remove()
  const element = document.createElement("p")
  document.body.prepend(Object.assign(element, { className: "facet-notice", role: "alert", textContent: text }))
  return element
}

/**
 * An error that left an action, an effect, an update. The visitor sees a notice: what the API said of a call that failed,
 * otherwise only that something failed. The error goes to the console and to `window`'s `error` event; `at` says in which
 * instance it was.
 * @param {any} error
 * @param {import("./place.js").Place} [place]
 */
export function report(error, place) {
  const said = error?.error
  notice(said ? said.title + (said.detail && `: ${said.detail}`) : "This did not work.")
  if (place && error instanceof Error) Object.assign(error, { at: pathOf(place) })
  reportError(error)
}
