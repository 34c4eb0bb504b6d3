// What regions hold. Upstream's `insert` makes a new node of a text whenever something in front of it has come or gone, and
// takes elements out of the document to make room for it, so that they lose the focus. Here it is given nodes only, and for
// the same text the same one.

import { insert } from "solid-js/web"

/** Texts beside other nodes, by the list that they are in. @type {WeakMap<any[], Text[]>} */
const texts = new WeakMap()

/**
 * Keeps in front of a marker, or as all of an element's content, what a value says: nodes, text, lists of these, and functions
 * that give them.
 * @param {Element} parent
 * @param {any} value
 * @param {Node | null} [marker]
 * @param {Node[]} [nodes] of the server
 */
export function show(parent, value, marker, nodes) {
  const list = [value]
  let given = [...(nodes ?? (parent.isConnected ? parent.childNodes : []))]
  const read = () => {
    const shown = collect(list, [], given)
    given = []
    return shown
  }
  insert(parent, read, marker, nodes)
}

/** What functions that give functions give in the end. */
function last(/** @type {any} */ value) {
  while (typeof value === "function") value = value()
  return value
}

/**
 * Adds the nodes of a list.
 * @param {any[]} list
 * @param {Node[]} nodes
 * @param {Node[]} given of the server, from where the list begins; those that were found leave it
 */
function collect(list, nodes, given) {
  for (let at = 0; at < list.length; at++) {
    const found = last(list[at])
    if (Array.isArray(found)) collect(found, nodes, given)
    else if (typeof found === "string") found && nodes.push(textAt(list, at, found, given))
    else if (found) {
      nodes.push(found)
      if (given.length) given.splice(0, given.indexOf(found) + 1)
    }
  }
  return nodes
}

/**
 * The text of a place in a list. The server's may hold the texts that follow it, too, up to the next change.
 * @param {any[]} list
 * @param {number} at
 * @param {string} text
 * @param {any[]} given
 */
function textAt(list, at, text, given) {
  const kept = texts.get(list) ?? []
  texts.set(list, kept)
  const node = kept[at]
  if (!node) return (kept[at] = given[0]?.data?.startsWith(text) ? given.shift() : document.createTextNode(text))
  if (node.data !== text) node.data = text
  return node
}
