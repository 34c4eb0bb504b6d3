// What happens with errors that nobody catches.

import { pathOf } from "./place.js"

/**
 * Says in the page that something went wrong, in the place where the server puts such a notice.
 * @param {string} text
 */
export function notice(text) {
  let element = document.querySelector("body > .facet-notice")
  if (!element) {
    element = document.createElement("p")
    element.className = "facet-notice"
    element.setAttribute("role", "alert")
    document.body.prepend(element)
  }
  element.textContent = text
  return element
}

/**
 * An error that left an action, an effect, an update. The visitor sees a notice: what the API said of a call that failed,
 * otherwise only that something failed. The error goes to the console and to `window`'s `error` event.
 * @param {any} error
 * @param {import("./place.js").Place} [place]
 */
export function report(error, place) {
  const said = error?.error
  notice(said ? said.title + (said.detail && `: ${said.detail}`) : "This did not work.")
  if (place && error instanceof Error) error.message += ` (at ${pathOf(place) || "the page"})`
  reportError(error)
}
