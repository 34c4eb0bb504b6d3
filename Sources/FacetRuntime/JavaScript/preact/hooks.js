// The part of `preact/hooks` that generated code uses.

import { options, refresh } from "./index.js"

/**
 * @typedef {object} Component
 * @property {import("./index.js").VNode} vnode
 * @property {any[]} hooks
 * @property {boolean} isDirty
 * @property {boolean} isEnded
 * @property {number} depth
 */

/** What is rendered now. @type {Component} */
let component
let position = 0
/** Those that have to be rendered again. @type {Component[]} */
let queue = []
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

/**
 * @template T
 * @param {T | (() => T)} initial
 * @returns {[T, (value: T) => void]}
 */
export function useState(initial) {
  const self = component
  const hook = (self.hooks[position++] ??= begin(self, initial))
  return hook.state
}

function begin(/** @type {Component} */ self, /** @type {any} */ initial) {
  const set = (/** @type {any} */ value) => {
    if (Object.is(hook.state[0], value)) return
    hook.state = [value, set]
    enqueue(self)
  }
  const hook = { state: [typeof initial === "function" ? initial() : initial, set] }
  return hook
}

function enqueue(/** @type {Component} */ self) {
  if (self.isDirty || self.isEnded) return
  self.isDirty = true
  if (queue.push(self) === 1) (options.debounceRendering ?? queueMicrotask)(renderAll)
}

function renderAll() {
  while (queue.length) {
    const ordered = queue.sort((a, b) => a.depth - b.depth)
    queue = []
    for (const self of ordered) if (self.isDirty && !self.isEnded) refresh(self)
  }
}

/**
 * Runs an effect when the DOM is what was rendered, whenever one of `inputs` is another one; what it gives ends it.
 * @param {() => (() => void) | void} run
 * @param {any[]} [inputs]
 */
export function useLayoutEffect(run, inputs) {
  const hook = (component.hooks[position++] ??= {})
  if (inputs && hook.inputs?.every((/** @type {any} */ each, /** @type {number} */ index) => Object.is(each, inputs[index]))) return
  hook.inputs = inputs
  due.push(() => {
    hook.end?.()
    hook.end = run()
  })
}
