// What the server says of the page to its client.

/**
 * @typedef {object} PageData
 * @property {string} root the variant's root, without a slash at the end
 * @property {string} url the page's path below the root, with its query
 * @property {string} locale
 * @property {string} [token] of the visitor's session, for calls that change something
 * @property {number} [status] of an error page
 * @property {string} [message] of an error page
 * @property {Record<string, Record<string, any>>} state JSON by instance path and name
 */

/** @type {PageData | undefined} */
let data

/** The page's data, parsed once. @returns {PageData} */
export const pageData = () =>
  (data ??= JSON.parse(document.getElementById("facet-page")?.textContent ?? '{"root":"","url":"/","state":{}}'))

/** The record `route`. */
export function route() {
  const { url, status = 200, message = "" } = pageData()
  return { path: url.split("?")[0], target: document.documentElement.dataset.variant, url, status, message }
}

/** Lets `route` follow the address. */
export const followAddress = () => void (pageData().url = route().path + location.search)
