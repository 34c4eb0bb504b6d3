// Ending nodes, and taking them away.

import { leave } from "./component.js"
import { current } from "./where.js"

/** @typedef {import("./vnode.js").VNode} VNode */

/** Ends all that an element has. */
export function clear(/** @type {VNode[]} */ list, /** @type {any} */ parent) {
  for (const node of list) end(node)
  parent.textContent = ""
}

/** Ends a node and takes it away. */
export function remove(/** @type {VNode} */ node) {
  end(node)
  takeAway(node)
}

function takeAway(/** @type {VNode} */ node) {
  if (node.self) for (const child of current(node).list) takeAway(child)
  else node.dom.remove()
}

/** Says to all below that they end, parents first. */
function end(/** @type {VNode} */ node) {
  const { self, props, list } = current(node)
  if (self) leave(self)
  else props.ref?.(null)
  for (const child of list) end(child)
}
