// Changing nodes: children are matched by key, and as few of them are moved as can be.

import { rising } from "../../shared/page/rising.js"
import { refer } from "./commit.js"
import { rendered } from "./component.js"
import { clear, remove } from "./end.js"
import { mount } from "./mount.js"
import { setProperty } from "./properties.js"
import { childrenOf } from "./vnode.js"
import { current, firstNode, firstOf, lastNode } from "./where.js"

/** @typedef {import("./vnode.js").VNode} VNode */

const isSame = (/** @type {VNode} */ a, /** @type {VNode} */ b) => a.key === b.key && a.type === b.type

/** Makes what is below `owner` the new list. `end` is the node behind it. */
export function reconcile(
  /** @type {VNode} */ owner, /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {any} */ parent, /** @type {any} */ end,
) {
  owner.list = next
  let start = 0
  let lastEnd = last.length
  let nextEnd = next.length
  for (; start < lastEnd && start < nextEnd && isSame(last[start], next[start]); start++) {
    patch(last, start, next[start], owner, parent, end)
  }
  while (lastEnd > start && nextEnd > start && isSame(last[lastEnd - 1], next[nextEnd - 1])) {
    patch(last, --lastEnd, next[--nextEnd], owner, parent, end)
  }
  const behind = firstOf(next, nextEnd) ?? end
  if (start === lastEnd) for (; start < nextEnd; start++) mount(next[start], owner, parent, behind)
  else if (!next.length && owner.dom === parent && owner.dom.localName) clear(last, parent)
  else if (start === nextEnd) for (; start < lastEnd; start++) remove(last[start])
  else rearrange(owner, last, next, start, lastEnd, nextEnd, parent, behind)
}

function rearrange(
  /** @type {VNode} */ owner, /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {number} */ start,
  /** @type {number} */ lastEnd, /** @type {number} */ nextEnd, /** @type {any} */ parent, /** @type {any} */ behind,
) {
  const sources = matches(last, next, start, lastEnd, nextEnd)
  const kept = new Set(sources)
  for (let index = start; index < lastEnd; index++) if (!kept.has(index)) remove(last[index])
  sources.forEach((source, index) => {
    if (source >= 0) patch(last, source, next[start + index], owner, parent, behind)
  })
  const staying = rising(sources)
  for (let index = sources.length - 1; index >= 0; index--) {
    const each = next[start + index]
    if (sources[index] < 0) mount(each, owner, parent, behind)
    else if (!staying.has(index)) move(each, parent, behind)
    behind = firstNode(each) ?? behind
  }
}

/**
 * For each new node the position of the old one that it continues, or -1. A node without key, which is a text, continues the one
 * that stood behind the same neighbour.
 */
function matches(
  /** @type {VNode[]} */ last, /** @type {VNode[]} */ next, /** @type {number} */ start, /** @type {number} */ lastEnd, /** @type {number} */ nextEnd,
) {
  /** @type {Map<any, number>} */
  const places = new Map()
  for (let index = start; index < lastEnd; index++) places.set(last[index].key, index)
  let neighbour = start - 1
  return next.slice(start, nextEnd).map((node) => {
    const source = node.key === null ? neighbour + 1 : places.get(node.key) ?? lastEnd
    return source < lastEnd && isSame(last[source], node) ? (neighbour = source) : -1
  })
}

/** Lets `next` continue the old node at a position of `last`. */
function patch(
  /** @type {VNode[]} */ last, /** @type {number} */ index, /** @type {VNode} */ next, /** @type {VNode} */ owner, /** @type {any} */ parent, /** @type {any} */ end,
) {
  const old = last[index]
  next.owner = owner
  if (old !== next) {
    const { self, dom } = old
    next.dom = dom
    if (next.type === null) {
      if (old.props !== next.props) dom.data = next.props
    } else if (self) {
      const behind = lastNode(old)
      next.self = self
      self.vnode = next
      reconcile(next, old.list, childrenOf(rendered(self)), parent, behind ? behind.nextSibling : firstOf(last, index + 1) ?? end)
    } else patchElement(old, next, dom)
  }
}

function patchElement(/** @type {VNode} */ old, /** @type {VNode} */ next, /** @type {any} */ dom) {
  const { props } = next
  for (const name in old.props) if (!(name in props)) setProperty(dom, name, undefined, old.props[name])
  for (const name in props) if (props[name] !== old.props[name]) setProperty(dom, name, props[name], old.props[name])
  const html = props.dangerouslySetInnerHTML
  if (!html) reconcile(next, old.list, childrenOf(next.given), dom, null)
  else if (html.__html !== old.props.dangerouslySetInnerHTML?.__html) dom.innerHTML = html.__html
  if (props.ref !== old.props.ref) {
    old.props.ref?.(null)
    if (props.ref) refer(props.ref, dom)
  }
}

function move(/** @type {VNode} */ node, /** @type {any} */ parent, /** @type {any} */ before) {
  if (!node.self) parent.insertBefore(node.dom, before)
  else for (const child of current(node).list) move(child, parent, before)
}
