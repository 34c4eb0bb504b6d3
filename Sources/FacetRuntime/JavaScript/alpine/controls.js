// Selects whose options come and go.

/** What makes a bound select show its value again. @type {WeakMap<Element, () => void>} */
const selects = /* @__PURE__ */ new WeakMap()

/**
 * @param {Element} select
 * @param {() => void} show
 */
export const keepSelected = (select, show) => void selects.set(select, show)

/** Something has changed beside a node: a select around it shows its value. */
export function selectAgain(/** @type {Node} */ { parentNode: parent }) {
  const select = parent instanceof Element && parent.closest("select")
  if (select) selects.get(select)?.()
}
