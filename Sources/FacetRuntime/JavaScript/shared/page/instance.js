// Instances of components, as far as they are the same in all targets.

import { decode } from "../data/shape.js"
import { pageData } from "./data.js"
import { watchers } from "./effects.js"
import { endPlace, pathOf } from "./place.js"
import { batch, changed } from "./schedule.js"

/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("../data/shape.js").Shape<any>} Shape */

/**
 * @typedef {object} Definition
 * @property {string} name of the component
 * @property {(values: Record<string, any>) => void} receive takes new values of inputs, loads, load errors and stores
 * @property {Record<string, Shape>} [loads] of its loads and, as `error(todos)`, of their errors
 * @property {Record<string, any>} [values] what `initial` gave
 * @property {import("./store.js").Store<any>[]} [stores] that it uses
 * @property {() => Record<string, any>} [expose] states, inputs, loads, lives; in development
 * @property {import("./effects.js").Effect[]} [effects]
 * @property {(() => void)[]} [mount]
 * @property {(() => void)[]} [unmount]
 */

/** @typedef {ReturnType<typeof instance>} Instance */

/** All that live. @type {Set<Instance>} */
export const instances = /* @__PURE__ */ new Set()

/**
 * Registers an instance. Its `mount` and then its effects run after the first update.
 * @param {Place} place
 * @param {Definition} definition
 */
export function instance(place, definition) {
  const { stores = [], values = {}, mount = [], unmount = [], effects = [] } = definition
  const made = {
    ...definition,
    place,
    stores,
    isEnded: false,
    /** What the server said last of its loads. @type {Record<string, any>} */
    server: { ...values },
    /** Which request of `reload` was the last, by load. @type {Record<string, number>} */
    asked: {},
    unmount: /** @type {(() => void)[]} */ ([]),
    effects: effects.map((effect) => ({ ...effect })),
  }
  if (mount.length || unmount.length) {
    // What did not begin does not end: a component can be gone before its first update is over.
    const begin = () => {
      made.unmount = unmount
      for (const run of mount) batch(run, place)
    }
    made.effects.unshift({ reads: () => [], run: begin })
  }
  instances.add(made)
  for (const store of stores) store.users.add(made)
  if (made.effects.length) {
    watchers.add(made)
    changed()
  }
  return made
}

/**
 * Ends an instance: `unmount` runs, timers and streams end, and from now on what is written to it is ignored. Those within
 * it have to be ended, too, after it.
 * @param {Instance} instance
 */
export function destroy(instance) {
  for (const run of instance.unmount) batch(run, instance.place)
  instance.isEnded = true
  instances.delete(instance)
  watchers.delete(instance)
  for (const store of instance.stores) store.users.delete(instance)
  endPlace(instance.place)
}

/**
 * What the server says of the instance at a place that it has rendered; empty for one that begins after the start.
 * @param {Place} place
 * @param {Record<string, Shape>} shapes by name, of all that can be said
 * @returns {Record<string, any>}
 */
export function initial(place, shapes) {
  const json = pageData().state[pathOf(place)] ?? {}
  const names = Object.keys(json).filter((name) => Object.hasOwn(shapes, name))
  return Object.fromEntries(names.map((name) => [name, decode(shapes[name], json[name])]))
}
