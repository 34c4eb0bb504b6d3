// The part of `preact` that generated code uses: a virtual DOM that adopts nodes, matches children by key and moves as few
// of them as it can (tree/). Props of elements are attributes, but for listeners (`onclick`), `ref` and
// `dangerouslySetInnerHTML`.

import { commit } from "./tree/commit.js"
import { adopt } from "./tree/mount.js"
import { none, vnode } from "./tree/vnode.js"

/** @typedef {import("./tree/vnode.js").VNode} VNode */

/** `debounceRendering` decides when what has changed is rendered. @type {{debounceRendering?: (run: () => void) => void}} */
export const options = {}

const noProps = {}

/**
 * @param {any} type
 * @param {any} [props]
 * @param {...any} children texts, nodes, null; or one array of them
 * @returns {VNode}
 */
export function h(type, props, ...children) {
  const given = children.length === 1 && Array.isArray(children[0]) ? children[0] : children
  return vnode(type, props ?? noProps, props?.key ?? null, given)
}

/**
 * Takes the nodes of a container over.
 * @param {VNode} root
 * @param {{insertBefore: (node: Node, before: Node | null) => any, firstChild: any, childNodes: ArrayLike<any>}} container
 */
export function hydrate(root, container) {
  const holder = vnode("", noProps, null, none)
  holder.dom = container
  holder.list = [root]
  adopt(root, holder, container)
  commit()
}
