// Instances of components.

import { headItem } from "../shared/page/head.js"
import { destroy, initial, instance } from "../shared/page/instance.js"
import { changed } from "../shared/page/schedule.js"
import { adopt, markup } from "./markup.js"
import { cells, put, Region, watch } from "./regions.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/** An instance while it lives. */
export class Own {
  /** Values that can change, by name. */
  state = cells({})
  /** As the page knows it. @type {import("../shared/page/instance.js").Instance | undefined} */
  instance
  /** Elements that actions call, by name. @type {Record<string, Element | null>} */
  references = {}

  /**
   * @param {Region} region
   * @param {Record<string, any>} [values] what the server says of it, when that is known already
   */
  constructor(region, values = {}) {
    this.region = region
    this.place = region.place
    this.values = values
  }

  /** Asks what the server says of an instance that it has rendered. */
  told(/** @type {Record<string, any>} */ shapes) {
    Object.assign(this.values, initial(this.place, shapes))
  }

  /** Begins a value: what the server says, or else another one. */
  give(/** @type {string} */ name, begin = () => /** @type {any} */ (null)) {
    put(this.state, name, name in this.values ? this.values[name] : begin())
  }

  /** Assigns a value, unless the instance is gone. */
  set(/** @type {string} */ name, /** @type {any} */ value) {
    if (this.place.isEnded) return
    put(this.state, name, value)
    changed()
  }

  /** Registers it with the page. */
  start(/** @type {any} */ definition) {
    const { values, state } = this
    const receive = (/** @type {Record<string, any>} */ values) => {
      for (const name in values) if (name in state) this.set(name, values[name])
    }
    const made = instance(this.place, { ...definition, values, receive })
    this.region.ends.push(() => destroy(made))
    this.instance = made
  }
}

/**
 * A prop that may be left out.
 * @template T
 * @param {Record<string, any>} props
 * @param {string} name
 * @param {() => T} initial
 * @returns {() => T}
 */
export const prop = (props, name, initial) => (name in props ? () => props[name] : initial)

/**
 * Says what the title or a `meta` is, for as long as the region is there.
 * @param {Region} region
 * @param {string} selector
 * @param {number} order
 * @param {boolean} isLayout
 * @param {() => string | number | boolean} text
 */
export function head(region, selector, order, isLayout, text) {
  const say = headItem(selector, region.place, order, isLayout)
  watch(region, text, (value) => say(`${value}`))
  region.ends.push(() => say(null))
}

/**
 * A block of the head: it has no nodes.
 * @param {Region} region
 * @param {number} count of what it may show
 * @param {import("./blocks.js").Block} block
 */
export function headBlock(region, count, block) {
  const holder = document.createDocumentFragment()
  const begin = document.createComment("")
  holder.append(begin, document.createComment("/"))
  block(begin, { region, isNew: true, sources: Array(count).fill(markup("")), later: [] })
}

/**
 * Takes over the server's nodes of a page.
 * @param {import("./blocks.js").Definition} used
 */
export const page =
  (used) =>
  (/** @type {{place: Place, roots: ChildNode[], values: Record<string, any>}} */ { place, roots, values }) => {
    const region = new Region(null)
    region.made = place
    region.scope = used.setup(region, {}, {}, values)
    adopt(roots[0] ?? null, region)
  }
