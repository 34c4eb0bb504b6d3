// Where `navigate` may lead, as on the server: below the variant's root, or to an address whose origin is written out.

import { EvaluationError } from "../standard/failure.js"
import { pageData } from "./data.js"

/** @type {(address: string) => boolean} */
let takesOver = () => false

/**
 * Lets addresses of the page itself be shown without leaving it.
 * @param {(address: string) => boolean} take says whether it has
 */
export const takeOver = (take) => void (takesOver = take)

/**
 * Leads to another page, or within the same page to another address.
 * @param {string} target
 * @param {string} [literal] what the template has written of it, up to the first value
 */
export function navigate(target, literal = "") {
  const address = allowed(target, literal)
  if (address === undefined) {
    throw new EvaluationError(
      "navigation-outside",
      "navigate leads neither below the root nor to an address written out.",
    )
  }
  if (!takesOver(address)) location.assign(address)
}

/** @returns {string | undefined} */
function allowed(/** @type {string} */ target, /** @type {string} */ literal) {
  const origin = /^https?:\/\/[^/?#]*[/?#]/i.exec(literal)?.[0]
  if (origin) return target.startsWith(origin) ? encoded(target) : undefined
  const { root } = pageData()
  if (/[\\\0-\x1f\x7f]/.test(target)) return
  if (target.startsWith("?")) return encoded(location.pathname + target)
  if (target.startsWith("./")) return inside(root + "/" + target.slice(2).replace(/^\/+/, ""), root)
  if (/^\/(?!\/)/.test(target)) return inside(target, root)
}

/** The address with `.` and `..` resolved, unless it climbs out. @returns {string | undefined} */
function inside(/** @type {string} */ address, /** @type {string} */ root) {
  const [path] = /** @type {string[]} */ (/^[^?#]*/.exec(address))
  /** @type {string[]} */
  const segments = []
  for (const segment of path.split("/").filter(Boolean)) {
    const dots = segment.replace(/%2e/gi, ".")
    if (dots === "..") {
      if (!segments.length) return
      segments.pop()
    } else if (dots !== ".") segments.push(segment)
  }
  const resolved = "/" + segments.join("/")
  if (resolved === root || resolved.startsWith(root + "/")) return encoded(resolved + address.slice(path.length))
}

/** All that RFC 3986 allows in a URL stays, `%` included. */
const encoded = (/** @type {string} */ address) => address.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/g, encodeURIComponent)
