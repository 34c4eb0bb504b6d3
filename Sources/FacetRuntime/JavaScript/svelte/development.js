// What is checked in development only.

import { report } from "../shared/page/report.js"
import { isCreating } from "./nodes.js"

/**
 * Says when a text of the server's page is not what its values make.
 * @param {any} node
 * @param {string} text
 * @param {string} position in the template
 * @param {import("../shared/page/place.js").Place} place
 */
export function expectText(node, text, position, place) {
  if (isCreating() || node.data === text) return
  report(new Error(`${position}: The page has “${node.data}” where its values make “${text}”.`), place)
}
