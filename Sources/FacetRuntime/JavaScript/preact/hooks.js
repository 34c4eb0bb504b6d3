// The part of `preact/hooks` that generated code uses.

import { options } from "./index.js"
import { hook, later } from "./tree/component.js"
import { refresh } from "./tree/refresh.js"

/** @typedef {import("./tree/component.js").Component} Component */

/** Those that have to be rendered again. @type {Component[]} */
let queue = []

/**
 * @template T
 * @param {T | (() => T)} initial
 * @returns {[T, (value: T) => void]}
 */
export const useState = (initial) => hook((self) => begin(self, initial)).state

function begin(/** @type {Component} */ self, /** @type {any} */ initial) {
  const set = (/** @type {any} */ value) => {
    if (Object.is(made.state[0], value)) return
    made.state = [value, set]
    enqueue(self)
  }
  const made = { state: [typeof initial === "function" ? initial() : initial, set] }
  return made
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
  const effect = hook(() => ({}))
  if (inputs && effect.inputs?.every((/** @type {any} */ each, /** @type {number} */ index) => Object.is(each, inputs[index]))) return
  effect.inputs = inputs
  later(() => {
    effect.end?.()
    effect.end = run()
  })
}
