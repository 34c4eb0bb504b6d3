// Regions: pieces of markup that come and go. Each is followed by a comment, its anchor, which stays.

import { drop, following, isAdopting, put } from "./nodes.js"

/** @typedef {import("./nodes.js").Block} Block */

/**
 * Makes a block at a position, or adopts it.
 * @template {Block} B
 * @param {any} node its first node when it is adopted, else its anchor
 * @param {(node: any) => B} make
 * @returns {B & {anchor: any}}
 */
export function region(node, make) {
  const block = /** @type {any} */ (make(node))
  if (!isAdopting) put(block, node)
  else if (block.end) node = following(block.end)
  block.anchor = node
  return block
}

/** What stands in a slot that is given nothing. @returns {Block} */
export const emptySlot = () => ({})

/**
 * A region that shows one block or none.
 * @param {any} node
 * @param {() => ((node: any) => Block) | null} choose says which
 * @param {number} reads what that depends on, in bits
 * @param {number} [binds] what it gives the blocks, in bits
 */
export function branches(node, choose, reads, binds = 0) {
  let make = choose()
  /** @type {Block | undefined} */
  let block = make ? region(node, make) : undefined
  const anchor = block ? /** @type {any} */ (block).anchor : node
  return {
    anchor,
    update(/** @type {number} */ dirty) {
      const mayChange = dirty & reads
      const next = mayChange ? choose() : make
      if (next === make) return block?.update?.(mayChange ? dirty | binds : dirty)
      const made = next?.(anchor)
      destroy()
      if (block?.start) drop(block.start, anchor.previousSibling)
      if (made) put(made, anchor)
      make = next
      block = made
    },
    destroy,
  }
  function destroy() {
    block?.destroy?.()
  }
}

/**
 * The content that is given to a slot, which may stand in several places.
 * @param {(node: any, place: any, passed: any) => Block} make
 * @param {number} [passes] what the slot gives it, in bits
 */
export function contents(make, passes = 0) {
  /** @type {Set<Block>} */
  const blocks = new Set()
  return {
    make(/** @type {any} */ node, /** @type {any} */ place, /** @type {any} */ passed) {
      const block = make(node, place, passed)
      blocks.add(block)
      return {
        ...block,
        update: undefined,
        /** The slot has given it other values. */
        pass: () => block.update?.(passes),
        destroy() {
          blocks.delete(block)
          block.destroy?.()
        },
      }
    },
    update(/** @type {number} */ dirty) {
      for (const block of blocks) block.update?.(dirty)
    },
  }
}
