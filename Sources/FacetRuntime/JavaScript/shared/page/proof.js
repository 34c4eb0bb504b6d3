// The token of the visitor's session, which whatever changes something has to bring: what another site's page can't read.

import { pageData } from "./data.js"
import { pathOf } from "./place.js"

/** Of a session that has begun since the page was made. @type {string | null} */
let begun = null

/** Nothing where nobody has signed in. */
const proof = () => begun ?? pageData().token

/**
 * The headers of a call, with the token if it changes something.
 * @param {string} method
 * @param {Record<string, string>} headers
 */
export function withProof(method, headers) {
  const token = proof()
  if (token && method !== "GET") headers["x-facet-token"] = token
  return headers
}

/** Takes the token of the session that an answer has begun. */
export function takeProof(/** @type {Response} */ { headers }) {
  begun = headers.get("x-facet-token") ?? begun
}

/** What a posted form says of itself, as the server writes it. */
export const formPath = (/** @type {import("./place.js").Place} */ place, /** @type {number} */ id) => {
  const token = proof()
  return `${pathOf(place)}#${id}${token ? "~" + token : ""}`
}
