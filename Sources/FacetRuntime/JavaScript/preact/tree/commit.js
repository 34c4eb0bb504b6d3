// What waits until all nodes are there.

import { settle } from "./component.js"

/** @type {[(node: any) => void, any][]} */
let references = []

/** Gives a node to a reference, when all are there. */
export const refer = (/** @type {(node: any) => void} */ reference, /** @type {any} */ node) => void references.push([reference, node])

/** All nodes are there: references get theirs, then layout effects run. */
export function commit() {
  const due = references
  references = []
  for (const [reference, node] of due) reference(node)
  settle()
}
