// Events and their modifiers.

import { batch } from "../page/schedule.js"

/**
 * @typedef {object} Modifiers
 * @property {boolean} [prevent]
 * @property {boolean} [stop]
 * @property {boolean} [once]
 * @property {boolean} [self]
 * @property {number} [debounce] milliseconds
 * @property {string[]} [keys] names of `KeyboardEvent.key`
 */

/** @typedef {import("../page/place.js").Place} Place */

/**
 * The listener for a handler. Events that `self` and `keys` leave out do nothing at all; of the others only the first is
 * handled with `once`, and after `debounce` the handler runs once for all of them.
 * @param {() => any} run
 * @param {Modifiers} [modifiers]
 * @param {Place} [place] of the instance: nothing runs once it has ended
 * @returns {(event: Event) => void}
 */
export function handle(run, { prevent, stop, once, self, debounce, keys } = {}, place) {
  let isOver = false
  let timer = 0
  const respond = () => {
    if (!place?.isEnded) batch(run, place)
  }
  return (event) => {
    if (self && event.target !== event.currentTarget) return
    if (keys && !keys.includes(/** @type {KeyboardEvent} */ (event).key)) return
    if (prevent) event.preventDefault()
    if (stop) event.stopPropagation()
    if (isOver) return
    isOver = !!once
    if (debounce === undefined) return respond()
    clearTimeout(timer)
    timer = setTimeout(respond, debounce)
  }
}

/**
 * Attaches a handler to a node.
 * @param {EventTarget} node
 * @param {string} type
 * @param {() => any} run
 * @param {Modifiers} [modifiers]
 * @param {Place} [place]
 */
export const listen = (node, type, run, modifiers, place) => node.addEventListener(type, handle(run, modifiers, place))
