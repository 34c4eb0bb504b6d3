// Regions: pieces of markup that come and go as one. Each has a scope, whose members the markup's directives name.

import Alpine from "alpinejs"
import { itemPlace, place } from "../shared/page/place.js"
import { report } from "../shared/page/report.js"
import { changed } from "../shared/page/schedule.js"

/** @typedef {import("../shared/page/place.js").Place} Place */
/** @typedef {import("../shared/page/place.js").Item} Item */

export class Region {
  /** The members that its markup names. @type {any} */
  scope = {}
  /** What ends it, in order. @type {(() => void)[]} */
  ends = []
  /** @type {Place | undefined} */
  made

  /**
   * @param {Region | null} parent
   * @param {number} [order] of the node that makes it
   * @param {number | string | null} [step] of its place; null when it has none of its own
   * @param {Item} [item]
   */
  constructor(parent, order = 0, step = null, item) {
    this.parent = parent
    this.order = order
    this.step = step
    this.item = item
    /** Where it stands among all regions: its updates run after those of the regions around it. @type {Place} */
    this.rank = { parent: parent && parent.rank, step: "", order, depth: parent ? parent.rank.depth + 1 : 0, item }
  }

  /** Where it stands in the page. @returns {Place} */
  get place() {
    return (this.made ??= this.makePlace())
  }

  makePlace() {
    const { parent, order, step, item } = this
    if (step === null) return /** @type {Region} */ (parent).place
    const around = /** @type {Region} */ (parent).place
    return item ? itemPlace(around, /** @type {number} */ (step), item, order) : place(around, step, order)
  }

  end() {
    for (const end of this.ends) end()
  }
}

/**
 * Computes something now, and at each flush before which something that it reads has changed. An Alpine effect notices that;
 * what follows from it waits for its turn, parents first.
 * @template T
 * @param {Region} region
 * @param {() => T} compute
 * @param {(value: T) => void} apply reads nothing that it has to be told of
 */
export function watch(region, compute, apply) {
  /** @type {any} */
  let notice
  const update = { place: region.rank, isEnded: false, run }
  function run() {
    if (notice) Alpine.release(notice)
    let isKnown = false
    let isRead = false
    /** @type {any} */
    let value
    notice = Alpine.effect(() => {
      if (isRead) return changed(update)
      isRead = true
      try {
        value = compute()
        isKnown = true
      } catch (error) {
        report(error, region.place)
      }
    })
    if (isKnown) apply(value)
  }
  run()
  region.ends.push(() => {
    update.isEnded = true
    Alpine.release(notice)
  })
}

/**
 * Values that effects can follow. Alpine would look into them, unless they are frozen: they do not change anyway.
 * @param {Record<string, any>} values
 * @returns {Record<string, any>}
 */
export function cells(values) {
  for (const name in values) Object.freeze(values[name])
  return Alpine.reactive(values)
}

/**
 * Gives a cell another value. Those who have read it are told at once.
 * @param {Record<string, any>} cells
 * @param {string} name
 * @param {any} value
 */
export function put(cells, name, value) {
  if (Object.is(cells[name], value)) return
  Alpine.disableEffectScheduling(() => {
    cells[name] = Object.freeze(value)
  })
}

/**
 * A function of other values, which computes only when one of those is another one.
 * @template T
 * @param {() => any[]} reads
 * @param {() => T} compute
 */
export function memo(reads, compute) {
  /** @type {any[] | undefined} */
  let seen
  /** @type {T} */
  let value
  return () => {
    const now = reads()
    if (!seen || now.some((each, index) => !Object.is(each, seen?.[index]))) {
      value = compute()
      seen = now
    }
    return value
  }
}
