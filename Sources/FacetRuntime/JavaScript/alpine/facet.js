// The plugin: what directives mean in Facet's pages. Alpine finds them and keeps their scopes; here they take the server's
// nodes over as they are, and change what has to change once a flush.

import { setAttribute } from "../shared/dom/attributes.js"
import { bind as listenTo } from "../shared/dom/controls.js"
import { spread } from "../shared/dom/spread.js"
import { setStyle } from "../shared/dom/style.js"
import { keepSelected, selectAgain } from "./controls.js"
import { comments, visit } from "./markup.js"
import { watch } from "./regions.js"

/** @typedef {{value: string | null, modifiers: string[], expression: string}} Directive */

/** The scope of an element with `x-data`: that of the instance whose markup it begins. */
export const scope = () => visit.region.scope

/** Registers the directives with Alpine. */
export function facet(/** @type {any} */ Alpine) {
  Object.assign(comments, { text: textBeside, data: block, slot: block, html: block, if: block, for: block })
  Alpine.directive("text", textOf)
  Alpine.directive("bind", bind)
  Alpine.directive("on", on)
  Alpine.directive("model", model)
  Alpine.directive("ref", ref)
  for (const name of ["if", "for"]) {
    Alpine.directive(name, (/** @type {Element} */ element, /** @type {Directive} */ { expression }) => {
      const { region } = visit
      const own = visit
      own.end = region.scope[expression](element, own)
    })
  }
}

/** @type {import("./markup.js").Binder} */
const block = (node, name, visit) => visit.region.scope[name](node, visit)

// Texts

/** `x-text`: all that the element holds. */
function textOf(/** @type {any} */ element, /** @type {Directive} */ { expression }) {
  text(expression, element.firstChild, (node) => element.append(node))
}

/** @type {import("./markup.js").Binder} */
function textBeside(node, name, { region, isNew }) {
  const { nextSibling } = node
  text(name, !isNew && nextSibling instanceof Text ? nextSibling : null, (text) => node.after(text), region)
}

/** An empty text has no node until it needs one. */
function text(
  /** @type {string} */ name,
  /** @type {Text | null} */ node,
  /** @type {(node: Text) => void} */ insert,
  region = visit.region,
) {
  const show = (/** @type {string | number | boolean} */ value) => {
    const text = `${value}`.replaceAll("\0", "\ufffd")
    if (node) {
      if (node.data !== text) node.data = text
    } else if (text) insert((node = document.createTextNode(text)))
  }
  watch(region, () => region.scope[name], show)
}

// Attributes

/** `x-bind:name`; without a name, attributes by name. */
function bind(/** @type {any} */ element, /** @type {Directive} */ { value: name, modifiers, expression }) {
  const { region, isNew } = visit
  const read = () => region.scope[expression]
  if (name === "style") return watch(region, read, unlessFirst(isNew, (value) => setStyle(element, value)))
  if (!name) return bindAll(element, read)
  const written = modifiers.includes("camel") ? name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()) : name
  // At first the select around an option has what its visitor has chosen, or is shown later.
  let isFirst = true
  watch(region, read, (value) => {
    setAttribute(element, written, value)
    if (!isFirst && element.localName === "option") selectAgain(element)
    isFirst = false
  })
}

function bindAll(/** @type {Element} */ element, /** @type {() => Map<string, string>} */ read) {
  let before = new Map()
  watch(visit.region, read, (attributes) => {
    spread(element, before, attributes)
    before = attributes
  })
}

/**
 * The server has done it for the nodes that it has rendered.
 * @param {boolean} isNew
 * @param {(value: any) => void} apply
 */
function unlessFirst(isNew, apply) {
  let isDone = !isNew
  return (/** @type {any} */ value) => {
    if (!isDone) apply(value)
    isDone = false
  }
}

// What visitors do

/** `x-on`: the member is the listener. */
function on(/** @type {Element} */ element, /** @type {Directive} */ { value: type, expression }) {
  element.addEventListener(type ?? "", visit.region.scope[expression])
}

/** One listener for all handlers of an event. */
export const listeners = (/** @type {((event: Event) => void)[]} */ ...all) => (/** @type {Event} */ event) => {
  for (const listen of all) listen(event)
}

/**
 * `x-model`: the member says what kind of control it is, and what it is bound to.
 *
 * What a visitor has changed before the start is not undone: it is assigned when events are replayed.
 */
function model(/** @type {any} */ element, /** @type {Directive} */ { expression }) {
  const { region, isNew, later } = visit
  const { kind: make, get, set, place, own } = region.scope[expression]
  const kind = make(element)
  const show = () => kind.write(element, get())
  listenTo(element, kind, get, set, place)
  if (element.localName === "select") {
    keepSelected(element, show)
    // Its options are not there yet.
    if (isNew) later.push(show)
  }
  watch(region, () => [get(), own?.()], unlessFirst(isNew, show))
}

/** `x-ref`: the member says where the element is kept. */
function ref(/** @type {Element} */ element, /** @type {Directive} */ { expression }) {
  const { region } = visit
  const { references, name } = region.scope[expression]
  references[name] = element
  region.ends.push(() => {
    if (references[name] === element) references[name] = null
  })
}
