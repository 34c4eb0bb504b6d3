// The part of `alpinejs` that generated code and the plugin use, under upstream's names and with upstream's meaning: data
// providers and scopes, directives, reactive objects and effects. An expression is the name of a member of a scope, as in
// upstream's build for strict content policies.

// Reactivity

/** @typedef {{run: () => void, sources: Set<Effect>[]}} Effect */

/** The effect that reads. @type {Effect | undefined} */
let reader
let isScheduled = true

/** Which effects have read which of an object's properties. */
class Tracker {
  /** @type {Map<string | symbol, Set<Effect>> | undefined} */
  readers

  get(/** @type {any} */ target, /** @type {string | symbol} */ name) {
    if (reader) {
      const readers = (this.readers ??= new Map())
      let found = readers.get(name)
      if (!found) readers.set(name, (found = new Set()))
      if (!found.has(reader)) {
        found.add(reader)
        reader.sources.push(found)
      }
    }
    return target[name]
  }

  set(/** @type {any} */ target, /** @type {string | symbol} */ name, /** @type {any} */ value) {
    const isOther = !Object.is(target[name], value)
    target[name] = value
    if (isOther) for (const effect of [...(this.readers?.get(name) ?? [])]) notify(effect)
    return true
  }
}

/**
 * The object, so that effects run again when a property that they have read gets another value.
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
const reactive = (object) => new Proxy(object, new Tracker())

/** Runs a function now, and again after something that it has read has changed. */
function effect(/** @type {() => void} */ run) {
  /** @type {Effect} */
  const made = { run, sources: [] }
  execute(made)
  return made
}

function execute(/** @type {Effect} */ effect) {
  release(effect)
  const outer = reader
  reader = effect
  try {
    effect.run()
  } finally {
    reader = outer
  }
}

/** Ends an effect. */
function release(/** @type {Effect} */ effect) {
  for (const source of effect.sources) source.delete(effect)
  effect.sources = []
}

function notify(/** @type {Effect} */ effect) {
  if (isScheduled) queueMicrotask(() => execute(effect))
  else execute(effect)
}

/** While the function runs, effects run at once. */
function disableEffectScheduling(/** @type {() => void} */ run) {
  isScheduled = false
  try {
    run()
  } finally {
    isScheduled = true
  }
}

// Scopes

/** @type {Record<string, () => object>} */
const providers = {}

/** Gives `x-data` of that name what makes its scope. */
const data = (/** @type {string} */ name, /** @type {() => object} */ provide) => void (providers[name] = provide)

/** Lets expressions on an element, and in it, name members of the object. */
function addScopeToNode(/** @type {any} */ node, /** @type {object} */ scope) {
  node._x_dataStack = [scope, ...(node._x_dataStack ?? [])]
}

// Directives

/**
 * @typedef {object} Directive
 * @property {string} type `bind` of `x-bind:class.camel="card"`
 * @property {string | null} value `class`
 * @property {string[]} modifiers `camel`
 * @property {string} expression `card`
 */

/** @typedef {(element: any, directive: Directive) => void} Handler */

/** @type {Record<string, Handler>} */
const handlers = {
  data: (element, { expression }) => addScopeToNode(element, providers[expression]()),
}

const directive = (/** @type {string} */ name, /** @type {Handler} */ handler) => void (handlers[name] = handler)

/** What attributes' names say, each read once. @type {Map<string, Omit<Directive, "expression">>} */
const names = /* @__PURE__ */ new Map()

/**
 * Lets directives do their work on the elements that a walker comes to.
 * @param {Element} root
 * @param {(root: Element, visit: (element: Element) => void) => void} walker
 */
const initTree = (root, walker) =>
  walker(root, (element) => {
    for (const name of element.getAttributeNames()) {
      if (!name.startsWith("x-")) continue
      const { type, value, modifiers } = parsed(name)
      handlers[type]?.(element, { type, value, modifiers, expression: element.getAttribute(name) ?? "" })
    }
  })

function parsed(/** @type {string} */ name) {
  let found = names.get(name)
  if (!found) {
    const [head, ...modifiers] = name.slice(2).split(".")
    const [type, ...value] = head.split(":")
    names.set(name, (found = { type, value: value.join(":") || null, modifiers }))
  }
  return found
}

const plugin = (/** @type {(alpine: typeof Alpine) => void} */ use) => use(Alpine)

const Alpine = { addScopeToNode, data, directive, disableEffectScheduling, effect, initTree, plugin, reactive, release }

export default Alpine
