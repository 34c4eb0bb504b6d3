// Instances of components, on Preact's hooks and on nothing else of it.
//
// An instance's values are variables of its `setup`, which runs once. So a write is seen by all that reads later, and Preact
// only has to be told that there was one.

import { h, hydrate, options } from "preact"
import { useLayoutEffect, useState } from "preact/hooks"
import { destroy, initial, instance } from "../shared/page/instance.js"
import { report } from "../shared/page/report.js"
import { changed } from "../shared/page/schedule.js"
import { children, flat } from "./list.js"
import { adopting } from "./nodes.js"
import { Scope } from "./scope.js"

/** @typedef {import("../shared/page/place.js").Place} Place */

/**
 * A component. One whose instances have nothing that has to be begun or ended has no name.
 * @typedef {object} Component
 * @property {string} [name]
 * @property {Record<string, import("../shared/data/shape.js").Shape<any>>} [shapes] of what the page data can say of an instance
 * @property {(self: Self) => any} setup
 */

/** An instance. */
class Self extends Scope {
  /** @type {any} */
  props
  /** What the server says of it. @type {Record<string, any>} */
  values = {}
  /** As the shared runtime knows it. @type {any} */
  instance
  /** Has Preact render it, when it is a component of Preact's. @type {(() => void) | undefined} */
  force
  /** @type {any} */
  shown

  /** After a write; gives what was written. */
  set(/** @type {any} */ value) {
    if (!this.instance.isEnded) this.refresh()
    return value
  }

  refresh() {
    if (this.force) this.force()
    else super.refresh()
  }

  /** @param {Component} component @param {any} props @param {Record<string, any>} [values] */
  begin({ name, shapes = {}, setup }, props, values) {
    this.props = props
    if (name) this.values = values ?? initial(this.place, shapes)
    const made = setup(this)
    this.render = made.render ?? made
    if (!name) return this
    this.instance = instance(this.place, { ...made, name, values: this.values })
    made.begin?.(this.instance)
    return this
  }

  /** What it shows. When that can't be computed, it stays what it was. */
  show(/** @type {any} */ props) {
    this.props = props
    try {
      return (this.shown = flat(this.render()))
    } catch (error) {
      report(error, this.place)
      return this.shown
    }
  }
}

/**
 * The hook of a component with state.
 * @param {Component} component
 * @param {any} props `$at`: where it stands, the call site, the node's id
 */
export function useInstance(component, props) {
  const [{ self }, setState] = useState(() => {
    const [scope, site, order] = props.$at ?? [null, "", 0]
    const self = new Self(scope, site, order, "")
    if (!scope) self.ownPlace = props.$place
    return { self: self.begin(component, props, props.$values) }
  })
  self.force = () => setState({ self })
  useLayoutEffect(() => () => destroy(self.instance), [])
  return children(self.show(props))
}

/**
 * What a component shows, as part of what its user shows: its text can be one node with the text around it.
 * @param {Scope} scope
 * @param {number} site
 * @param {number} order
 * @param {Component} component
 * @param {any} props
 */
export function call(scope, site, order, component, props) {
  const name = "c" + site
  const made = () => new Self(scope, site, order, `${scope.prefix}${name}/`).begin(component, props)
  let self = scope.part(name, made)
  if (self.instance?.isEnded) self = /** @type {any} */ (scope.parts)[name] = made()
  const shown = self.show(props)
  return self.instance ? [shown, h(Lifetime, { key: self.prefix, $hidden: true, self })] : shown
}

/** Ends an instance that is no component of Preact's. */
function Lifetime(/** @type {{self: Self}} */ { self }) {
  useLayoutEffect(() => () => destroy(self.instance), [self])
  return null
}

/**
 * What an instance was given for a slot, or the slot's fallback.
 * @param {Scope} scope
 * @param {number} site
 * @param {number} order
 * @param {((content: Scope, values: any) => any) | undefined} content
 * @param {any} values what the slot passes
 * @param {() => any} fallback
 */
export function slot(scope, site, order, content, values, fallback) {
  if (!content) return fallback()
  return content(scope.part("s" + site, () => new Scope(scope, "s" + site, order, `${scope.prefix}s${site}/`)), values)
}

/**
 * A value that is computed again when one of those that it reads is another.
 * @template T
 * @param {() => any[]} reads
 * @param {() => T} compute
 * @returns {() => T}
 */
export function memo(reads, compute) {
  /** @type {any[] | undefined} */
  let seen
  /** @type {T} */
  let value
  return () => {
    const now = reads()
    if (seen && now.every((each, index) => Object.is(each, /** @type {any[]} */ (seen)[index]))) return value
    value = compute()
    seen = now
    return value
  }
}

/**
 * Takes the server's page over.
 * @param {any} page
 * @param {{place: Place, roots: ChildNode[], values: Record<string, any>}} found
 */
export function adopt(page, { place, roots, values }) {
  // What changes is rendered when the shared schedule says so: at the end of an event, before effects.
  options.debounceRendering = (run) => changed({ place, run })
  adopting.isOn = true
  hydrate(h(page, { $place: place, $values: values }), /** @type {any} */ (island(roots)))
  adopting.isOn = false
}

/** Stands for the page's root nodes alone: scripts and notices in the body are not the client's. */
function island(/** @type {ChildNode[]} */ roots) {
  const { body } = document
  const end = roots.length ? roots[roots.length - 1].nextSibling : body.querySelector(":scope > script")
  return {
    nodeType: 1,
    namespaceURI: body.namespaceURI,
    localName: "",
    parentNode: body,
    firstChild: roots[0] ?? end,
    childNodes: roots,
    contains: (/** @type {Node} */ node) => body.contains(node),
    insertBefore: (/** @type {Node} */ node, /** @type {Node | null} */ before) => body.insertBefore(node, before ?? end),
    appendChild: (/** @type {Node} */ node) => body.insertBefore(node, end),
    removeChild: (/** @type {Node} */ node) => body.removeChild(node),
  }
}
