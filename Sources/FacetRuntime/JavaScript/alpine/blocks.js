// What shows regions: `x-if`, components, slots, trusted HTML. Each is a member of a scope, and ends with a comment.

import { fragmentOf } from "../shared/dom/trusted.js"
import { selectAgain } from "./controls.js"
import { adopt, create, sourcesOf } from "./markup.js"
import { cells, put, Region, watch } from "./regions.js"

/** @typedef {import("./markup.js").Source} Source */
/** @typedef {import("./markup.js").Visit} Visit */
/** @typedef {(node: any, visit: Visit) => ChildNode | void} Block */
/** @typedef {(region: Region, bound: any) => object} MakeScope */

/**
 * Where a block's content begins and what it is made of. A copy's content is still to be made, so its end is the next node.
 * @param {any} node
 * @param {Visit} visit
 * @param {Source[]} written in the module, for where the page cannot hold them
 */
export function extent(node, { isNew, sources }, written) {
  const { sources: held, last } = node instanceof HTMLTemplateElement ? sourcesOf(node) : { sources: written, last: node }
  return { sources: written.length ? written : isNew ? sources ?? [] : held, last, end: isNew ? last.nextSibling : null }
}

/** Removes what stands between two nodes, in one operation. */
export function clear(/** @type {Node} */ first, /** @type {Node} */ end) {
  if (first.nextSibling === end) return
  const range = document.createRange()
  range.setStartAfter(first)
  range.setEndBefore(end)
  range.deleteContents()
}

/**
 * Shows one of several branches, or none.
 * @param {number} order of the node within its component
 * @param {() => [branch: number, bound?: Record<string, any>]} choose -1 for none; with what its conditions have bound
 * @param {MakeScope[]} branches
 * @param {Source[]} [written]
 * @returns {Block}
 */
export const choice = (order, choose, branches, written = []) => (node, visit) => {
  const { region } = visit
  const { sources, last, end: made } = extent(node, visit, written)
  let end = /** @type {any} */ (made)
  let shown = -1
  /** @type {Region | undefined} */
  let child
  /** @type {any} */
  let bound
  const show = (/** @type {[number, any?]} */ [branch, values = {}]) => {
    if (branch === shown) {
      for (const name in values) put(bound, name, values[name])
      return
    }
    const isAdopting = !end
    child?.end()
    child = undefined
    if (end) clear(last, end)
    shown = branch
    if (branch >= 0) {
      child = new Region(region, order)
      bound = cells(values)
      child.scope = branches[branch](child, bound)
      if (end) end.before(create(child, sources[branch]))
      else end = adopt(last.nextSibling, child)
    }
    if (!isAdopting) selectAgain(end)
  }
  watch(region, choose, show)
  region.ends.push(() => child?.end())
  return (end ??= last.nextSibling)
}

/**
 * @typedef {object} Definition
 * @property {Source} source
 * @property {(region: Region, props: any, contents: Record<string, Content>, values?: Record<string, any>) => object} setup
 *   begins an instance; gives the scope of its markup
 */

/**
 * A component: its markup, and what begins an instance.
 * @param {Source} source
 * @param {Definition["setup"]} setup
 * @returns {Definition}
 */
export const define = (source, setup) => ({ source, setup })

/** Content for a slot, evaluated where it is written. @typedef {{source: Source, scope: MakeScope}} Content */

/**
 * @param {Source} source
 * @param {MakeScope} scope
 * @returns {Content}
 */
export const content = (source, scope) => ({ source, scope })

/**
 * What a component or the content of a slot is given. Where a getter says it, it can change: it is told with each flush,
 * before anything that is made of it.
 * @param {Region} region
 * @param {Record<string, any>} values
 */
function given(region, values) {
  const known = cells({})
  for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(values))) {
    if (get) watch(region, get, (value) => put(known, name, value))
    else put(known, name, value)
  }
  return known
}

/**
 * A component that is used.
 * @param {Definition} used
 * @param {number} callSite
 * @param {number} order
 * @param {Record<string, any>} [props]
 * @param {Record<string, Content>} [contents]
 * @returns {Block}
 */
export const use = (used, callSite, order, props = {}, contents = {}) => (node, visit) => {
  const region = new Region(visit.region, order, callSite)
  region.scope = used.setup(region, given(visit.region, props), contents)
  return begin(region, used.source, node, visit)
}

/**
 * A slot: what was given for it, or what it has itself.
 * @param {Record<string, Content>} contents
 * @param {string} name
 * @param {number} site
 * @param {number} order
 * @param {Record<string, any>} [passed]
 * @param {Content} [fallback]
 * @returns {Block}
 */
export const slot = (contents, name, site, order, passed = {}, fallback) => (node, visit) => {
  const content = contents[name]
  const shown = content ?? fallback
  if (!shown) return node.nextSibling
  const region = new Region(visit.region, order, content ? `s${site}` : null)
  region.scope = shown.scope(region, given(visit.region, passed))
  return begin(region, shown.source, node, visit)
}

/** @returns {ChildNode | void} */
function begin(/** @type {Region} */ region, /** @type {Source} */ source, /** @type {ChildNode} */ node, /** @type {Visit} */ visit) {
  visit.region.ends.push(() => region.end())
  if (!visit.isNew) return adopt(node.nextSibling, region)
  node.after(create(region, source))
}

/**
 * Trusted HTML. The same text gives the same nodes, so it says how many the server has put there.
 * @param {() => string | null} read
 * @returns {Block}
 */
export const trustedBlock = (read) => (node, { region, isNew }) => {
  /** @type {any} */
  let end = isNew ? node.nextSibling : null
  const nodes = (/** @type {string | null} */ text) => {
    const { namespaceURI } = node.parentNode
    const parent = /svg$/i.test(namespaceURI) ? "svg" : /MathML$/.test(namespaceURI) ? "math" : undefined
    return fragmentOf(text ?? "", parent)
  }
  watch(region, read, (text) => {
    const content = nodes(text)
    if (end) {
      clear(node, end)
      end.before(content)
      return
    }
    end = node.nextSibling
    for (let count = content.childNodes.length; count; count--) end = end.nextSibling
  })
  return (end ??= node.nextSibling)
}
