// What pages of the Solid variant need beside Solid's own API: how a page is taken over, what an instance says to the shared
// runtime, values that are computed. It runs on upstream's Solid as well as on the modules beside it.

import { batch, createMemo, createRenderEffect, onCleanup, untrack } from "solid-js"
import { hydrate } from "solid-js/web"
import { bind } from "../shared/dom/controls.js"
import { setStyle } from "../shared/dom/style.js"
import { destroy, instance } from "../shared/page/instance.js"
import { changed, surround } from "../shared/page/schedule.js"
import { show } from "./content.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

// The page

let isAdopting = false

/**
 * Takes the server's page over, as `start` wants it done.
 * @param {(place: Place, props: Record<string, any>) => any} Page
 * @returns {(page: {place: Place, roots: ChildNode[], values: Record<string, any>}) => void}
 */
export const adopt = (Page) => ({ place, roots, values }) => {
  // Upstream keeps its account of the page in this global, which its server would have written.
  Object.assign(globalThis, { _$HY: { events: [], completed: new WeakSet(), r: {} } })
  surround(batched)
  isAdopting = true
  try {
    hydrate(() => {
      show(document.body, Page(place, values), roots.at(-1)?.nextSibling ?? null, roots)
    }, document.body)
  } finally {
    isAdopting = false
  }
}

/**
 * Upstream forgets what has to follow when a batch fails, so the failure goes on after it.
 * @template T
 * @param {() => T} run
 */
function batched(run) {
  /** @type {{error: unknown} | undefined} */
  let failure
  const result = batch(() => {
    try {
      return run()
    } catch (error) {
      failure = { error }
    }
  })
  if (failure) throw failure.error
  return result
}

// Instances

/**
 * Registers an instance with the shared runtime, until its owner ends.
 * @param {Place} place
 * @param {any} definition as `instance` takes it, but for `receive`, the setters of what can be received by name, and for
 *   effects that read props: `props` gives these, `run` takes a function that gives the one of an index
 */
export function define(place, { receive = {}, effects = [], ...definition }) {
  const made = instance(place, {
    ...definition,
    effects: effects.map(inRound),
    receive(values) {
      for (const name of Object.keys(values)) receive[name]?.(values[name])
    },
  })
  // Instances end after the update that ends their markup, parents first.
  onCleanup(() => changed({ place, run: () => destroy(made) }))
  // What is written after an action has waited is in no batch, so the effects have to be told.
  if (effects.length) {
    createRenderEffect(() => {
      for (const { reads } of effects) reads()
      changed()
    })
  }
  return made
}

/**
 * While an effect runs it sees the props that its round began with, later (in a timer, after waiting) those of that time.
 * @returns {import("../shared/page/effects.js").Effect}
 */
function inRound(/** @type {any} */ { props, reads, run }) {
  if (!props) return { reads, run }
  /** @type {any[]} */
  let begun
  /** @type {any[] | null} */
  let held
  const seen = (/** @type {number} */ index) => (held ?? props())[index]
  return {
    reads() {
      begun = props()
      return reads()
    },
    run() {
      held = begun
      try {
        run(seen)
      } finally {
        held = null
      }
    },
  }
}

// Values

/**
 * A memo that fails where it is read and not where it is computed: a value that nobody asks for may have none.
 * @template T
 * @param {() => T} compute
 * @returns {() => T}
 */
export function derived(compute) {
  /** @type {{error: unknown} | null} */
  let failure
  const memo = createMemo(() => {
    failure = null
    try {
      return compute()
    } catch (error) {
      return (failure = { error })
    }
  })
  return () => {
    const value = memo()
    if (failure) throw failure.error
    return /** @type {T} */ (value)
  }
}

// Nodes

/**
 * Gives a text node its text.
 * @param {Text} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.data !== text) node.data = text
}

/**
 * An element's style; as long as the server has written it, nothing is set.
 * @param {HTMLElement | SVGElement} node
 * @param {() => Record<string, any>} read
 */
export const keepStyle = (node, read) =>
  createRenderEffect(() => {
    const properties = read()
    if (!isAdopting) setStyle(node, properties)
  })

/**
 * Binds a control to a value. When the page is taken over the control keeps what a visitor has done to it. The options of a
 * `select` may come and go.
 * @param {any} node
 * @param {import("../shared/dom/controls.js").Kind} kind
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {Place} place
 */
export function keepControl(node, kind, get, set, place) {
  const write = () => kind.write(node, get())
  bind(node, kind, get, set, place)
  createRenderEffect(() => {
    if (isAdopting) get()
    else write()
  })
  if (node.options) {
    const options = { attributes: true, characterData: true, childList: true, subtree: true }
    new MutationObserver(() => untrack(write)).observe(node, options)
  }
}
