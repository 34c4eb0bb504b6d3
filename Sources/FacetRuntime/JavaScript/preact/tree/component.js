// What a component keeps from one rendering to the next.

/**
 * @typedef {object} Component
 * @property {import("./vnode.js").VNode} vnode
 * @property {any[]} hooks
 * @property {boolean} isDirty
 * @property {boolean} isEnded
 * @property {number} depth
 */

/** What is rendered now. @type {Component} */
let component
let position = 0
/** Layout effects that are due. @type {(() => void)[]} */
let due = []

/** What a component shows. @returns {any} */
export function rendered(/** @type {Component} */ self) {
  const outer = component
  component = self
  position = 0
  self.isDirty = false
  const { type, props } = self.vnode
  const shown = /** @type {(props: any) => any} */ (type)(props)
  component = outer
  return shown
}

/**
 * The next hook of what is rendered now, made when it is rendered first.
 * @param {(self: Component) => any} make
 */
export const hook = (make) => (component.hooks[position++] ??= make(component))

/** Lets an effect run when the nodes are there. */
export const later = (/** @type {() => void} */ run) => void due.push(run)

/** Runs the effects of what has been rendered. */
export function settle() {
  const effects = due
  due = []
  for (const run of effects) run()
}

/** Ends a component's effects. */
export function leave(/** @type {Component} */ self) {
  self.isEnded = true
  for (const hook of self.hooks) hook.end?.()
}
