// What is shown, as a tree of plain objects.

/**
 * @typedef {object} VNode
 * @property {string | ((props: any) => any) | null} type null is a text, whose props are its characters
 * @property {any} props
 * @property {any} key
 * @property {any[]} given children as they were given
 * @property {VNode[]} list what is below it now
 * @property {any} dom
 * @property {VNode | null} owner what it stands in
 * @property {import("./component.js").Component | null} self
 */

/** @type {VNode[]} */
export const none = []

export const vnode = (/** @type {any} */ type, /** @type {any} */ props, /** @type {any} */ key, /** @type {any[]} */ given) => ({
  type, props, key, given, list: none, dom: null, owner: null, self: null,
})

/** Children as nodes. Nothing is nested in them. @returns {VNode[]} */
export function childrenOf(/** @type {any} */ given) {
  const list = []
  for (const child of Array.isArray(given) ? given : [given]) {
    if (child !== null && typeof child === "object") list.push(child)
    else if (child !== null && child !== undefined) list.push(vnode(null, `${child}`, null, none))
  }
  return list
}
