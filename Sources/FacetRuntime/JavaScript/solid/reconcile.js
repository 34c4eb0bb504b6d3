// Turns nodes that stand one after the other into others with as few changes of the document as possible.

import { rising } from "../shared/page/rising.js"

/**
 * @param {Element} parent
 * @param {any[]} before
 * @param {Node[]} after
 * @param {Node | null} marker what follows them
 */
export function reconcile(parent, before, after, marker) {
  let start = 0
  let endBefore = before.length
  let endAfter = after.length
  while (start < endBefore && start < endAfter && before[start] === after[start]) start++
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--
    endAfter--
  }
  const end = after[endAfter] ?? marker
  if (start === endBefore) {
    for (let at = start; at < endAfter; at++) parent.insertBefore(after[at], end)
    return
  }
  const old = new Map(before.slice(start, endBefore).map((node, at) => [node, at]))
  const places = after.slice(start, endAfter).map((node) => {
    const place = old.get(node) ?? -1
    old.delete(node)
    return place
  })
  if (old.size === parent.childNodes.length) parent.textContent = ""
  else for (const node of old.keys()) node.remove()
  const staying = rising(places)
  let follower = end
  for (let at = places.length - 1; at >= 0; at--) {
    const node = after[start + at]
    if (!staying.has(at)) parent.insertBefore(node, follower)
    follower = node
  }
}
