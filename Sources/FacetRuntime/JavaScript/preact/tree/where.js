// Where nodes are.

/** @typedef {import("./vnode.js").VNode} VNode */

export const current = (/** @type {VNode} */ node) => node.self?.vnode ?? node

/** The first DOM node of what a node is now. @returns {any} */
export const firstNode = (/** @type {VNode} */ node) => (node.self ? firstOf(current(node).list, 0) : node.dom)

export function firstOf(/** @type {VNode[]} */ list, /** @type {number} */ index) {
  for (; index < list.length; index++) {
    const found = firstNode(list[index])
    if (found) return found
  }
  return null
}

/** The last one. @returns {any} */
export function lastNode(/** @type {VNode} */ node) {
  if (!node.self) return node.dom
  const { list } = current(node)
  for (let index = list.length - 1; index >= 0; index--) {
    const found = lastNode(list[index])
    if (found) return found
  }
  return null
}

/** The DOM node behind a component, which may have none itself. @returns {any} */
export function firstBehind(/** @type {VNode} */ node) {
  const last = lastNode(node)
  if (last) return last.nextSibling
  const owner = /** @type {VNode} */ (node.owner)
  return firstOf(owner.list, owner.list.indexOf(node) + 1) ?? (owner.self ? firstBehind(owner) : null)
}

/** How many nodes it stands in. */
export function depthOf(/** @type {VNode | null} */ node) {
  let depth = 0
  for (; node; node = node.owner) depth++
  return depth
}
