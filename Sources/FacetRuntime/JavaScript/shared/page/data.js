// What the server says of the page to its client.

/**
 * @typedef {object} PageData
 * @property {string} root the variant's root, without a slash at the end
 * @property {string} url the page's path below the root, with its query
 * @property {string} locale
 * @property {number} [status] of an error page
 * @property {string} [message] of an error page
 * @property {Record<string, Record<string, any>>} state JSON by instance path and name
 */

/** @type {PageData | undefined} */
let data

/** The page's data, parsed once. @returns {PageData} */
export const pageData = () => (data ??= JSON.parse(document.getElementById("facet-page")?.textContent || '{"root":"","state":{}}'))

/**
 * The record `route` of the page as it is now: `url` follows the address.
 */
export function route() {
  const { root, status = 200, message = "" } = pageData()
  const path = location.pathname.slice(root.length) || "/"
  return { path, target: document.documentElement.dataset.variant, url: path + location.search, status, message }
}
