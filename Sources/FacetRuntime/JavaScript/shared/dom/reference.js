// Element references.

/**
 * Calls a method of a referenced element. One that is not in the page does nothing, nor does opening a dialog that is open.
 * @param {any} node
 * @param {"focus" | "blur" | "select" | "showModal" | "close" | "scrollIntoView"} name
 */
export function elementCall(node, name) {
  if (node?.isConnected && !(name === "showModal" && node.open)) node[name]?.()
}
