// Markup and its directives: where they are, in the server's page and in copies of `<template>`s.
//
// | in markup                                  | is                                                             |
// |--------------------------------------------|----------------------------------------------------------------|
// | `x-…` on an element                        | a directive of Alpine's                                        |
// | `<template x-if="if3">…</template>`        | a block, its markup, and (`x-else`) what it shows otherwise    |
// | `<!--text:text4-->`                        | a text among siblings, which follows if it is not empty        |
// | `<!--data:card5-->`, `slot:`, `html:`      | a component, a slot, trusted HTML                              |
// | `<!--if:if3-->`, `<!--for:for3-->`         | blocks where `<template>` is no template: in SVG and MathML    |
// | `<!--/-->`, `<!--,-->`                     | the end of what a block, a component, a slot shows; of an item |

import Alpine from "alpinejs"
import { fragmentOf } from "../shared/dom/trusted.js"

/** @typedef {import("./regions.js").Region} Region */

/**
 * Markup to copy. Where its directives are is found out once.
 * @typedef {{text?: string, parent?: "svg" | "math", content?: DocumentFragment, points?: Point[]}} Source
 */

/**
 * A node of markup that something has to be done with, or that has such nodes in it.
 * @typedef {object} Point
 * @property {number} index among its siblings
 * @property {boolean} isBound
 * @property {Source[]} sources of a block
 * @property {Point[]} points within it
 */

/**
 * What takes care of a node: of an element's directive, or of a comment by its kind.
 * @callback Binder
 * @param {any} node
 * @param {string} name of a member of the region's scope
 * @param {Visit} visit
 * @returns {ChildNode | void} the end of what the server has put there
 */

/** @typedef {{region: Region, isNew: boolean, sources?: Source[], later: (() => void)[], end?: ChildNode | void}} Visit */

/** The visit whose element's directives Alpine is about to handle. @type {Visit} */
export let visit

/** By the kinds of comments. @type {Record<string, Binder>} */
export const comments = {}

/**
 * @param {string} text
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {Source}
 */
export const markup = (text, parent) => ({ text, parent })

// Copies

/**
 * A copy of some markup, for a region that begins.
 * @param {Region} region
 * @param {Source} source
 */
export function create(region, source) {
  const content = (source.content ??= fragmentOf(source.text ?? "", source.parent))
  const points = (source.points ??= pointsOf(content))
  const copy = document.importNode(content, true)
  /** @type {[ChildNode, Point][]} */
  const found = []
  locate(copy, points, found)
  for (const root of copy.children) Alpine.addScopeToNode(root, region.scope)
  /** @type {(() => void)[]} */
  const later = []
  for (const [node, { sources }] of found) bind(node, { region, isNew: true, sources, later })
  for (const run of later) run()
  return copy
}

/** @returns {Point[]} */
function pointsOf(/** @type {ParentNode & Node} */ parent) {
  /** @type {Point[]} */
  const found = []
  let index = 0
  for (let node = parent.firstChild; node; node = node.nextSibling, index++) {
    const isElement = node instanceof Element
    const sources = isBlock(node) ? takeSources(node) : []
    const points = isElement ? pointsOf(node) : []
    const isBound = isElement ? node.getAttributeNames().some(isDirective) : kindOf(node) in comments
    if (isBound || points.length) found.push({ index, isBound, sources, points })
  }
  return found
}

const isDirective = (/** @type {string} */ name) => name.startsWith("x-")

function locate(/** @type {Node} */ parent, /** @type {Point[]} */ points, /** @type {[ChildNode, Point][]} */ found) {
  let node = /** @type {ChildNode} */ (parent.firstChild)
  let at = 0
  for (const point of points) {
    for (; at < point.index; at++) node = /** @type {ChildNode} */ (node.nextSibling)
    if (point.isBound) found.push([node, point])
    if (point.points.length) locate(node, point.points, found)
  }
}

// The server's page

/**
 * Takes over the nodes of a region, up to the comment that ends it.
 * @param {ChildNode | null} node the first one
 * @param {Region} region
 * @returns {any} that comment
 */
export function adopt(node, region) {
  for (; node && !isEnd(node); node = node.nextSibling) {
    if (node instanceof Element && !isBlock(node)) Alpine.addScopeToNode(node, region.scope)
    node = adoptNode(node, region)
  }
  return node
}

/**
 * Takes over one node and what is in it.
 * @returns {ChildNode} its end
 */
export function adoptNode(/** @type {ChildNode} */ node, /** @type {Region} */ region) {
  const end = bind(node, { region, isNew: false, later: [] })
  for (let child = node.firstChild; child; child = child.nextSibling) child = adoptNode(child, region)
  return end ?? node
}

function bind(/** @type {ChildNode} */ node, /** @type {Visit} */ next) {
  if (node instanceof Element) {
    visit = next
    Alpine.initTree(node, (element, handle) => handle(element))
    return next.end
  }
  const kind = kindOf(node)
  return comments[kind]?.(node, nameOf(node), next)
}

// Nodes

const textOf = (/** @type {Node} */ node) => (node.nodeType === Node.COMMENT_NODE ? /** @type {Comment} */ (node).data : "")
const kindOf = (/** @type {Node} */ node) => textOf(node).split(":")[0]
const nameOf = (/** @type {Node} */ node) => textOf(node).split(":")[1]

/** Whether a node ends what it stands in. @returns {boolean} */
export const isEnd = (/** @type {Node} */ node) => /^[/,]$/.test(textOf(node))

/** @returns {node is HTMLTemplateElement} */
const isBlock = (/** @type {Node} */ node) =>
  node instanceof HTMLTemplateElement && (node.hasAttribute("x-if") || node.hasAttribute("x-for"))

const isElse = (/** @type {Node | null} */ node) => node instanceof HTMLTemplateElement && node.hasAttribute("x-else")

/**
 * The markup that a block's `<template>`s hold, and the last one of them.
 * @param {HTMLTemplateElement} template
 */
export function sourcesOf(template) {
  /** @type {Source[]} */
  const sources = [{ content: template.content }]
  /** @type {ChildNode} */
  let last = template
  for (let next = last.nextSibling; next && isElse(next); next = next.nextSibling) {
    sources.push({ content: /** @type {HTMLTemplateElement} */ (next).content })
    last = next
  }
  return { sources, last }
}

/** The same, taken out of markup that is copied: each copy would have copies of them. */
function takeSources(/** @type {HTMLTemplateElement} */ template) {
  const { sources } = sourcesOf(template)
  while (isElse(template.nextSibling)) template.nextSibling?.remove()
  return sources.map(({ content }) => {
    const taken = document.createDocumentFragment()
    taken.append(/** @type {DocumentFragment} */ (content))
    return { content: taken }
  })
}
