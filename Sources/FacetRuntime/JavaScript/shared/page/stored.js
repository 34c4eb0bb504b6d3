// `stored` states: kept in the browser, by component and name. A browser that keeps nothing, or has kept something else,
// is as good as one that is new.

import { decode, encode } from "../data/shape.js"
import { whenReady } from "./ready.js"
import { batch } from "./schedule.js"

/** @typedef {import("../data/shape.js").Shape<any>} Shape */

const keyOf = (/** @type {string} */ component, /** @type {string} */ name) => `facet:${component}.${name}`

/**
 * What is kept; undefined when nothing is, or nothing of that shape.
 * @param {string} component
 * @param {string} name
 * @param {Shape} shape
 */
export function readStored(component, name, shape) {
  try {
    const text = localStorage.getItem(keyOf(component, name))
    return text === null ? undefined : decode(shape, JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * @param {string} component
 * @param {string} name
 * @param {Shape} shape
 * @param {any} value
 */
export function writeStored(component, name, shape, value) {
  try {
    localStorage.setItem(keyOf(component, name), JSON.stringify(encode(shape, value)))
  } catch {
    // Storage is full or denied; the state lives as long as the page.
  }
}

/**
 * Gives an instance what is kept of its state. The server has rendered the initial value, so that is adopted first.
 * @param {import("./instance.js").Instance} instance
 * @param {string} name
 * @param {Shape} shape
 */
export function restore(instance, name, shape) {
  whenReady(() => {
    const value = readStored(instance.name, name, shape)
    if (value !== undefined && !instance.isEnded) batch(() => instance.receive({ [name]: value }), instance.place)
  })
}
