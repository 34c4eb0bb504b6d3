// What Preact's props cannot say of a node: live properties of controls, styles, attributes whose names come at run time,
// handlers that remember. Each is a part of the node's `ref`.

import { setStyle } from "../shared/dom/style.js"
import { spread, spreadAttributes } from "../shared/dom/spread.js"
import { assign } from "../shared/dom/controls.js"
import { handle } from "../shared/dom/events.js"
import { trusted } from "../shared/dom/trusted.js"
import { pathOf } from "../shared/page/place.js"
import { batch } from "../shared/page/schedule.js"

/** @typedef {import("../shared/dom/controls.js").Kind} Kind */
/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {(node: any) => void} Part */

/** Whether nodes are the server's, which has written them as they have to be. */
export const adopting = { isOn: false }

/** @param {...Part} parts */
export const reference = (...parts) => (/** @type {any} */ node) => {
  if (node) for (const part of parts) part(node)
}

/** @type {any} */
let nothing

/** Content that the client leaves alone: it is the same each time. */
export const untouched = {
  get __html() {
    return (nothing ??= trusted(""))
  },
}

/**
 * A control shows a value: when that is another one than before, or when its options are others. What a visitor has chosen
 * before the client began is still to be read, and stays until then.
 * @param {(node: any) => Kind} kindOf
 * @param {any} value
 * @returns {Part}
 */
export const shown = (kindOf, value) => (node) => {
  const own = remembered(node)
  const kind = kindOf(node)
  const options = node.options && Array.from(node.options, (/** @type {HTMLOptionElement} */ option) => option.value).join("\n")
  const isSame = "shown" in own && Object.is(own.shown, value) && own.options === options
  Object.assign(own, { shown: value, options })
  if (!isSame && !adopting.isOn) kind.write(node, value)
}

/**
 * The listener of a control.
 * @param {(node: any) => Kind} kindOf
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {Place} place
 */
export const typed = (kindOf, get, set, place) => (/** @type {Event} */ { currentTarget: node }) =>
  void batch(() => assign(/** @type {Element} */ (node), kindOf(node), get(), set), place)

/** One listener for several handlers, in their order. */
export const inOrder = (/** @type {((event: Event) => void)[]} */ ...listeners) => (/** @type {Event} */ event) => {
  for (const listener of listeners) listener(event)
}

/** What is remembered of nodes, by what it is about. @type {WeakMap<any, Record<string, any>>} */
const memory = /* @__PURE__ */ new WeakMap()

/** @returns {Record<string, any>} */
function remembered(/** @type {any} */ node) {
  const found = memory.get(node) ?? {}
  memory.set(node, found)
  return found
}

/**
 * A handler that remembers: what came before `debounce` is over, whether it has run `once`. It does so by node.
 * @param {number} site the handler's number in its component
 * @param {() => any} run
 * @param {import("../shared/dom/events.js").Modifiers} modifiers
 * @param {Place} place
 */
export const kept = (site, run, modifiers, place) => (/** @type {any} */ event) => {
  const own = (remembered(event.currentTarget)[site] ??= { run })
  own.run = run
  own.listener ??= handle(() => own.run(), modifiers, place)
  own.listener(event)
}

/**
 * Style properties.
 * @param {Record<string, any>} values
 * @returns {Part}
 */
export const styles = (values) => (node) => {
  const own = remembered(node)
  const isSame = own.style && Object.keys(values).every((name) => values[name] === own.style[name])
  own.style = values
  if (!isSame && !adopting.isOn) setStyle(node, values)
}

/**
 * Attributes that dictionaries bring.
 * @param {string[]} taken
 * @param {...(Map<string, any> | null)} sources
 * @returns {Part}
 */
export const spreads = (taken, ...sources) => (node) => {
  const own = remembered(node)
  const after = spreadAttributes(new Set(taken), ...sources)
  if (!adopting.isOn) spread(node, own.spread ?? new Map(), after)
  own.spread = after
}

// Names of fields, as the server makes them.

/** A name that was made for a control whose form is not written around it. */
export const fieldName = (/** @type {string} */ name, /** @type {Place} */ place) => {
  const path = pathOf(place)
  return path ? `${name}@${path}` : name
}

/**
 * The value of a checkbox: where it stands, if several can have its name.
 * @param {Place} place
 * @param {Place} instance
 * @param {boolean} isNamed by the template
 */
export const checkboxValue = (place, instance, isNamed) =>
  isInItem(place) || (isNamed && instance.parent) ? pathOf(place) : null

const isInItem = (/** @type {Place | null} */ place) => {
  for (; place; place = place.parent) if (place.item) return true
  return false
}
