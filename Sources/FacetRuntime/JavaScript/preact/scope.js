// Where markup stands.

import { itemPlace, place } from "../shared/page/place.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/** An instance, an item of an each block, or the content of a slot. */
export class Scope {
  /** What stands in it, by where in its markup. @type {Record<string, any> | undefined} */
  parts
  /** @type {Place | undefined} */
  ownPlace

  /**
   * @param {Scope | null} parent
   * @param {string | number} step
   * @param {number} order
   * @param {string} prefix of the keys of what stands at the top of it
   */
  constructor(parent, step, order, prefix) {
    this.parent = parent
    this.step = step
    this.order = order
    this.prefix = prefix
  }

  /** @returns {Place} */
  get place() {
    return (this.ownPlace ??= place(/** @type {Scope} */ (this.parent).place, this.step, this.order))
  }

  /** Has what stands here rendered again. */
  refresh() {
    this.parent?.refresh()
  }

  /**
   * What stands at a name, made when it is first asked for.
   * @template T
   * @param {string} name
   * @param {() => T} make
   * @returns {T}
   */
  part(name, make) {
    return ((this.parts ??= {})[name] ??= make())
  }
}

/** An item of an each block; also the `Item` of its place. */
export class Row extends Scope {
  /** @type {any} */
  item
  index = 0
  /** What the item showed last. @type {any} */
  shown

  /** @param {Scope} parent @param {any} block @param {number} site @param {number} order @param {any} key */
  constructor(parent, block, site, order, key) {
    super(parent, site, order, `${parent.prefix}${site}[${key}]`)
    this.block = block
    this.key = key
  }

  get place() {
    return (this.ownPlace ??= itemPlace(/** @type {Scope} */ (this.parent).place, /** @type {number} */ (this.step), this, this.order))
  }

  refresh() {
    this.shown = undefined
    this.block.list = undefined
    super.refresh()
  }
}
