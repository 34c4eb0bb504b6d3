// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/shared. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let shared: [RuntimeFile] = [
    RuntimeFile(path: "shared/data/shape.js", text: #"""
// Shapes of data: what JSON must be like to be a value of a type, and the JSON of such a value. Nothing here is worth
// inlining; shapes are made by calls, which a generator marks as pure.
//
// As on the server, unknown fields are ignored, a missing optional is nil, `1.0` is an Int, and a dictionary's keys that
// are array indexes come first: `JSON.parse` has put them there.

import { parsedDate, rfc3339 } from "../standard/dates.js"
import { stringToInt } from "../standard/numbers.js"

/**
 * @template T
 * @typedef {object} Shape
 * @property {string} name of the type, as a mismatch says it
 * @property {(json: any, levels?: number) => T} decode throws a `ValueMismatch`; so many levels may follow
 * @property {(value: T) => any} encode gives what `JSON.stringify` takes
 * @property {boolean} [isOptional] so that its field may be missing
 */

/** Where data is not of the shape that it should have. */
export class ValueMismatch extends Error {
  /**
   * @param {string} expected
   * @param {unknown} actual what came; undefined where there is nothing
   */
  constructor(expected, actual) {
    super()
    /** @type {(string | number)[]} Keys and indexes, by the names that the data has. */
    this.path = []
    this.expected = expected
    this.actual = actual
  }

  /** `data.items[3].price.amount: expected Int, found "12"` */
  get message() {
    const path = this.path.map((step) => (typeof step === "number" ? `[${step}]` : "." + step)).join("")
    return `data${path}: expected ${this.expected}, found ${JSON.stringify(this.actual)?.slice(0, 60) ?? "nothing"}`
  }
}

/** @returns {never} */
function mismatch(/** @type {string} */ expected, /** @type {unknown} */ actual) {
  throw new ValueMismatch(expected, actual)
}

/**
 * What a step into the data gives; a mismatch there gets the step before its path.
 * @template T
 * @param {string | number} step a key, or an index
 * @param {() => T} decode
 */
function within(step, decode) {
  try {
    return decode()
  } catch (error) {
    if (error instanceof ValueMismatch) error.path.unshift(step)
    throw error
  }
}

const same = (/** @type {any} */ value) => value

/** @type {<T>(name: string, fits: (json: any) => boolean) => Shape<T>} */
const plain = (name, fits) => ({
  name,
  decode: (json) => (fits(json) ? json : mismatch(name, json)),
  encode: same,
})

/** @type {Shape<number>} */
export const int = {
  name: "Int",
  // Adding 0 makes 0 of -0.
  decode: (json) => (Number.isSafeInteger(json) ? json + 0 : mismatch("Int", json)),
  encode: same,
}

/** JSON cannot hold NaN and the infinities. @type {Shape<number>} */
export const double = {
  name: "Double",
  decode: (json) => (Number.isFinite(json) ? json : mismatch("Double", json)),
  encode: (value) => (Number.isFinite(value) ? value : null),
}

/** @type {Shape<boolean>} */
export const bool = /* @__PURE__ */ plain("Bool", (json) => typeof json === "boolean")

/** Halves of surrogate pairs, which JSON can spell, are no text. */
const isText = (/** @type {any} */ json) => typeof json === "string" && !/[\ud800-\udfff]/u.test(json)

/** @type {Shape<string>} */
export const text = /* @__PURE__ */ plain("String", isText)

/** Trusted markup, in data that comes from the page's own server. @type {Shape<string>} */
export const html = /* @__PURE__ */ plain("TrustedHTML", isText)

/** What no data is: trusted markup in an answer of the API, an action. @type {(name: string) => Shape<never>} */
export const nothing = (name) => ({ name, decode: (json) => mismatch(name, json), encode: () => null })

/** Any data, as it is: an answer that is not used. @type {Shape<any>} */
export const anything = { name: "Void", decode: same, encode: same }

/** @type {Shape<number>} */
export const date = {
  name: "Date",
  decode: (json) => {
    if (typeof json !== "string") mismatch("Date", json)
    return parsedDate(json) ?? mismatch("a date as RFC 3339 text", json)
  },
  encode: (value) => rfc3339(value),
}

const isObject = (/** @type {any} */ json) => json !== null && typeof json === "object" && !Array.isArray(json)

/** How many levels the parts of an object or an array may have. */
function levelsWithin(/** @type {any} */ json, /** @type {boolean} */ fits, /** @type {Shape<any>} */ shape, levels = 256) {
  if (!fits) mismatch(shape.name, json)
  return levels ? levels - 1 : mismatch("at most 256 levels", json)
}

/** @type {Shape<import("../standard/money.js").Money>} */
export const money = {
  name: "Money",
  decode(json) {
    if (!isObject(json)) mismatch("Money", json)
    const amount = within("amount", () => int.decode(json.amount))
    const { currency } = json
    const isCode = typeof currency === "string" && /^[A-Z]{3}$/.test(currency)
    return isCode
      ? { amount, currency }
      : within("currency", () => mismatch("a currency of three capital letters", currency))
  },
  encode: same,
}

/** @type {(rawValues: string[], name: string) => Shape<string>} */
export const enumeration = (rawValues, name) => ({
  name,
  decode: (json) =>
    rawValues.includes(json)
      ? json
      : mismatch(typeof json === "string" ? "one of " + rawValues.map((raw) => `"${raw}"`).join(", ") : name, json),
  encode: same,
})

/** @type {<T>(shape: Shape<T>) => Shape<T | null>} */
export const optional = (shape) => ({
  get name() {
    return shape.name + "?"
  },
  decode: (json, levels) => (json === null ? null : shape.decode(json, levels)),
  encode: (value) => (value === null ? null : shape.encode(value)),
  isOptional: true,
})

/** @type {<T>(shape: Shape<T>) => Shape<T[]>} */
export const array = (shape) => ({
  get name() {
    return `[${shape.name}]`
  },
  decode(json, levels) {
    const left = levelsWithin(json, Array.isArray(json), this, levels)
    return json.map((/** @type {any} */ item, /** @type {number} */ index) => within(index, () => shape.decode(item, left)))
  },
  encode: (items) => items.map((item) => shape.encode(item)),
})

/** The keys of a dictionary by Int; those by String or an enumeration are the shape of the same name. @type {Shape<number>} */
export const intKey = { name: "Int", decode: (key) => stringToInt(key) ?? mismatch("Int", key), encode: same }

/** @type {<K, V>(key: Shape<K>, shape: Shape<V>) => Shape<Map<K, V>>} */
export const dictionary = (key, shape) => ({
  get name() {
    return `[${key.name}: ${shape.name}]`
  },
  decode(json, levels) {
    const left = levelsWithin(json, isObject(json), this, levels)
    return new Map(
      Object.keys(json).map((name) => within(name, () => [key.decode(name), shape.decode(json[name], left)])),
    )
  },
  encode: (map) => Object.fromEntries(Array.from(map, ([name, value]) => [key.encode(name), shape.encode(value)])),
})

/**
 * A field's name, its name in JSON, and its shape; in the order of the type.
 * @typedef {[name: string, wireName: string, shape: Shape<any>]} Field
 */

/** @type {(fields: Field[], name: string) => Shape<any>} */
export const record = (fields, name) => ({
  name,
  decode(json, levels) {
    const left = levelsWithin(json, isObject(json), this, levels)
    return Object.fromEntries(
      fields.map(([field, wireName, shape]) => {
        const part = Object.hasOwn(json, wireName) ? json[wireName] : shape.isOptional ? null : undefined
        return [field, within(wireName, () => (part === undefined ? mismatch(shape.name, part) : shape.decode(part, left)))]
      }),
    )
  },
  encode: (value) => Object.fromEntries(fields.map(([field, wireName, shape]) => [wireName, shape.encode(value[field])])),
})

/** A shape that is made when it is needed, for a type that holds itself. @type {<T>(make: () => Shape<T>) => Shape<T>} */
export const lazy = (make) => ({
  get name() {
    return make().name
  },
  decode: (json, levels) => make().decode(json, levels),
  encode: (value) => make().encode(value),
})

/**
 * The value that data stands for.
 * @template T
 * @param {Shape<T>} shape
 * @param {unknown} json as `JSON.parse` gives it
 */
export const decode = (shape, json) => shape.decode(json)

/**
 * The data that stands for a value.
 * @template T
 * @param {Shape<T>} shape
 * @param {T} value
 */
export const encode = (shape, value) => shape.encode(value)

"""#),
    RuntimeFile(path: "shared/development/changes.js", text: #"""
/**
 * In development every page loads this module before its client. It follows the changes of the templates: a page that is
 * seen is loaded again when they have changed, with what was typed kept, and templates that are wrong are shown above it.
 */
import { keepInput, restoreInput } from "./input.js"
import { hideProblem, showProblem } from "./overlay.js"

const path = "/facet/changes"
const own = document.querySelector("meta[name=facet-site]")?.content

/** @type {EventSource | null} A browser has few connections to one server, so a page that is hidden holds none. */
let source = null

/** @param {{data: string}} event */
function onVersion(event) {
  const { site, problem } = JSON.parse(event.data)
  if (problem) showProblem(problem)
  else if (site === own) hideProblem()
  else {
    keepInput()
    location.reload()
  }
}

function follow() {
  source?.close()
  source = null
  if (document.hidden) return
  source = new EventSource(path)
  source.onmessage = onVersion
}

restoreInput()
document.addEventListener("visibilitychange", follow)
addEventListener("pagehide", () => source?.close())
follow()

"""#),
    RuntimeFile(path: "shared/development/input.js", text: #"""
/** Keeps what a visitor has typed and chosen while the page is loaded again. */

const name = "facet:input"

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** Controls with input of a visitor's, by a key that they have in another version of the page, too. */
function controls() {
  /** @type {Map<string, Control>} */
  const found = new Map()
  for (const control of /** @type {NodeListOf<Control>} */ (document.querySelectorAll("input, textarea, select"))) {
    if (["hidden", "file", "submit", "button", "password"].includes(control.type)) continue
    const own = control.id || `${control.form?.id ?? ""} ${control.name} ${control.type === "radio" ? control.value : ""}`
    let key = own
    for (let number = 1; found.has(key); number++) key = `${own} ${number}`
    found.set(key, control)
  }
  return found
}

/** @param {Control} control */
function input(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    return options.some((option) => option.selected !== option.defaultSelected)
      ? options.filter((option) => option.selected).map((option) => option.value)
      : null
  }
  if (control.type === "checkbox" || control.type === "radio") {
    const { checked, defaultChecked } = /** @type {HTMLInputElement} */ (control)
    return checked === defaultChecked ? null : checked
  }
  return control.value === control.defaultValue ? null : control.value
}

/**
 * @param {Control} control
 * @param {string | boolean | string[]} value
 */
function put(control, value) {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = /** @type {string[]} */ (value).includes(option.value)
  } else if (typeof value === "boolean") /** @type {HTMLInputElement} */ (control).checked = value
  else control.value = /** @type {string} */ (value)
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Puts away the input of this page. */
export function keepInput() {
  const kept = { url: location.href, values: {}, focus: "" }
  for (const [key, control] of controls()) {
    const value = input(control)
    if (value !== null) kept.values[key] = value
    if (control === document.activeElement) kept.focus = key
  }
  sessionStorage.setItem(name, JSON.stringify(kept))
}

/** Puts back what was put away of this page. The client, which has not started yet, takes it for typed before it came. */
export function restoreInput() {
  const text = sessionStorage.getItem(name)
  sessionStorage.removeItem(name)
  const kept = text && JSON.parse(text)
  if (kept?.url !== location.href) return
  const found = controls()
  for (const [key, value] of Object.entries(kept.values)) {
    const control = found.get(key)
    if (control) put(control, value)
  }
  found.get(kept.focus)?.focus()
}

"""#),
    RuntimeFile(path: "shared/development/overlay.js", text: #"""
/** Shows what is wrong with the templates above the page, outside of its body and out of reach of its styles. */

const styles = `
  :host { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 2rem 1rem; background: rgb(0 0 0 / 0.6) }
  section { max-width: 60rem; margin: auto; padding: 1.5rem; border-top: 4px solid #e5484d; background: #18191b; color: #edeef0 }
  h1 { margin: 0 0 1rem; font: 600 1.125rem system-ui, sans-serif }
  pre { margin: 0; overflow: auto; font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap }
`

/** @type {HTMLElement | null} */
let overlay = null

/** @param {string} text */
export function showProblem(text) {
  hideProblem()
  overlay = document.createElement("facet-problem")
  overlay.setAttribute("role", "alert")
  const root = overlay.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [sheet]
  const section = document.createElement("section")
  const heading = document.createElement("h1")
  heading.textContent = "The templates are wrong"
  const message = document.createElement("pre")
  message.textContent = text
  section.append(heading, message)
  root.append(section)
  document.documentElement.append(overlay)
}

export function hideProblem() {
  overlay?.remove()
  overlay = null
}

"""#),
    RuntimeFile(path: "shared/dom/attributes.js", text: #"""
// Attributes, changed to what the renderer would have written.

import { printed } from "../standard/numbers.js"

/** @typedef {number | boolean | string | null} Printable */

const xlink = "http://www.w3.org/1999/xlink"

/**
 * Gives an attribute its value; nil takes it away.
 * @param {Element} node
 * @param {string} name
 * @param {Printable} value
 */
export function setAttribute(node, name, value) {
  if (value === null) return node.removeAttribute(name)
  // A parser would not have let U+0000 pass either.
  const text = printed(value).replaceAll("\0", "\ufffd")
  if (node.getAttribute(name) === text) return
  // Parsers know this namespace, `setAttribute` does not.
  if (name.startsWith("xlink:")) node.setAttributeNS(xlink, name, text)
  else node.setAttribute(name, text)
}

/**
 * @param {Element} node
 * @param {string} name
 * @param {boolean} isThere
 */
export const setBoolean = (node, name, isThere) => void node.toggleAttribute(name, isThere)

/**
 * The `class` attribute's value; null when it has no names.
 * @param {string} fixed
 * @param {Printable} computed nil when there is none
 * @param {(string | boolean)[]} toggles name, condition, name, condition…
 */
export function classes(fixed, computed, ...toggles) {
  const names = [fixed, printed(computed), ...toggles.filter((_, index) => toggles[index + 1] === true)]
  return names.filter((name) => name !== "").join(" ") || null
}

"""#),
    RuntimeFile(path: "shared/dom/controls.js", text: #"""
// Two-way bindings of controls. A control's kind reads it into a value, and writes a value into it.
//
// `read(node, value)` gives what a control says; `value` is what it is bound to now, and comes back when there is nothing to
// assign. `write(node, value)` changes the control's live property, unless it means the value already.

import { equal } from "../standard/equality.js"
import { printed } from "../standard/numbers.js"
import { rfc3339 } from "../standard/dates.js"
import { pathOf } from "../page/place.js"
import { batch } from "../page/schedule.js"

/**
 * @typedef {object} Kind
 * @property {(node: any, value: any) => any} read
 * @property {(node: any, value: any) => void} write
 */

/** @typedef {import("../page/field.js").FieldReader} FieldReader */

/** What a text control shows of a value. Dates show the day, or the day and the minute. */
export const showDay = (/** @type {number | string | null} */ value) => shownDate(value, 10)
export const showMinute = (/** @type {number | string | null} */ value) => shownDate(value, 16)
export const showDate = (/** @type {number | string | null} */ value) => shownDate(value)

const shownDate = (/** @type {number | string | null} */ value, /** @type {number} */ length = Infinity) =>
  typeof value === "number" ? rfc3339(value).slice(0, length) : printed(value)

/** What text controls were bound to when a visitor last changed their text. @type {WeakMap<Node, any>} */
const typed = /* @__PURE__ */ new WeakMap()

/**
 * `bind:value` of inputs and `textarea`.
 * @param {FieldReader} read
 * @param {(value: any) => string} [show]
 * @param {boolean} [marksInvalid] whether `aria-invalid` is not the template's own
 * @returns {Kind}
 */
export const valueControl = (read, show = printed, marksInvalid = true) => ({
  read(node, value) {
    const text = wellFormed(node.value)
    // What was not touched stays as it is, though the control may show less of it than there is.
    const found = node.validity.badInput ? undefined : text === show(value) ? value : read(text)
    const kept = found === undefined ? value : found
    typed.set(node, kept)
    if (marksInvalid) mark(node, found === undefined)
    return kept
  },
  write(node, value) {
    // Until the value changes, a text stays as it was typed: `1.` on the way to `1.5`, and one that is not of the type.
    if (typed.has(node) && isSame(typed.get(node), value)) return
    typed.delete(node)
    const text = show(value)
    if (node.value !== text) node.value = text
    if (marksInvalid) mark(node, false)
  },
})

function mark(/** @type {Element} */ node, /** @type {boolean} */ isInvalid) {
  if (isInvalid) node.setAttribute("aria-invalid", "true")
  else node.removeAttribute("aria-invalid")
}

/**
 * `bind:value` of a `select`. Write again when the options have changed.
 * @param {FieldReader} read
 * @returns {Kind}
 */
export const selectControl = (read) => ({
  read(node, value) {
    const found = node.selectedIndex < 0 ? undefined : read(node.value)
    return found === undefined ? value : found
  },
  write: (node, value) => choose(node, [printed(value)]),
})

/**
 * `bind:value` of a `select multiple`.
 * @param {FieldReader} read of an element
 * @returns {Kind}
 */
export const multipleControl = (read) => ({
  read: (node) =>
    [...node.selectedOptions]
      .filter((option) => !option.matches(":disabled"))
      .map((option) => read(option.value))
      .filter((value) => value !== undefined),
  write: (node, values) => choose(node, values.map(printed)),
})

/** Where nothing is chosen, the browser shows the first option, as it does when it reads the server's page. */
function choose(/** @type {HTMLSelectElement} */ { options }, /** @type {string[]} */ texts) {
  for (const option of options) {
    const isChosen = texts.includes(option.value)
    if (option.selected !== isChosen) option.selected = isChosen
  }
}

/** `bind:checked`. @type {Kind} */
export const checkedControl = {
  read: (node) => node.checked,
  write: (node, value) => check(node, value),
}

/**
 * `bind:group` of a radio button.
 * @param {() => any} own its value
 * @returns {Kind}
 */
export const radioControl = (own) => ({
  read: (node, value) => (node.checked ? own() : value),
  write: (node, value) => check(node, equal(value, own())),
})

/**
 * `bind:group` of checkboxes. An instance has one for each place that they are bound to.
 */
export function checkboxGroup() {
  /** @type {Map<HTMLInputElement, () => any>} */
  const members = new Map()
  return {
    /**
     * @param {HTMLInputElement} node
     * @param {() => any} own its value
     * @returns {Kind}
     */
    control(node, own) {
      members.set(node, own)
      return {
        read: (_, values) => chosen(members, node, values),
        write: (_, values) => check(node, values.some((/** @type {any} */ value) => equal(value, own()))),
      }
    },
  }
}

/**
 * The values that no control of the form could change, and then the chosen ones in the order of the controls.
 * @param {Map<HTMLInputElement, () => any>} members
 * @param {HTMLInputElement} node
 * @param {any[]} values
 */
function chosen(members, node, values) {
  for (const member of members.keys()) if (!member.isConnected) members.delete(member)
  const controls = [...members]
    .filter(([member]) => member.form === node.form && !member.matches(":disabled"))
    .sort(([a], [b]) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map(([member, own]) => ({ isChecked: member.checked, own: own() }))
  const kept = values.filter((value) => !controls.some(({ own }) => equal(own, value)))
  return [...kept, ...controls.filter(({ isChecked }) => isChecked).map(({ own }) => own)]
}

function check(/** @type {HTMLInputElement} */ node, /** @type {boolean} */ isChecked) {
  if (node.checked !== isChecked) node.checked = isChecked
}

/**
 * The made name of a control that is named by its instance, as on the server: `isOn@0.2`.
 * @param {string} name
 * @param {import("../page/place.js").Place} place of the instance
 */
export function controlName(name, place) {
  const path = pathOf(place)
  return path ? `${name}@${path}` : name
}

/**
 * The `value` of a checkbox, whose name others may have where there is a list around it, as on the server; nil for `on`.
 * @param {import("../page/place.js").Place} place
 * @param {boolean} isShared whether all instances have the name
 */
export const checkboxValue = (place, isShared) => (isShared || isRepeated(place) ? pathOf(place) : null)

/** @returns {boolean} */
const isRepeated = (/** @type {import("../page/place.js").Place | null} */ place) =>
  place !== null && (place.item !== undefined || isRepeated(place.parent))

/**
 * Listens to a control. All kinds are read at `input`, which comes before `change`: a template's own handlers of both find
 * the value assigned, if the binding listens first.
 * @param {Element} node
 * @param {Kind} kind
 * @param {() => any} get
 * @param {(value: any) => void} set
 * @param {import("../page/place.js").Place} [place]
 */
export const bind = (node, kind, get, set, place) =>
  node.addEventListener("input", () => batch(() => assign(node, kind, get(), set), place))

/**
 * Assigns what a control says, when that is another value.
 * @param {Element} node
 * @param {Kind} kind
 * @param {any} value what it is bound to now
 * @param {(value: any) => void} set
 */
export function assign(node, kind, value, set) {
  const found = kind.read(node, value)
  if (!isSame(found, value)) set(found)
}

const isSame = (/** @type {any} */ a, /** @type {any} */ b) => a === b || equal(a, b)

/** Halves of surrogate pairs, which a control can hold, are no text. */
const wellFormed = (/** @type {string} */ text) => text.replace(/\p{Surrogate}/gu, "\ufffd")

"""#),
    RuntimeFile(path: "shared/dom/events.js", text: #"""
// Events and their modifiers.

import { batch } from "../page/schedule.js"

/**
 * @typedef {object} Modifiers
 * @property {boolean} [prevent]
 * @property {boolean} [stop]
 * @property {boolean} [once]
 * @property {boolean} [self]
 * @property {number} [debounce] milliseconds
 * @property {string[]} [keys] names of `KeyboardEvent.key`
 */

/** @typedef {import("../page/place.js").Place} Place */

/**
 * The listener for a handler. Events that `self` and `keys` leave out do nothing at all; of the others only the first is
 * handled with `once`, and after `debounce` the handler runs once for all of them.
 * @param {() => any} run
 * @param {Modifiers} [modifiers]
 * @param {Place} [place] of the instance: nothing runs once it has ended
 * @returns {(event: Event) => void}
 */
export function handle(run, { prevent, stop, once, self, debounce, keys } = {}, place) {
  let isOver = false
  let timer = 0
  const respond = () => {
    if (!place?.isEnded) batch(run, place)
  }
  return (event) => {
    if (self && event.target !== event.currentTarget) return
    if (keys && !keys.includes(/** @type {KeyboardEvent} */ (event).key)) return
    if (prevent) event.preventDefault()
    if (stop) event.stopPropagation()
    if (isOver) return
    isOver = !!once
    if (debounce === undefined) return respond()
    clearTimeout(timer)
    timer = setTimeout(respond, debounce)
  }
}

/**
 * Attaches a handler to a node.
 * @param {EventTarget} node
 * @param {string} type
 * @param {() => any} run
 * @param {Modifiers} [modifiers]
 * @param {Place} [place]
 */
export const listen = (node, type, run, modifiers, place) => node.addEventListener(type, handle(run, modifiers, place))

"""#),
    RuntimeFile(path: "shared/dom/reference.js", text: #"""
// Element references.

/**
 * Calls a method of a referenced element. One that is not in the page does nothing, nor does opening a dialog that is open.
 * @param {any} node
 * @param {"focus" | "blur" | "select" | "showModal" | "close" | "scrollIntoView"} name
 */
export function elementCall(node, name) {
  if (node?.isConnected && !(name === "showModal" && node.open)) node[name]?.()
}

"""#),
    RuntimeFile(path: "shared/dom/spread.js", text: #"""
// Attributes whose names are known only at run time.

import { setAttribute } from "./attributes.js"
import { allowsURL, checkedURL } from "./url.js"

const urlNames =
  /^(href|src|action|formaction|xlink:href|poster|cite|background|data|longdesc|manifest|icon|codebase|archive|classid|profile|usemap|dynsrc|lowsrc|ping)$/

/** What the server's `AttributePolicy` refuses, and why, is the same. */
const refusedNames =
  /^(on.*|srcdoc|style|nonce|is|slot|http-equiv|attributename|from|to|by|values|sandbox|xmlns|xmlns:.*|xml:base|_action)$/

/**
 * The attributes that dictionaries bring.
 * @param {Set<string>} taken lower-case names that the element has otherwise
 * @param {(Map<string, any> | null)[]} sources of two with the same name the first counts
 * @returns {Map<string, string>}
 */
export function spreadAttributes(taken, ...sources) {
  /** @type {Map<string, string>} */
  const found = new Map()
  const seen = new Set(taken)
  for (const [name, value] of sources.flatMap((source) => [...(source ?? [])])) {
    const key = lowercased(name)
    if (seen.has(key)) continue
    seen.add(key)
    const text = textOf(name, key, value)
    if (text !== undefined) found.set(name, text)
  }
  return found
}

/**
 * Changes a node's attributes from what a spread gave to what it gives now.
 * @param {Element} node
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
export function spread(node, before, after) {
  for (const name of before.keys()) if (!after.has(name)) node.removeAttribute(name)
  for (const [name, text] of after) setAttribute(node, name, text)
  return after
}

/** @returns {string | undefined} */
function textOf(/** @type {string} */ name, /** @type {string} */ key, /** @type {any} */ value) {
  if (value === null || value === false || !/^[a-z_][\w:.-]*$/.test(key) || refusedNames.test(key)) return
  const isList = key === "srcset" || key === "imagesrcset"
  const isURL = urlNames.test(key)
  if (value === true) return isList || isURL ? undefined : ""
  if (isList) return allowsList(`${value}`) ? `${value}` : undefined
  return isURL ? checkedURL(`${value}`, name !== "src" && name !== "data") : `${value}`
}

/** Whether every candidate of a `srcset` has an allowed address. */
const allowsList = (/** @type {string} */ list) =>
  list.split(",").every((candidate) => candidate.split(/\s+/).every((part) => allowsURL(part)))

/** Only ASCII names are attributes, so only ASCII is mapped. */
const lowercased = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

"""#),
    RuntimeFile(path: "shared/dom/style.js", text: #"""
// Style properties that a template sets.
//
// The server writes them as a rule of the document's style sheet that finds the element by a generated attribute. Once one
// of them changes, all of the element's are its own styles, and the attribute goes: a property that is left out must not
// come from the rule.

import { printed } from "../standard/numbers.js"

const refusedFunctions =
  /(?<![\w\x80-\uffff-])(url|src|image|image-set|-webkit-image-set|cross-fade|element|expression|attr|env|format|local|paint|-moz-element|-moz-binding|-webkit-cross-fade)\(/i

/**
 * Whether a text may be the value of a property: numbers, units, colours, keywords and arithmetic.
 * @param {string} value
 */
export function allowsStyle(value) {
  if (!/^[\w #%(-/\x80-\uffff]+$/.test(value) || /[/*]{2}/.test(value) || refusedFunctions.test(value)) return false
  let depth = 0
  for (const mark of value.replace(/[^()]/g, "")) if ((depth += mark === "(" ? 1 : -1) < 0) return false
  return depth === 0 && new TextEncoder().encode(value).length <= 1024
}

/**
 * Changes an element's style. Nothing of it is needed at the start: the server has written it.
 * @param {HTMLElement | SVGElement} node
 * @param {Record<string, number | string | null>} properties all that the template sets; nil, and what is not allowed, is
 *   left out
 */
export function setStyle(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    const text = printed(value)
    node.style.setProperty(name, allowsStyle(text) ? text : "")
  }
  node.removeAttribute("data-facet-style")
}

"""#),
    RuntimeFile(path: "shared/dom/trusted.js", text: #"""
// Markup for the DOM, through the only policy that the content policy allows.

/** @type {{createHTML: (markup: string) => any} | undefined} */
let policy

const plain = { createHTML: (/** @type {string} */ markup) => markup }

/**
 * Markup that the DOM takes as HTML. It is a literal of generated code, or of type `TrustedHTML`; never a visitor's text.
 * @param {string} markup
 * @returns {any} a `TrustedHTML` where the browser knows them
 */
export function trusted(markup) {
  policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("facet", plain) ?? plain
  return /** @type {typeof plain} */ (policy).createHTML(markup)
}

/**
 * The nodes of some markup.
 * @param {string} markup
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {DocumentFragment}
 */
export function fragmentOf(markup, parent) {
  const template = document.createElement("template")
  template.innerHTML = trusted(parent ? `<${parent}>${markup}</${parent}>` : markup)
  const { content } = template
  if (parent) content.replaceChildren(.../** @type {Element} */ (content.firstChild).childNodes)
  return content
}

"""#),
    RuntimeFile(path: "shared/dom/url.js", text: #"""
// Addresses in attributes, by the same rules as the server's: schemes that are allowed, parts that are encoded, `./` as the
// variant's root.

import { printed } from "../standard/numbers.js"
import { pageData } from "../page/data.js"
import { percentEncoded } from "../page/percent.js"

/** @typedef {number | boolean | string | null} Printable */
/**
 * A part with a value. `literal` text is given as it is.
 * @typedef {{text: string, isSegment?: boolean, isWhole?: boolean} | null} Part
 */

/** What stands in place of an address that is not allowed. It leads nowhere. */
export const blocked = "about:invalid#blocked"

/** The beginning of an address, or all of it, as it comes. @returns {Part} */
export const whole = (/** @type {Printable} */ value) => (value === null ? null : { text: printed(value), isWhole: true })

/** A part of the path. @returns {Part} */
export const segment = (/** @type {Printable} */ value) =>
  value === null ? null : { text: percentEncoded(printed(value)), isSegment: true }

/** A part behind `?` or `#`. @returns {Part} */
export const component = (/** @type {Printable} */ value) => (value === null ? null : { text: percentEncoded(printed(value)) })

/**
 * The text of an address; null when a part is nil, which leaves the attribute out.
 * @param {boolean} isRooted whether `./` is the variant's root: in `href`, `action`, `formaction` and `xlink:href`
 * @param {(string | Part)[]} parts literals are texts
 */
export function url(isRooted, ...parts) {
  let text = ""
  /** @type {number[]} */
  const marks = []
  for (const part of parts) {
    if (part === null) return null
    if (typeof part !== "string" && part.isSegment) marks.push(text.length)
    text += typeof part === "string" ? part : part.text
  }
  // `/{a}/{b}` names another host when `a` is empty.
  const namesHost = parts[0] === "/" && /^.[/\\]/.test(text)
  return namesHost || marks.some((mark) => isStep(text, mark)) ? blocked : checkedURL(text, isRooted)
}

/**
 * An address as a whole.
 * @param {string} text
 * @param {boolean} isRooted
 */
export function checkedURL(text, isRooted) {
  if (!allowsURL(text)) return blocked
  if (!isRooted || !text.startsWith("./")) return text
  const rest = text.slice(2).replace(/^[/\\]+/, "")
  return pageData().root + (/^([?#]|$)/.test(rest) ? "" : "/") + rest
}

/**
 * Whether an address has no scheme or one that is allowed. It is read as browsers read it: leading spaces and control
 * characters and every tab and line break are passed over before the scheme is looked for. Other control characters before
 * its end are refused by some readers and passed over by others.
 * @param {string} text
 */
export function allowsURL(text) {
  const [, scheme, next] = /** @type {string[]} */ (
    /^([a-z\d+.-]*)([^]?)/i.exec(text.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+/, ""))
  )
  return next === ":" ? /^(https?|mailto|tel)$/i.test(scheme) : !/[\0-\x1f\x7f]/.test(next)
}

/** Whether the segment at a position is `.` or `..`, as browsers read it: a step, and no name. */
function isStep(/** @type {string} */ text, /** @type {number} */ position) {
  const start = /** @type {RegExpExecArray} */ (/[^/\\?#]*$/.exec(text.slice(0, position))).index
  const [found] = /** @type {RegExpExecArray} */ (/^[^/\\?#]*/.exec(text.slice(start)))
  return /^(\.|%2e){1,2}$/i.test(found.replace(/[\0-\x20]/g, ""))
}

"""#),
    RuntimeFile(path: "shared/locale/currencies.js", text: #"""
// Made by scripts/tables/locales.py from currencies.json. Change that, not this.

/** Currencies by their digits after the point (ISO 4217), where those are not two. @type {Record<string, string>} */
export const minorDigits = {
  "0": "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  "3": "BHD IQD JOD KWD LYD OMR TND",
  "4": "CLF UYW",
}

/** Signs of the currencies that are not written as their code. @type {Record<string, string>} */
export const symbols = {
  AUD: "A$",
  BRL: "R$",
  CAD: "CA$",
  CNY: "CN\u00a5",
  EUR: "\u20ac",
  GBP: "\u00a3",
  HKD: "HK$",
  ILS: "\u20aa",
  INR: "\u20b9",
  JPY: "\u00a5",
  KRW: "\u20a9",
  MXN: "MX$",
  NZD: "NZ$",
  PHP: "\u20b1",
  TWD: "NT$",
  USD: "$",
  VND: "\u20ab",
}

"""#),
    RuntimeFile(path: "shared/locale/de.js", text: #"""
// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/** @type {import("./en.js").FormatLocale} */
export const de = {
  decimal: ",",
  group: ".",
  percent: "{n}\u00a0%",
  money: "{n}\u00a0{c}",
  moneyWithCode: "{n}\u00a0{c}",
  months: ["Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  shortMonths: ["Jan.", "Feb.", "M\u00e4rz", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  dates: {
    date: "{d}. {MMM} {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{d}. {MMM} {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}

"""#),
    RuntimeFile(path: "shared/locale/en.js", text: #"""
// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/**
 * How a language writes numbers, money and dates; in patterns, names in braces are filled in.
 * @typedef {object} FormatLocale
 * @property {string} decimal
 * @property {string} group
 * @property {string} percent of `{n}`
 * @property {string} money of `{n}` and `{c}`, the currency's sign
 * @property {string} moneyWithCode the same, for currencies without a sign
 * @property {string[]} months
 * @property {string[]} shortMonths
 * @property {string[]} weekdays from Monday on
 * @property {Record<string, string>} dates by style, of {yyyy} {M} {MM} {MMM} {MMMM} {d} {dd} {HH} {mm} {ss} {EEEE}
 */

/** @type {import("./en.js").FormatLocale} */
export const en = {
  decimal: ".",
  group: ",",
  percent: "{n}%",
  money: "{c}{n}",
  moneyWithCode: "{c}\u00a0{n}",
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  dates: {
    date: "{MMM} {d}, {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{MMM} {d}, {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}

"""#),
    RuntimeFile(path: "shared/page/address.js", text: #"""
// The page's address and what is read from it: queries, the fragment, `route`. A page that reads nothing of its address does
// not load this module; its links are the browser's.

import { printed } from "../standard/numbers.js"
import { followAddress, route } from "./data.js"
import { reloadAll } from "./loads.js"
import { takeOver } from "./navigate.js"
import { percentEncoded } from "./percent.js"
import { rootPlace } from "./place.js"
import { whenReady } from "./ready.js"
import { batch, changed } from "./schedule.js"

/** @typedef {import("./field.js").FieldReader} FieldReader */
/** @typedef {{isEnded: boolean, receive: (values: Record<string, any>) => void}} Reader */
/** @typedef {{(address: URL, name: string): any, isFragment?: boolean}} Input */

/**
 * A query: `initial` when it is absent or not of its type.
 * @param {FieldReader} read
 * @param {() => any} [initial]
 * @returns {Input}
 */
export const query = (read, initial = () => null) => (address, name) => {
  const text = address.searchParams.get(name)
  const value = text === null ? undefined : read(text)
  return value === undefined ? initial() : value
}

/**
 * A query of an array: all of its name, in order.
 * @param {FieldReader} read of an element
 * @param {() => any[]} [initial]
 * @returns {Input}
 */
export const queryList = (read, initial = () => []) => (address, name) => {
  const values = address.searchParams.getAll(name).map(read)
  return values.length && !values.includes(undefined) ? values : initial()
}

/**
 * What follows `#`.
 * @param {FieldReader} read
 * @param {() => any} [initial]
 * @returns {Input}
 */
export const fragment = (read, initial = () => null) => {
  const input = (/** @type {URL} */ address) => {
    const text = fragmentText(address)
    const value = text ? read(text) : undefined
    return value === undefined ? initial() : value
  }
  return Object.assign(input, { isFragment: true })
}

/** The record `route`, for whoever reads it. @type {Input} */
export const routeInput = () => route()

/** @type {Map<Reader, Record<string, Input>>} */
const readers = /* @__PURE__ */ new Map()
/** What was assigned and is not in the address yet; null stands for the fragment. @type {Map<string | null, any>} */
const assigned = /* @__PURE__ */ new Map()
let isTyping = false
/** The query that the page shows. */
let shown = ""

/**
 * Keeps values of an instance what the address says: links and forms that lead to this page, and the browser's back and
 * forward, no longer load it anew.
 * @param {Reader} reader
 * @param {Record<string, Input>} inputs by name
 */
export function address(reader, inputs) {
  if (!readers.size) begin()
  readers.set(reader, inputs)
  // No server knows the fragment. The rest it has read, and of a form that came back it knows more than the address does.
  whenReady(() => location.hash && batch(() => read(({ isFragment }) => isFragment)))
}

function begin() {
  shown = location.search
  takeOver((target) => {
    const url = new URL(target, location.href)
    return isThisPage(url) && !go(url, false)
  })
  for (const type of ["click", "submit", "input"]) addEventListener(type, noteCause, true)
  document.addEventListener("click", followLink)
  document.addEventListener("submit", sendForm)
  addEventListener("popstate", returnTo)
}

/** Gives what is read from the address: all of it, or the inputs that are wanted. */
function read(/** @type {(input: Input) => boolean | undefined} */ isWanted = () => true) {
  const url = new URL(location.href)
  for (const [reader, inputs] of readers) {
    const wanted = Object.entries(inputs).filter(([, input]) => isWanted(input))
    if (reader.isEnded) readers.delete(reader)
    else reader.receive(Object.fromEntries(wanted.map(([name, input]) => [name, input(url, name)])))
  }
}

// Assigning to a query

/**
 * Puts a value that was assigned to a query into the address, once the action pauses or ends. It is a new entry of the
 * history, unless the visitor was typing.
 * @param {string} name
 * @param {any} value
 */
export function changeQuery(name, value) {
  assigned.set(name, value)
  changed(writing)
}

/**
 * The same for the fragment.
 * @param {any} value
 */
export function changeFragment(value) {
  assigned.set(null, value)
  changed(writing)
}

const writing = { place: rootPlace, run: write }

function write() {
  const url = new URL(location.href)
  const pairs = [...url.searchParams].filter(([name]) => !assigned.has(name))
  for (const [name, value] of assigned) {
    if (name === null) url.hash = value === null ? "" : percentEncoded(printed(value))
    else for (const each of [value ?? []].flat()) pairs.push([name, printed(each)])
  }
  url.search = pairs.map((pair) => pair.map(percentEncoded).join("=")).join("&")
  assigned.clear()
  show(url, !isTyping, false)
}

/** Whether the visitor types, or moves a slider: then every step would be an entry of its own. */
function noteCause(/** @type {Event} */ { type, target }) {
  isTyping = type === "input" && !/^(checkbox|radio|select)/.test(/** @type {any} */ (target).type)
}

// Going to another address of the page

const isThisPage = (/** @type {URL} */ { origin, pathname }) => origin === location.origin && pathname === location.pathname

/**
 * Shows the page at another address.
 * @param {URL} url
 * @param {boolean} fromTop whether from its beginning, as the browser shows what a link or a form leads to; an action has been
 *   run somewhere on the page, and what it has done is seen there
 */
function go(url, fromTop = true) {
  show(url, true, true)?.then(() => {
    if (url.href !== location.href) return
    const target = document.getElementById(fragmentText(url))
    if (target) target.scrollIntoView()
    else if (fromTop) scrollTo(0, 0)
  })
}

/**
 * Changes the address and all that is read from it. A promise when loads are asked for.
 * @param {URL} url
 * @param {boolean} isNew whether it is an entry of its own in the history
 * @param {boolean} asksAgain also when the query is the same
 */
function show(url, isNew, asksAgain) {
  if (url.href !== location.href) {
    // Where the entry that is left stands, for when the visitor comes back to it.
    if (isNew) history.replaceState({ x: scrollX, y: scrollY }, "")
    history[isNew ? "pushState" : "replaceState"](null, "", url)
  }
  return follow(asksAgain)
}

/** Reads the address that is now, and asks for what depends on the query. */
function follow(asksAgain = false) {
  followAddress()
  batch(() => read())
  if (!asksAgain && location.search === shown) return
  shown = location.search
  return reloadAll()
}

function returnTo(/** @type {PopStateEvent} */ { state }) {
  const { href } = location
  follow()?.then(() => {
    if (state && href === location.href) scrollTo(state.x, state.y)
  })
}

// Links and forms

function followLink(/** @type {MouseEvent} */ event) {
  const link = /** @type {Element} */ (event.target).closest?.("a[href]")
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  if (event.defaultPrevented || !isPlain || !(link instanceof HTMLAnchorElement)) return
  if (link.hasAttribute("download") || !/^(_self)?$/.test(link.target)) return
  const url = new URL(link.href)
  // To a place in the page as it is, the browser knows the way.
  if (!isThisPage(url) || (url.hash && url.search === location.search)) return
  event.preventDefault()
  go(url)
}

function sendForm(/** @type {SubmitEvent} */ event) {
  const form = /** @type {HTMLFormElement} */ (event.target)
  const { submitter } = event
  const attribute = (/** @type {string} */ name) => submitter?.getAttribute("form" + name) ?? form.getAttribute(name) ?? ""
  if (event.defaultPrevented || !/^(get)?$/i.test(attribute("method")) || !/^(_self)?$/.test(attribute("target"))) return
  const url = new URL(attribute("action"), location.href)
  if (!isThisPage(url)) return
  event.preventDefault()
  const fields = [...new FormData(form, submitter)]
  url.search = `${new URLSearchParams(fields.map(([name, value]) => [name, typeof value === "string" ? value : value.name]))}`
  url.hash = ""
  go(url)
}

function fragmentText(/** @type {URL} */ { hash }) {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}

"""#),
    RuntimeFile(path: "shared/page/api.js", text: #"""
// Calls of the API, in actions.

import { decode } from "../data/shape.js"
import { EvaluationError } from "../standard/failure.js"
import { printed } from "../standard/numbers.js"
import { compareText } from "../standard/ordering.js"
import { percentEncoded } from "./percent.js"
import { takeProof, withProof } from "./proof.js"

/** @typedef {{status: number, title: string, detail: string, fields: Map<string, string[]>}} ApiError */
/** @typedef {number | boolean | string | null} Printable */

/** A call that failed. */
export class CallError extends Error {
  /** @param {ApiError} error */
  constructor(error) {
    super(`${error.status} ${error.title}`)
    this.error = error
  }
}

/**
 * The `ApiError` of what a `catch` has caught. Everything but a failed call is thrown on.
 * @param {unknown} thrown
 * @param {{undo: () => void}} [run] of the action that catches it, when it has assigned to loads
 * @returns {ApiError}
 */
export function caught(thrown, run) {
  if (!(thrown instanceof CallError)) throw thrown
  run?.undo()
  return thrown.error
}

/**
 * @param {string} method
 * @param {Printable[]} segments of the path; each is encoded, and none may be empty, `.` or `..`
 * @param {object} [options]
 * @param {[name: Printable, value: Printable | Printable[]][]} [options.query] nil is left out, an array repeats the name;
 *   dates are given as text
 * @param {any} [options.body] JSON
 * @param {Printable} [options.key] for `Idempotency-Key`
 * @param {import("../data/shape.js").Shape<any>} [shape] of the answer; without it, it is not read
 * @returns {Promise<any>} throws a `CallError`
 */
export async function call(method, segments, { query = [], body, key } = {}, shape) {
  const path = apiPath(segments)
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" }
  if (body !== undefined) headers["content-type"] = "application/json"
  if (key !== undefined) headers["idempotency-key"] = printed(key)
  const { status, text } = await answer(path + queryText(query), {
    method,
    headers: withProof(method, headers),
    body: body === undefined ? body : JSON.stringify(body),
    redirect: "manual",
  })
  const isFine = status >= 200 && status < 300
  let json = null
  try {
    if (text) json = JSON.parse(text)
  } catch (error) {
    if (isFine) throw failed(502, "The answer is not JSON", `${path}: ${error}`)
  }
  if (!isFine) throw new CallError(problem(status, json))
  try {
    return shape ? decode(shape, json) : null
  } catch (error) {
    throw failed(502, "The data does not match its declaration", `${path}: ${/** @type {Error} */ (error).message}`)
  }
}

/** The status and text of an answer. Who can't be reached, or leads elsewhere, answers like the server for him. */
async function answer(/** @type {string} */ address, /** @type {RequestInit} */ request) {
  try {
    const response = await fetch(address, request)
    takeProof(response)
    return { status: response.status || 502, text: await response.text() }
  } catch {
    return { status: 503, text: "" }
  }
}

/**
 * A path of the API: `/api/products/12`.
 * @param {Printable[]} segments
 */
export const apiPath = (segments) =>
  segments
    .map((value) => {
      const text = printed(value)
      if (/^\.{0,2}$/.test(text)) {
        throw new EvaluationError("invalid-path-segment", `A segment of an API path can't be “${text}”.`)
      }
      return "/" + percentEncoded(text)
    })
    .join("")

/**
 * A query with its `?`, or nothing.
 * @param {[name: Printable, value: Printable | Printable[]][]} query
 */
export function queryText(query) {
  const pairs = query.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === null ? [] : [value]).map(
      (each) => `${percentEncoded(printed(name))}=${percentEncoded(printed(each))}`,
    ),
  )
  return pairs.length ? "?" + pairs.join("&") : ""
}

const failed = (/** @type {number} */ status, /** @type {string} */ title, detail = "") =>
  new CallError({ status, title, detail, fields: new Map() })

/** An error answer: RFC 9457 problem details where the API sends them, else its status alone. @returns {ApiError} */
function problem(/** @type {number} */ status, /** @type {any} */ json) {
  const { title, detail, errors } = json && typeof json === "object" ? json : /** @type {any} */ ({})
  return {
    status,
    title: isText(title) ? title : titles[status] ?? `The request failed with status ${status}`,
    detail: isText(detail) ? detail : "",
    fields: fields(Array.isArray(errors) ? errors : []),
  }
}

const isText = (/** @type {any} */ value) => typeof value === "string"

/** Messages by field: `/lines/0/quantity` is `lines.0.quantity`. */
function fields(/** @type {any[]} */ errors) {
  /** @type {Map<string, string[]>} */
  const found = new Map()
  for (const error of errors) {
    if (!isText(error?.pointer) || !isText(error.detail)) continue
    const name = error.pointer.replace(/^[#/?]+/, "").split("/").filter(Boolean).join(".")
    found.set(name, [...(found.get(name) ?? []), error.detail])
  }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}

/** @type {Record<number, string>} */
const titles = {
  400: "The request was not understood",
  401: "Sign-in is needed",
  403: "This is not allowed",
  404: "Not found",
  409: "It has changed in the meantime",
  422: "Something is not right",
  429: "Too many requests",
  502: "The backend gave no usable answer",
  503: "The backend is not available",
  504: "The backend took too long",
}

"""#),
    RuntimeFile(path: "shared/page/data.js", text: #"""
// What the server says of the page to its client.

/**
 * @typedef {object} PageData
 * @property {string} root the variant's root, without a slash at the end
 * @property {string} url the page's path below the root, with its query
 * @property {string} locale
 * @property {string} [token] of the visitor's session, for calls that change something
 * @property {number} [status] of an error page
 * @property {string} [message] of an error page
 * @property {Record<string, Record<string, any>>} state JSON by instance path and name
 */

/** @type {PageData | undefined} */
let data

/** The page's data, parsed once. @returns {PageData} */
export const pageData = () =>
  (data ??= JSON.parse(document.getElementById("facet-page")?.textContent ?? '{"root":"","url":"/","state":{}}'))

/** The record `route`. */
export function route() {
  const { url, status = 200, message = "" } = pageData()
  return { path: url.split("?")[0], target: document.documentElement.dataset.variant, url, status, message }
}

/** Lets `route` follow the address. */
export const followAddress = () => void (pageData().url = route().path + location.search)

"""#),
    RuntimeFile(path: "shared/page/development.js", text: #"""
// What tests and tools see of a page in development.

import { instances } from "./instance.js"
import { pathOf } from "./place.js"
import { report } from "./report.js"
import { onMismatch } from "./start.js"

/**
 * Starts the client, and puts `facet` into the global scope: `ready`, a promise, and `state()`, `{path: {name: value}}`.
 * @param {() => void} start
 * @param {string} file of the page's template
 */
export function develop(start, file) {
  onMismatch((repairs) => {
    for (const repair of repairs) report(new Error(mismatch(repair, file)))
  })
  Object.assign(globalThis, { facet: { state, ready: (async () => start())() } })
}

/** What a repair says: where in the templates, what the server has sent, what it should have been. */
function mismatch(/** @type {MutationRecord} */ { type, target, attributeName, oldValue, addedNodes, removedNodes }, /** @type {string} */ file) {
  const node = /** @type {any} */ (target)
  const [before, after] = {
    attributes: () => [oldValue, node.getAttribute(attributeName)].map((value) => `${attributeName}=${JSON.stringify(value)}`),
    characterData: () => [oldValue, node.data].map((text) => `“${text}”`),
    childList: () => [removedNodes, addedNodes].map((nodes) => [...nodes].map(printed).join("") || "nothing"),
  }[type]()
  const nearest = [...removedNodes, node, node.parentElement].find((each) => each?.matches?.("[data-facet-at]"))
  const position = nearest?.getAttribute("data-facet-at") ?? file
  return `${position}: The page has ${before} where its values make ${after}.`
}

/** A node as markup, without where it stands. */
const printed = (/** @type {any} */ node) => (node.outerHTML ?? `“${node.data}”`).replaceAll(/ data-facet-at="[^"]*"/g, "")

/** What instances expose, and the stores that they use. */
const state = () =>
  Object.fromEntries(
    [...instances].map(({ place, expose, stores }) => [
      pathOf(place),
      plain({ ...expose?.(), ...Object.fromEntries(stores.map(({ name, value }) => [name, value])) }),
    ]),
  )

/** Values as JSON can say them: dictionaries are objects. @returns {any} */
function plain(/** @type {any} */ value) {
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}

"""#),
    RuntimeFile(path: "shared/page/early.js", text: #"""
// Not a module: the text of a classic script in the head of every page, the same for all. It records what visitors do
// before the client has started, and prevents nothing.
;(() => {
  const events = (window.facetEarly = [])
  for (const type of ["click", "keydown", "keyup", "input", "change"]) {
    addEventListener(
      type,
      (event) => {
        const isKept = type !== "click" || event.target.closest?.("button[type=button]")
        if (isKept && window.facetEarly === events) events.push(event)
      },
      true,
    )
  }
})()

"""#),
    RuntimeFile(path: "shared/page/effects.js", text: #"""
// Effects: what runs when a value that it reads has become another one.

import { equal } from "../standard/equality.js"
import { EvaluationError } from "../standard/failure.js"
import { comparePlaces } from "./place.js"
import { report } from "./report.js"

/**
 * @typedef {object} Effect
 * @property {() => any[]} reads the values that it depends on
 * @property {() => void} run
 * @property {any[]} [seen] what it has read
 * @property {boolean} [isBroken]
 */

/** @typedef {{place: import("./place.js").Place, isEnded: boolean, effects: Effect[]}} Watcher */

/** Instances with effects. @type {Set<Watcher>} */
export const watchers = /* @__PURE__ */ new Set()

/**
 * Runs the effects whose values are others than before. Which ones they are is decided first, so that it does not matter
 * how soon a target shows one instance's writes to another one.
 * @param {number} round how often this flush has done so before
 * @param {(run: () => void, place: import("./place.js").Place) => void} batch runs one of them
 * @returns {boolean} whether any ran
 */
export function runEffects(round, batch) {
  const due = ordered().flatMap((watcher) =>
    watcher.effects.filter((effect) => isDue(watcher, effect)).map((effect) => ({ watcher, effect })),
  )
  if (due.length && round >= 100) {
    report(new EvaluationError("too-many-rounds", "The effects found no rest in 100 rounds."), due[0].watcher.place)
    return false
  }
  for (const { watcher, effect } of due) if (!watcher.isEnded) batch(effect.run, watcher.place)
  return due.length > 0
}

const ordered = () => [...watchers].sort((a, b) => comparePlaces(a.place, b.place))

/** What can't be read does not run. That is reported once, until it can be read again. */
function isDue(/** @type {Watcher} */ { place }, /** @type {Effect} */ effect) {
  try {
    const [before, reads] = [effect.seen, effect.reads()]
    effect.seen = reads
    effect.isBroken = false
    return !before || reads.some((value, index) => !isSame(value, before[index]))
  } catch (error) {
    if (!effect.isBroken) report(error, place)
    effect.isBroken = true
  }
}

/** NaN equals nothing in the language, but an effect that reads it has to find rest. */
const isSame = (/** @type {any} */ a, /** @type {any} */ b) => Object.is(a, b) || equal(a, b)

"""#),
    RuntimeFile(path: "shared/page/evaluate.js", text: #"""
// The first module that a page imports: from here on its modules are evaluated.

/** Milliseconds, by the page's own clock. */
export const began = /* @__PURE__ */ performance.now()

"""#),
    RuntimeFile(path: "shared/page/field.js", text: #"""
// Reads the text of controls and addresses as values of a type. What is not of the type gives undefined.

import { stringTrimmed } from "../standard/case.js"
import { parsedDate } from "../standard/dates.js"
import { enumerationFromRaw, stringToDouble, stringToInt } from "../standard/numbers.js"

/** @typedef {(text: string) => any} FieldReader */

/** @type {FieldReader} */
export const textField = (text) => text
/** @type {FieldReader} */
export const intField = (text) => stringToInt(stringTrimmed(text)) ?? undefined
/** @type {FieldReader} */
export const doubleField = (text) => stringToDouble(stringTrimmed(text)) ?? undefined
/** @type {FieldReader} */
export const dateField = (text) => parsedDate(stringTrimmed(text), true) ?? undefined

/** `on` is what a checkbox without a value sends. @type {FieldReader} */
export const boolField = (text) => (/^(true|on|1)$/.test(text) ? true : /^(false|off|0|)$/.test(text) ? false : undefined)

/** @type {(rawValues: string[]) => FieldReader} */
export const enumerationField = (rawValues) => (text) => enumerationFromRaw(text, rawValues) ?? undefined

/** @type {(read: FieldReader) => FieldReader} */
export const optionalField = (read) => (text) => (text === "" ? null : read(text))

"""#),
    RuntimeFile(path: "shared/page/head.js", text: #"""
// The document's title and `meta` elements, collected from components as on the server.

import { comparePlaces, rootPlace } from "./place.js"
import { changed } from "./schedule.js"

/**
 * @typedef {object} HeadItem
 * @property {import("./place.js").Place} place
 * @property {number} order of its node within the component
 * @property {boolean} isLayout what a layout says counts as outermost
 * @property {string} text
 */

/** What is said of one thing, and the update that shows it. */
/** @typedef {import("./schedule.js").Update & {items: Set<HeadItem>}} Said */

/** By what it is of: `title`, or a selector. @type {Map<string, Said>} */
const all = /* @__PURE__ */ new Map()

/**
 * Says, at a place, what the title is or what a `meta` of a name has as `content`. Of several the innermost counts, of those
 * the last. The document changes with the next flush, when all have spoken, and only when its text is another one.
 *
 * @param {string} selector `title`, or `meta[name="description" i]`
 * @param {import("./place.js").Place} place
 * @param {number} [order] of its node within the component
 * @param {boolean} [isLayout]
 * @returns {(text: string | null) => void} says it; null takes it back
 */
export function headItem(selector, place, order = 0, isLayout = false) {
  const item = { place, order, isLayout, text: "" }
  const said = all.get(selector) ?? begin(selector)
  return (text) => {
    if (text === null) said.items.delete(item)
    else said.items.add(Object.assign(item, { text }))
    changed(said)
  }
}

/** @returns {Said} */
function begin(/** @type {string} */ selector) {
  const items = /** @type {Set<HeadItem>} */ (new Set())
  const run = () => {
    const winner = [...items].sort(compare).at(-1)
    if (winner) write(selector, winner.text)
  }
  const said = { place: rootPlace, run, items }
  all.set(selector, said)
  return said
}

/** How many instances and slot contents it stands in. @returns {number} */
const nesting = (/** @type {import("./place.js").Place | null} */ place) =>
  place ? nesting(place.parent) + (place.item ? 0 : 1) : 0

const rank = (/** @type {HeadItem} */ { isLayout, place }) => (isLayout ? 0 : nesting(place))

const compare = (/** @type {HeadItem} */ a, /** @type {HeadItem} */ b) =>
  rank(a) - rank(b) || comparePlaces(a.place, b.place) || a.order - b.order

function write(/** @type {string} */ selector, /** @type {string} */ text) {
  const element = document.head.querySelector(selector)
  if (!element) return
  if (selector === "title") {
    if (element.textContent !== text) element.textContent = text
  } else if (element.getAttribute("content") !== text) element.setAttribute("content", text)
}

"""#),
    RuntimeFile(path: "shared/page/instance.js", text: #"""
// Instances of components, as far as they are the same in all targets.

import { decode } from "../data/shape.js"
import { pageData } from "./data.js"
import { watchers } from "./effects.js"
import { endPlace, pathOf } from "./place.js"
import { batch, changed } from "./schedule.js"

/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("../data/shape.js").Shape<any>} Shape */

/**
 * @typedef {object} Definition
 * @property {string} name of the component
 * @property {(values: Record<string, any>) => void} receive takes new values of inputs, loads, load errors and stores
 * @property {Record<string, Shape>} [loads] of its loads and, as `error(todos)`, of their errors
 * @property {Record<string, any>} [values] what `initial` gave
 * @property {import("./store.js").Store<any>[]} [stores] that it uses
 * @property {() => Record<string, any>} [expose] states, inputs, loads, lives; in development
 * @property {import("./effects.js").Effect[]} [effects]
 * @property {(() => void)[]} [mount]
 * @property {(() => void)[]} [unmount]
 */

/** @typedef {ReturnType<typeof instance>} Instance */

/** All that live. @type {Set<Instance>} */
export const instances = /* @__PURE__ */ new Set()

/**
 * Registers an instance. Its `mount` and then its effects run after the first update.
 * @param {Place} place
 * @param {Definition} definition
 */
export function instance(place, definition) {
  const { stores = [], values = {}, mount = [], unmount = [], effects = [] } = definition
  const made = {
    ...definition,
    place,
    stores,
    isEnded: false,
    /** What the server said last of its loads. @type {Record<string, any>} */
    server: { ...values },
    /** Which request of `reload` was the last, by load. @type {Record<string, number>} */
    asked: {},
    unmount: /** @type {(() => void)[]} */ ([]),
    effects: effects.map((effect) => ({ ...effect })),
  }
  if (mount.length || unmount.length) {
    // What did not begin does not end: a component can be gone before its first update is over.
    const begin = () => {
      made.unmount = unmount
      for (const run of mount) batch(run, place)
    }
    made.effects.unshift({ reads: () => [], run: begin })
  }
  instances.add(made)
  for (const store of stores) store.users.add(made)
  if (made.effects.length) {
    watchers.add(made)
    changed()
  }
  return made
}

/**
 * Ends an instance: `unmount` runs, timers and streams end, and from now on what is written to it is ignored. Those within
 * it have to be ended, too, after it.
 * @param {Instance} instance
 */
export function destroy(instance) {
  for (const run of instance.unmount) batch(run, instance.place)
  instance.isEnded = true
  instances.delete(instance)
  watchers.delete(instance)
  for (const store of instance.stores) store.users.delete(instance)
  endPlace(instance.place)
}

/**
 * What the server says of the instance at a place that it has rendered; empty for one that begins after the start.
 * @param {Place} place
 * @param {Record<string, Shape>} shapes by name, of all that can be said
 * @returns {Record<string, any>}
 */
export function initial(place, shapes) {
  const json = pageData().state[pathOf(place)] ?? {}
  const names = Object.keys(json).filter((name) => Object.hasOwn(shapes, name))
  return Object.fromEntries(names.map((name) => [name, decode(shapes[name], json[name])]))
}

"""#),
    RuntimeFile(path: "shared/page/keys.js", text: #"""
// Keys of each blocks.

import { EvaluationError } from "../standard/failure.js"

/**
 * The keys, unless two items have one: nothing could tell their instances and nodes apart.
 * @template {(number | string)[]} Keys
 * @param {Keys} keys
 * @returns {Keys}
 */
export function distinct(keys) {
  const seen = new Set()
  for (const key of keys) {
    if (seen.has(key)) {
      throw new EvaluationError("duplicate-key", `Two items of this each have the key ${JSON.stringify(key)}.`)
    }
    seen.add(key)
  }
  return keys
}

"""#),
    RuntimeFile(path: "shared/page/live.js", text: #"""
// Live values: streams of events, one for each browser and address. HTTP/1.1 gives a browser six connections to a host, so
// the tabs share a stream: the one that has the lock holds it, and tells the others.

import { decode } from "../data/shape.js"
import { reloadAll } from "./loads.js"
import { endWith } from "./place.js"
import { whenReady } from "./ready.js"
import { batch } from "./schedule.js"

/** @typedef {Set<(data: string) => void>} Listeners */
/** @typedef {{listeners: Listeners, close: () => void}} Stream */

/** @type {Map<string, Stream>} */
const streams = /* @__PURE__ */ new Map()

/**
 * Runs a handler for each event of a stream, from when the page is ready until what stands at the place ends.
 * @template T
 * @param {import("./place.js").Place} place
 * @param {string} path with its query
 * @param {import("../data/shape.js").Shape<T>} shape of an event
 * @param {(event: T) => void} handler
 */
export function live(place, path, shape, handler) {
  whenReady(() => {
    if (place.isEnded) return
    const stream = streams.get(path) ?? open(path)
    const listener = (/** @type {string} */ data) => batch(() => handler(decode(shape, JSON.parse(data))), place)
    stream.listeners.add(listener)
    endWith(place, () => {
      stream.listeners.delete(listener)
      if (!stream.listeners.size) stream.close()
    })
  })
}

/** @returns {Stream} */
function open(/** @type {string} */ path) {
  /** @type {Listeners} */
  const listeners = new Set()
  let end = share(path, listeners)
  const hide = () => end()
  const show = (/** @type {PageTransitionEvent} */ event) => {
    if (!event.persisted) return
    end = share(path, listeners)
    reloadAll()
  }
  const close = () => {
    end()
    streams.delete(path)
    removeEventListener("pagehide", hide)
    removeEventListener("pageshow", show)
  }
  addEventListener("pagehide", hide)
  addEventListener("pageshow", show)
  const stream = { listeners, close }
  streams.set(path, stream)
  return stream
}

/**
 * Takes part in the browser's stream, as the tab that holds it or as another one. Gives what ends that.
 * @param {string} path
 * @param {Listeners} listeners
 */
function share(path, listeners) {
  const name = "facet " + path
  const channel = new BroadcastChannel(name)
  const waiting = new AbortController()
  const take = (/** @type {{type: string, data: string}} */ { type, data }) => {
    if (type === "reset") reloadAll()
    else for (const listener of [...listeners]) listener(data)
  }
  channel.onmessage = (event) => take(event.data)
  let release = () => {}
  const hold = (isLate = false) =>
    new Promise((/** @type {(value?: any) => void} */ resolve) => {
      const disconnect = connect(path, isLate, (message) => {
        channel.postMessage(message)
        take(message)
      })
      release = () => resolve(disconnect())
    })
  const { locks } = navigator
  // Only pages that came over TLS, or from this machine, have locks.
  if (!locks) hold()
  else {
    locks
      .request(name, { ifAvailable: true }, (lock) =>
        lock ? hold() : locks.request(name, { signal: waiting.signal }, () => hold(true)),
      )
      .catch(() => {})
  }
  return () => {
    waiting.abort()
    release()
    channel.close()
  }
}

/**
 * Listens to the stream itself. After `reset` and when another tab has held the stream before, events may be missing: the
 * loads are asked for again.
 * @param {string} path
 * @param {boolean} isLate
 * @param {(message: {type: string, data: string}) => void} tell
 */
function connect(path, isLate, tell) {
  /** @type {EventSource} */
  let source
  let timer = 0
  const begin = () => {
    source = new EventSource(path)
    const pass = (/** @type {MessageEvent} */ { type, data }) => tell({ type, data })
    source.onmessage = pass
    source.addEventListener("reset", pass)
    source.onopen = () => {
      if (isLate) tell({ type: "reset", data: "" })
      isLate = false
    }
    // The browser connects again by itself, unless the answer was no stream.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(begin, 5000 + Math.random() * 10000)
    }
  }
  begin()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

"""#),
    RuntimeFile(path: "shared/page/loads.js", text: #"""
// Loads, asked for again. The client fetches no load itself: it asks the page's own address for its state document.

import { decode } from "../data/shape.js"
import { instances } from "./instance.js"
import { pathOf } from "./place.js"
import { notice } from "./report.js"
import { batch } from "./schedule.js"

/** Requests are numbered. An answer counts for the loads for which no later one has been asked. */
let last = 0
/** The last request for all loads. */
let lastForAll = 0
/** @type {Element | undefined} */
let complaint

/**
 * Runs one load of an instance again.
 * @param {import("./place.js").Place} place
 * @param {string} name
 */
export function reload(place, name) {
  for (const instance of instances) {
    if (instance.place === place) instance.asked[name] = instance.asked[`error(${name})`] = ++last
  }
  return ask(last)
}

/** Runs all loads of the page again, for the address as it is now. */
export const reloadAll = () => ask((lastForAll = ++last))

async function ask(/** @type {number} */ number) {
  const address = location.pathname + location.search
  try {
    const response = await fetch(address, { headers: { accept: "application/vnd.facet+json" }, redirect: "manual" })
    if (number < lastForAll) return
    // Whoever has to sign in, or may not see the page any more, is shown what a link to it would show.
    if ([0, 401, 403, 404].includes(response.status)) return location.replace(address)
    const answer = await response.json()
    if (!response.ok) return complain(number, answer.title)
    batch(() => deliver(answer, number))
    if (number === last) complaint?.remove()
  } catch {
    complain(number)
  }
}

function deliver(/** @type {Record<string, Record<string, any>>} */ state, /** @type {number} */ number) {
  for (const { place, loads = {}, asked, server, receive } of instances) {
    const json = state[pathOf(place)] ?? {}
    const isNew = (/** @type {string} */ name) => name in json && Math.max(asked[name] ?? 0, lastForAll) === number
    const names = Object.keys(loads).filter(isNew)
    const values = Object.fromEntries(names.map((name) => [name, decode(loads[name], json[name])]))
    Object.assign(server, values)
    receive(values)
  }
}

/** Nobody asked for an old answer any more, so its failure is none. */
function complain(/** @type {number} */ number, text = "The page could not be brought up to date.") {
  if (number >= lastForAll) complaint = notice(text)
}

"""#),
    RuntimeFile(path: "shared/page/navigate.js", text: #"""
// Where `navigate` may lead, as on the server: below the variant's root, or to an address whose origin is written out.

import { EvaluationError } from "../standard/failure.js"
import { pageData } from "./data.js"

/** @type {(address: string) => boolean} */
let takesOver = () => false

/**
 * Lets addresses of the page itself be shown without leaving it.
 * @param {(address: string) => boolean} take says whether it has
 */
export const takeOver = (take) => void (takesOver = take)

/**
 * Leads to another page, or within the same page to another address.
 * @param {string} target
 * @param {string} [literal] what the template has written of it, up to the first value
 */
export function navigate(target, literal = "") {
  const address = allowed(target, literal)
  if (address === undefined) {
    throw new EvaluationError(
      "navigation-outside",
      "navigate leads neither below the root nor to an address written out.",
    )
  }
  if (!takesOver(address)) location.assign(address)
}

/** @returns {string | undefined} */
function allowed(/** @type {string} */ target, /** @type {string} */ literal) {
  const origin = /^https?:\/\/[^/?#]*[/?#]/i.exec(literal)?.[0]
  if (origin) return target.startsWith(origin) ? encoded(target) : undefined
  const { root } = pageData()
  if (/[\\\0-\x1f\x7f]/.test(target)) return
  if (target.startsWith("?")) return encoded(location.pathname + target)
  if (target.startsWith("./")) return inside(root + "/" + target.slice(2).replace(/^\/+/, ""), root)
  if (/^\/(?!\/)/.test(target)) return inside(target, root)
}

/** The address with `.` and `..` resolved, unless it climbs out. @returns {string | undefined} */
function inside(/** @type {string} */ address, /** @type {string} */ root) {
  const [path] = /** @type {string[]} */ (/^[^?#]*/.exec(address))
  /** @type {string[]} */
  const segments = []
  for (const segment of path.split("/").filter(Boolean)) {
    const dots = segment.replace(/%2e/gi, ".")
    if (dots === "..") {
      if (!segments.length) return
      segments.pop()
    } else if (dots !== ".") segments.push(segment)
  }
  const resolved = "/" + segments.join("/")
  if (resolved === root || resolved.startsWith(root + "/")) return encoded(resolved + address.slice(path.length))
}

/** All that RFC 3986 allows in a URL stays, `%` included. */
const encoded = (/** @type {string} */ address) => address.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/g, encodeURIComponent)

"""#),
    RuntimeFile(path: "shared/page/optimistic.js", text: #"""
// Actions that assign to loads before the API has agreed.

/**
 * Runs an action that assigns to loads. When a call that it makes fails, whether it catches the error or not, the loads that
 * it has assigned return to the server's value. When it ends well, what it has assigned is what the server has now.
 *
 * A `catch` in it passes `run` to `caught`.
 *
 * @template T
 * @param {import("./instance.js").Instance} instance whose loads they are
 * @param {(run: {assign: (name: string, value: any) => void, undo: () => void}) => Promise<T>} action calls `assign` before it
 *   writes to a load
 */
export async function optimistic({ receive, server, place }, action) {
  /** @type {Map<string, any>} */
  const assigned = new Map()
  const run = {
    assign: (/** @type {string} */ name, /** @type {any} */ value) => void assigned.set(name, value),
    undo() {
      const names = [...assigned.keys()].filter((name) => name in server)
      assigned.clear()
      if (!place.isEnded) receive(Object.fromEntries(names.map((name) => [name, server[name]])))
    },
  }
  try {
    const result = await action(run)
    for (const [name, value] of assigned) server[name] = value
    return result
  } catch (error) {
    run.undo()
    throw error
  }
}

"""#),
    RuntimeFile(path: "shared/page/percent.js", text: #"""
// Percent-encoding, as the server does it.

/**
 * A text as one segment of a path, or as a name or value of a query: only RFC 3986's `unreserved` stay as they are.
 * @param {string} text well formed
 */
export const percentEncoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => "%" + mark.charCodeAt(0).toString(16).toUpperCase())

"""#),
    RuntimeFile(path: "shared/page/place.js", text: #"""
// Places: where instances, items and slot contents stand in a page. They make the paths that posts, the state document and
// tests use, and the order in which updates and effects run.

import { printed } from "../standard/numbers.js"
import { percentEncoded } from "./percent.js"

/**
 * @typedef {object} Place
 * @property {Place | null} parent
 * @property {string} step `3` for call site 3, `s0` for the content given to slot 0; of an item, the each block's `e1`
 * @property {Item} [item]
 * @property {number} order of the node that makes it, among the nodes of the component whose markup it stands in
 * @property {number} depth
 * @property {boolean} [isEnded]
 * @property {Set<() => void>} [ends] to run when what stands here ends
 */

/**
 * What an each block keeps up to date. The key of a block without keys is the index.
 * @typedef {{key: number | string, index: number}} Item
 */

/** The page's. @type {Place} */
export const rootPlace = { parent: null, step: "", order: 0, depth: 0 }

/**
 * The place of a component, or of the content that it was given for a slot.
 * @param {Place} parent
 * @param {number | string} step `3` or `s0`
 * @param {number} [order] the node's id; without it, siblings keep the order in which they were made
 * @returns {Place}
 */
export const place = (parent, step, order = 0) => ({ parent, step: `${step}`, order, depth: parent.depth + 1 })

/**
 * The place of an item of an each block.
 * @param {Place} parent
 * @param {number} site the block's number
 * @param {Item} item
 * @param {number} [order]
 * @returns {Place}
 */
export const itemPlace = (parent, site, item, order) => ({ ...place(parent, "e" + site, order), item })

/**
 * `0.s0.e1[12].3`, the same as the server's `InstancePath`.
 * @param {Place} place
 * @returns {string}
 */
export function pathOf({ parent, step, item }) {
  if (!parent) return ""
  const before = pathOf(parent)
  return (before && before + ".") + step + (item ? `[${percentEncoded(printed(item.key))}]` : "")
}

/**
 * Whether one place comes before another (less than 0) in tree order, parents first.
 * @param {Place} a
 * @param {Place} b
 */
export function comparePlaces(a, b) {
  const difference = a.depth - b.depth
  while (a.depth > b.depth) a = /** @type {Place} */ (a.parent)
  while (b.depth > a.depth) b = /** @type {Place} */ (b.parent)
  if (a === b) return difference
  while (a.parent !== b.parent) {
    a = /** @type {Place} */ (a.parent)
    b = /** @type {Place} */ (b.parent)
  }
  return a.order - b.order || indexOf(a) - indexOf(b)
}

const indexOf = (/** @type {Place} */ { item }) => (item ? item.index : 0)

/**
 * Lets something end together with what stands at a place: a timer, a stream. Gives a function that ends it before.
 * @param {Place} place
 * @param {() => void} end
 */
export function endWith(place, end) {
  const ends = (place.ends ??= new Set())
  const once = () => ends.delete(once) && end()
  ends.add(once)
  return once
}

/**
 * Ends all that was to end with a place. Instances call it; so does who ends a region of its own.
 * @param {Place} place
 */
export function endPlace(place) {
  place.isEnded = true
  for (const end of [...(place.ends ?? [])]) end()
}

/**
 * The `value` of a checkbox: the path that it stands at, where several may have one name; else nil.
 * @param {Place} place that it stands at
 * @param {Place} [instance] whose template it stands in, when its name is written there
 */
export const checkedValue = (place, instance) => (isRepeated(place) || instance?.parent ? pathOf(place) : null)

/** @returns {boolean} */
const isRepeated = (/** @type {Place | null} */ place) => !!place && (!!place.item || isRepeated(place.parent))

"""#),
    RuntimeFile(path: "shared/page/proof.js", text: #"""
// The token of the visitor's session, which whatever changes something has to bring: what another site's page can't read.

import { pageData } from "./data.js"
import { pathOf } from "./place.js"

/** Of a session that has begun since the page was made. @type {string | null} */
let begun = null

/** Nothing where nobody has signed in. */
const proof = () => begun ?? pageData().token

/**
 * The headers of a call, with the token if it changes something.
 * @param {string} method
 * @param {Record<string, string>} headers
 */
export function withProof(method, headers) {
  const token = proof()
  if (token && method !== "GET") headers["x-facet-token"] = token
  return headers
}

/** Takes the token of the session that an answer has begun. */
export function takeProof(/** @type {Response} */ { headers }) {
  begun = headers.get("x-facet-token") ?? begun
}

/** What a posted form says of itself, as the server writes it. */
export const formPath = (/** @type {import("./place.js").Place} */ place, /** @type {number} */ id) => {
  const token = proof()
  return `${pathOf(place)}#${id}${token ? "~" + token : ""}`
}

"""#),
    RuntimeFile(path: "shared/page/ready.js", text: #"""
// What has to wait until the page is adopted and what visitors did before has been replayed.

/** @type {(() => void)[] | null} */
let waiting = []

/**
 * Runs something when the page is ready, or now if it is.
 * @param {() => void} run
 */
export const whenReady = (run) => void (waiting ? waiting.push(run) : run())

/** Says that the page is ready. */
export function setReady() {
  const due = waiting ?? []
  waiting = null
  for (const run of due) run()
}

"""#),
    RuntimeFile(path: "shared/page/replay.js", text: #"""
// Does what the early script has recorded, now that there are handlers.

/**
 * Dispatches an event like each recorded one at the same target, once and in order: handlers and bindings run, but nothing
 * that a browser does by itself on a click happens again. What is gone from the page is passed over.
 */
export function replay() {
  const early = /** @type {Event[]} */ (/** @type {any} */ (window).facetEarly ?? [])
  Object.assign(window, { facetEarly: null })
  const prevent = (/** @type {Event} */ event) => event.preventDefault()
  for (const event of early) {
    const { type, target } = event
    if (!(target instanceof Node && target.isConnected)) continue
    addEventListener(type, prevent)
    // An event has the members that make another one of its kind.
    const Kind = /** @type {typeof Event} */ (event.constructor)
    target.dispatchEvent(new Kind(type, event))
    removeEventListener(type, prevent)
  }
}

"""#),
    RuntimeFile(path: "shared/page/report.js", text: #"""
// What happens with errors that nobody catches.

import { pathOf } from "./place.js"

/**
 * Says in the page that something went wrong, in the place where the server puts such a notice. There is one at a time.
 * @param {string} text
 */
export function notice(text) {
  document.querySelector("body > .facet-notice")?.remove()
  const element = document.createElement("p")
  document.body.prepend(Object.assign(element, { className: "facet-notice", role: "alert", textContent: text }))
  return element
}

/**
 * An error that left an action, an effect, an update. The visitor sees a notice: what the API said of a call that failed,
 * otherwise only that something failed. The error goes to the console and to `window`'s `error` event; `at` says in which
 * instance it was.
 * @param {any} error
 * @param {import("./place.js").Place} [place]
 */
export function report(error, place) {
  const said = error?.error
  notice(said ? said.title + (said.detail && `: ${said.detail}`) : "This did not work.")
  if (place && error instanceof Error) Object.assign(error, { at: pathOf(place) })
  reportError(error)
}

"""#),
    RuntimeFile(path: "shared/page/rising.js", text: #"""
// Which items of a list can stay where they are, so that as few as possible have to be moved.

/**
 * The positions of a longest rising run among the numbers; those below zero are in none.
 * @param {number[]} numbers where each item stood before
 */
export function rising(numbers) {
  /** @type {number[]} the last position of a run, by its length */
  const ends = []
  /** @type {number[]} */
  const previous = []
  numbers.forEach((number, at) => {
    if (number < 0) return
    let low = ends.length
    // Most lists rise all the way.
    if (low && numbers[ends[low - 1]] > number) {
      let high = low
      for (low = 0; low < high; ) {
        const middle = (low + high) >> 1
        if (numbers[ends[middle]] < number) low = middle + 1
        else high = middle
      }
    }
    previous[at] = low ? ends[low - 1] : -1
    ends[low] = at
  })
  const run = new Set()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]) run.add(at)
  return run
}

"""#),
    RuntimeFile(path: "shared/page/schedule.js", text: #"""
// When the DOM and the effects follow what actions have written.

import { comparePlaces } from "./place.js"
import { report } from "./report.js"
import { runEffects } from "./effects.js"

/**
 * @typedef {object} Update
 * @property {import("./place.js").Place} place
 * @property {() => void} run
 * @property {boolean} [isEnded] whether what it would change is gone
 * @property {boolean} [isQueued]
 */

/** @type {Update[]} in the order in which they run while a flush is on, else unordered */
let queue = []
let depth = 0
/** @type {<T>(run: () => T) => T} */
let around = (run) => run()
let isFlushing = false
let isAwaited = false

/**
 * Runs the handler of an event, or anything else that may write. The DOM and the effects follow at the end of the outermost
 * one, and after each part of it that waited.
 * @template T
 * @param {() => T} run
 * @param {import("./place.js").Place} [place] whose it is, to say it with an error
 * @returns {T | undefined}
 */
export function batch(run, place) {
  depth++
  try {
    const result = depth > 1 ? run() : around(run)
    if (result instanceof Promise) result.catch((error) => report(error, place))
    return result
  } catch (error) {
    report(error, place)
  } finally {
    if (!--depth) flush()
  }
}

/**
 * Lets a library of its own batches put one around each outermost batch of ours.
 * @param {<T>(run: () => T) => T} batch
 */
export const surround = (batch) => void (around = batch)

/**
 * Lets an update run at the next flush, once. Without an update, only the effects are looked at.
 * @param {Update} [update]
 */
export function changed(update) {
  if (update && !update.isQueued) {
    update.isQueued = true
    if (isFlushing) queue.splice(position(update), 0, update)
    else queue.push(update)
  }
  if (!depth && !isFlushing && !isAwaited) {
    isAwaited = true
    queueMicrotask(() => {
      isAwaited = false
      flush()
    })
  }
}

/** Where the update belongs in the ordered queue: behind those that come before it. */
function position(/** @type {Update} */ { place }) {
  let [start, end] = [0, queue.length]
  while (start < end) {
    const middle = (start + end) >> 1
    if (comparePlaces(queue[middle].place, place) > 0) end = middle
    else start = middle + 1
  }
  return start
}

/**
 * Runs all updates until none is left, parents first, then the effects whose values have changed, and so on. After 100
 * rounds the effects are left alone, and that is an error.
 */
export function flush() {
  if (isFlushing) return
  isFlushing = true
  let rounds = 0
  do {
    queue.sort((a, b) => comparePlaces(a.place, b.place))
    for (let update; (update = queue.shift()); ) {
      update.isQueued = false
      if (update.isEnded) continue
      try {
        update.run()
      } catch (error) {
        report(error, update.place)
      }
    }
  } while (runEffects(rounds++, batch))
  isFlushing = false
}

"""#),
    RuntimeFile(path: "shared/page/start.js", text: #"""
// How a page's client starts.

import { pageData } from "./data.js"
import { began } from "./evaluate.js"
import { initial } from "./instance.js"
import { rootPlace } from "./place.js"
import { setReady } from "./ready.js"
import { replay } from "./replay.js"
import { flush } from "./schedule.js"

/** Takes what had to be repaired. @type {(repairs: MutationRecord[]) => void} */
let tell = ({ length }) => {
  if (length) console.warn("The page was not what its values make. It was repaired.")
}

/** Lets tools say more of it. */
export const onMismatch = (/** @type {typeof tell} */ hear) => void (tell = hear)

/**
 * Takes the server's page over: all of it in one task, then what visitors did before.
 * @param {Record<string, import("../data/shape.js").Shape<any>>} shapes of what the page data can say of the page itself
 * @param {(page: {place: import("./place.js").Place, roots: ChildNode[], values: Record<string, any>}) => void} adopt
 *   makes the page's instance of the body's nodes and of its decoded values
 */
export function start(shapes, adopt) {
  const start = performance.now()
  performance.measure("facet:evaluate", { start: began })
  const roots = [...document.body.childNodes].filter(
    (/** @type {any} */ node) => !node.matches?.("script, .facet-notice"),
  )
  // The server's page needs no change, whatever the target: each one is a repair.
  const observer = new MutationObserver(Object)
  observer.observe(document.body, {
    subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true,
  })
  adopt({ place: rootPlace, roots, values: initial(rootPlace, shapes) })
  tell(observer.takeRecords())
  observer.disconnect()
  // What begins from now on was not rendered by the server.
  pageData().state = {}
  // Nothing has changed yet. What effects write from here on is theirs.
  document.documentElement.dataset.ready = ""
  flush()
  performance.measure("facet:hydrate", { start })
  replay()
  setReady()
}

"""#),
    RuntimeFile(path: "shared/page/store.js", text: #"""
// Stores: values that the components of a page share.

import { batch } from "./schedule.js"

/**
 * @template T
 * @typedef {object} Store
 * @property {string} name
 * @property {T} value
 * @property {(values: Record<string, any>) => T} begin the value for an instance that begins, given its `initial` values
 * @property {(value: T) => void} set
 * @property {Set<{receive: (values: Record<string, any>) => void}>} users
 */

/**
 * A store with its initial value. The call has no effect, so a store that a page does not use can be left out.
 * @template T
 * @param {string} name
 * @param {T} value
 * @returns {Store<T>}
 */
export const store = (name, value) => ({
  name,
  value,
  users: new Set(),
  begin(values) {
    if (name in values) this.value = values[name]
    return this.value
  },
  set(value) {
    this.value = value
    batch(() => {
      for (const user of [...this.users]) user.receive({ [name]: value })
    })
  },
})

"""#),
    RuntimeFile(path: "shared/page/stored.js", text: #"""
// `stored` states: kept in the browser, by component and name. A browser that keeps nothing, or has kept something else,
// is as good as one that is new.

import { decode, encode } from "../data/shape.js"
import { whenReady } from "./ready.js"
import { batch } from "./schedule.js"

/** @typedef {import("../data/shape.js").Shape<any>} Shape */

const keyOf = (/** @type {string} */ component, /** @type {string} */ name) => `facet:${component}.${name}`

/**
 * What is kept; undefined when nothing is, or nothing of that shape.
 * @param {string} component
 * @param {string} name
 * @param {Shape} shape
 */
export function readStored(component, name, shape) {
  try {
    const text = localStorage.getItem(keyOf(component, name))
    return text === null ? undefined : decode(shape, JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * @param {string} component
 * @param {string} name
 * @param {Shape} shape
 * @param {any} value
 */
export function writeStored(component, name, shape, value) {
  try {
    localStorage.setItem(keyOf(component, name), JSON.stringify(encode(shape, value)))
  } catch {
    // Storage is full or denied; the state lives as long as the page.
  }
}

/**
 * Gives an instance what is kept of its state. The server has rendered the initial value, so that is adopted first.
 * @param {import("./instance.js").Instance} instance
 * @param {string} name
 * @param {Shape} shape
 */
export function restore(instance, name, shape) {
  whenReady(() => {
    const value = readStored(instance.name, name, shape)
    if (value !== undefined && !instance.isEnded) batch(() => instance.receive({ [name]: value }), instance.place)
  })
}

"""#),
    RuntimeFile(path: "shared/page/timers.js", text: #"""
// Time and chance, for actions.

import { endWith } from "./place.js"
import { batch } from "./schedule.js"

/** Browsers take a longer time for none. (Bundlers keep a power that nobody uses.) */
const longest = 2147483647

/**
 * Runs an action once, after that many milliseconds, unless what stands at the place ends before.
 * @param {import("./place.js").Place} place
 * @param {number} delay
 * @param {() => void} run
 */
export function after(place, delay, run) {
  if (place.isEnded) return
  const timer = setTimeout(() => {
    end()
    batch(run, place)
  }, Math.min(delay, longest))
  const end = endWith(place, () => clearTimeout(timer))
}

/**
 * Runs an action again and again, until what stands at the place ends.
 * @param {import("./place.js").Place} place
 * @param {number} delay
 * @param {() => void} run
 */
export function every(place, delay, run) {
  if (place.isEnded) return
  const timer = setInterval(() => batch(run, place), Math.min(delay, longest))
  endWith(place, () => clearInterval(timer))
}

export const now = () => Date.now()
export const random = () => Math.random()

"""#),
    RuntimeFile(path: "shared/standard/arrays.js", text: #"""
// Arrays and dictionaries. None is ever changed: a function returns another one.
//
// | may be inlined                  | as                        |
// |---------------------------------|---------------------------|
// | arrayCount(a)                   | a.length                  |
// | arrayIsEmpty(a)                 | a.length === 0            |
// | arrayFirst(a), arrayLast(a)     | a.at(0) ?? null, a.at(-1) ?? null |
// | element(a, i)                   | a[i] ?? null              |
// | arrayMap(a, f), arrayFilter(a, f) | a.map(f), a.filter(f), when f is written out with its one parameter |
// | arrayFirstWhere(a, f)           | a.find(f) ?? null, likewise |
// | arrayContainsWhere(a, f), arrayAllSatisfy(a, f) | a.some(f), a.every(f), likewise |
// | arrayContains(a, x)             | a.includes(x), for Int, Bool, String, Date and enumerations |
// | arrayReversed(a)                | [...a].reverse()          |
// | entry(d, k)                     | d.get(k) ?? null          |
// | dictionaryCount(d)              | d.size                    |
// | dictionaryIsEmpty(d)            | d.size === 0              |
// | dictionaryKeys(d), dictionaryValues(d) | [...d.keys()], [...d.values()] |

import { equal } from "./equality.js"
import { checkCount, checkDepth, checkText } from "./failure.js"
import { printed } from "./numbers.js"

/** @type {<T>(items: T[]) => number} */
export const arrayCount = (items) => items.length
/** @type {<T>(items: T[]) => boolean} */
export const arrayIsEmpty = (items) => items.length === 0
/** @type {<T>(items: T[]) => T | null} */
export const arrayFirst = (items) => items.at(0) ?? null
/** @type {<T>(items: T[]) => T | null} */
export const arrayLast = (items) => items.at(-1) ?? null
/** Null when there is no such element. @type {<T>(items: T[], index: number) => T | null} */
export const element = (items, index) => items[index] ?? null

const indexOrNull = (/** @type {number} */ index) => (index < 0 ? null : index)

/** @type {<T>(items: T[], test: (item: T) => boolean) => T | null} */
export const arrayFirstWhere = (items, test) => items.find((item) => test(item)) ?? null
/** @type {<T>(items: T[], test: (item: T) => boolean) => number | null} */
export const arrayFirstIndexWhere = (items, test) => indexOrNull(items.findIndex((item) => test(item)))
/** @type {<T>(items: T[], value: T) => number | null} */
export const arrayFirstIndex = (items, value) => arrayFirstIndexWhere(items, (item) => equal(item, value))
/** @type {<T>(items: T[], value: T) => boolean} */
export const arrayContains = (items, value) => items.some((item) => equal(item, value))
/** @type {<T>(items: T[], test: (item: T) => boolean) => boolean} */
export const arrayContainsWhere = (items, test) => items.some((item) => test(item))
/** @type {<T>(items: T[], test: (item: T) => boolean) => boolean} */
export const arrayAllSatisfy = (items, test) => items.every((item) => test(item))

/** @type {<T, R>(items: T[], change: (item: T) => R) => R[]} */
export const arrayMap = (items, change) => items.map((item) => change(item))
/** @type {<T>(items: T[], test: (item: T) => boolean) => T[]} */
export const arrayFilter = (items, test) => items.filter((item) => test(item))
/** @type {<T, R>(items: T[], change: (item: T) => R | null) => R[]} */
export const arrayCompactMap = (items, change) => arrayMap(items, change).filter((item) => item !== null)

/** @type {<T, R>(items: T[], change: (item: T) => R[]) => R[]} */
export function arrayFlatMap(items, change) {
  const result = []
  for (const item of items) {
    const more = change(item)
    checkCount(result.length + more.length)
    for (const other of more) result.push(other)
  }
  return result
}

/**
 * A closure can wrap what it got, and each round adds a level; only now and then, since that looks at everything.
 * @type {<T, R>(items: T[], initial: R, combine: (result: R, item: T) => R) => R}
 */
export const arrayReduce = (items, initial, combine) =>
  items.reduce((result, item, index) => {
    const next = combine(result, item)
    return index % 64 === 63 ? checkDepth(next) : next
  }, initial)

/** @type {<T>(items: T[]) => T[]} */
export const arrayReversed = (items) => [...items].reverse()
/** @type {<T>(items: T[], count: number) => T[]} */
export const arrayPrefix = (items, count) => items.slice(0, Math.max(0, count))
/** @type {<T>(items: T[], count: number) => T[]} */
export const arraySuffix = (items, count) => (count > 0 ? items.slice(-count) : [])
/** @type {<T>(items: T[], count?: number) => T[]} */
export const arrayDropFirst = (items, count = 1) => items.slice(Math.max(0, count))

/** @type {<T>(items: T[]) => { index: number, value: T }[]} */
export const arrayEnumerated = (items) => items.map((value, index) => ({ index, value }))

/** @type {<A, B>(a: A[], b: B[]) => { first: A, second: B }[]} */
export const zip = (a, b) => arrayPrefix(a, b.length).map((first, index) => ({ first, second: b[index] }))

/**
 * The printed elements with the text between them. What is surely too long is not made longer.
 * @param {(number | boolean | string)[]} items
 * @param {string} [separator]
 */
export const arrayJoined = (items, separator = "") =>
  checkText(
    items.reduce((/** @type {string} */ text, item, index) => {
      const longer = text + (index ? separator : "") + printed(item)
      return longer.length > 1e7 ? checkText(longer) : longer
    }, ""),
  )

/**
 * From left to right. Whether the elements are Int or Double is said by how they are added.
 * @param {number[]} items
 * @param {(a: number, b: number) => number} add `addInt` or `addDouble`
 */
export const arraySum = (items, add) => items.reduce((sum, item) => add(sum, item), 0)

/** @type {<T>(a: T[], b: T[]) => T[]} */
export function addArray(a, b) {
  checkCount(a.length + b.length)
  return a.concat(b)
}

/** Null when there is no such key. @type {<K, V>(dictionary: Map<K, V>, key: K) => V | null} */
export const entry = (dictionary, key) => dictionary.get(key) ?? null
/** @type {<K, V>(dictionary: Map<K, V>) => number} */
export const dictionaryCount = (dictionary) => dictionary.size
/** @type {<K, V>(dictionary: Map<K, V>) => boolean} */
export const dictionaryIsEmpty = (dictionary) => dictionary.size === 0
/** @type {<K, V>(dictionary: Map<K, V>) => K[]} */
export const dictionaryKeys = (dictionary) => [...dictionary.keys()]
/** @type {<K, V>(dictionary: Map<K, V>) => V[]} */
export const dictionaryValues = (dictionary) => [...dictionary.values()]
/** @type {<K, V>(dictionary: Map<K, V>) => { key: K, value: V }[]} */
export const dictionaryEntries = (dictionary) => Array.from(dictionary, ([key, value]) => ({ key, value }))

"""#),
    RuntimeFile(path: "shared/standard/case-tables.js", text: #"""
// Made by scripts/tables/unicode_tables.py for Unicode 14.0.0. Change that, not this.

// First and last scalar of each range where an engine's mapping is the language's, as distances in base 36.
export const knownRanges =
  "1t mu 4 4 7 4 2 0 2 j 2 b0 2 11 b 12 26x 11 2 0 6 0 3 1b ip 2d 3 5 1oj 8 8 16 3 2 56 bg 3 5 3 11 3 5 3 7 2 0 2 0 2 0 2 u 3 1g 2 e 2 d 3 5 5 c 6 2 2 6 8a 2m mq 1f 1ef 6r d 11 2 0 6 0 nwz 2j 3r 4o 6 1 5 3 s 1 nx 0 t 27 fnl 6 d 4 sq 1l x2 27 2p z 5 z 39 a 2 e 2 6 2 1 2 a 2 e 2 6 2 1 1c4 1e e 1e 2b2 1r gv5 1r o75 1v"

// Every scalar with the property White_Space.
export const whiteSpace = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

"""#),
    RuntimeFile(path: "shared/standard/case.js", text: #"""
// Case and white space. Nothing here is worth inlining.
//
// The tables are those of one Unicode version, whatever the engine's is: case-tables.js says for which scalars an
// engine's mapping is the language's (docs/adr/0055).

import { checkText } from "./failure.js"
import { knownRanges, whiteSpace } from "./case-tables.js"

/**
 * Pairs of numbers in base 36: how far a range of scalars is from the one before, and how long it is.
 * @param {string} ranges
 */
function decoded(ranges) {
  let end = 0
  return ranges.split(" ").map((number) => (end += parseInt(number, 36)))
}

const bounds = /* @__PURE__ */ decoded(knownRanges)

/** Whether the tables' version knows the scalar, so that the engine maps it as the tables do. */
function isKnown(/** @type {string} */ scalar) {
  const code = /** @type {number} */ (scalar.codePointAt(0))
  let index = 0
  while (bounds[index + 1] < code) index += 2
  return code >= bounds[index]
}

/**
 * Each scalar by itself, so that none is mapped by what stands around it.
 * @param {string} text
 * @param {(scalar: string) => string} change
 */
function mapped(text, change) {
  let result = ""
  for (const scalar of text) {
    const other = change(scalar)
    result += other !== scalar && [scalar, ...other].every(isKnown) ? other : scalar
  }
  return checkText(result)
}

/** Each scalar in lower case: a final sigma is like any other. */
export const stringLowercased = (/** @type {string} */ text) => mapped(text, (scalar) => scalar.toLowerCase())

/** Each scalar in upper case: `ß` becomes `SS`. */
export const stringUppercased = (/** @type {string} */ text) => mapped(text, (scalar) => scalar.toUpperCase())

/** Without White_Space at both ends. `String.prototype.trim` takes U+FEFF for some, and U+0085 for none. */
export function stringTrimmed(/** @type {string} */ text) {
  let start = 0
  let end = text.length
  while (start < end && whiteSpace.includes(text[start])) start++
  while (start < end && whiteSpace.includes(text[end - 1])) end--
  return text.slice(start, end)
}

"""#),
    RuntimeFile(path: "shared/standard/changes.js", text: #"""
// What actions do to arrays, dictionaries and places: each function returns the changed value, and the one it was given
// stays as it was. Nothing here is worth inlining.

import { checkCount, fail } from "./failure.js"

/**
 * The index, when it is one of that many.
 * @param {number} index
 * @param {number} count
 */
const checkIndex = (index, count) => (index >= 0 && index < count ? index : fail("index-out-of-range"))

/** @type {<T>(items: T[], value: T) => T[]} */
export function append(items, value) {
  checkCount(items.length + 1)
  return [...items, value]
}

/** @type {<T>(items: T[], value: T, index: number) => T[]} */
export function insert(items, value, index) {
  checkCount(items.length + 1)
  const result = [...items]
  result.splice(checkIndex(index, items.length + 1), 0, value)
  return result
}

/** @type {<T>(items: T[], index: number) => T[]} */
export function removeAt(items, index) {
  const result = [...items]
  result.splice(checkIndex(index, items.length), 1)
  return result
}

/** @type {<T>(items: T[], test: (item: T) => boolean) => T[]} */
export const removeAllWhere = (items, test) => items.filter((item) => !test(item))

/** Of an array or a dictionary. @type {<C extends unknown[] | Map<unknown, unknown>>(collection: C) => C} */
export const removeAll = (collection) => /** @type {any} */ (Array.isArray(collection) ? [] : new Map())

/** @type {<T>(items: T[], a: number, b: number) => T[]} */
export function swapAt(items, a, b) {
  checkIndex(a, items.length)
  checkIndex(b, items.length)
  return withElement(withElement(items, a, items[b]), b, items[a])
}

/** @type {<K, V>(dictionary: Map<K, V>, key: K) => Map<K, V>} */
export const removeValue = (dictionary, key) => withEntry(dictionary, key, null)

/** @type {<R extends object>(record: R, name: keyof R, value: unknown) => R} */
export const withField = (record, name, value) => ({ ...record, [name]: value })

/** @type {<T>(items: T[], index: number, value: T) => T[]} */
export function withElement(items, index, value) {
  const result = [...items]
  result[checkIndex(index, items.length)] = value
  return result
}

/**
 * A key that is there keeps its place; nil removes it.
 * @type {<K, V>(dictionary: Map<K, V>, key: K, value: V | null) => Map<K, V>}
 */
export function withEntry(dictionary, key, value) {
  const result = new Map(dictionary)
  if (value === null) result.delete(key)
  else result.set(key, value)
  return result
}

/**
 * A value with another one at a place within it: `updated(order, ["lines", 0, "count"], (count) => addInt(count, 1))`.
 * Everything on the way has to be there; the last key of a dictionary may be new.
 * @param {any} value
 * @param {readonly unknown[]} path names of fields, indexes, keys
 * @param {(value: any) => any} change gets what is there, null for a new key
 * @returns {any}
 */
export function updated(value, path, change) {
  if (!path.length) return change(value)
  const [step, ...rest] = path
  if (value instanceof Map) {
    const entry = value.get(step) ?? null
    if (entry === null && rest.length) fail("index-out-of-range")
    return withEntry(value, step, updated(entry, rest, change))
  }
  if (!Array.isArray(value)) return withField(value, /** @type {never} */ (step), updated(value[/** @type {string} */ (step)], rest, change))
  const index = checkIndex(/** @type {number} */ (step), value.length)
  return withElement(value, index, updated(value[index], rest, change))
}

"""#),
    RuntimeFile(path: "shared/standard/dates.js", text: #"""
// Dates: milliseconds since 1970-01-01T00:00:00Z, from the year 1 to 9999. Of JavaScript's `Date` only what ECMA-262
// defines for UTC is used: the proleptic Gregorian calendar, without a zone or a locale. Nothing here is worth inlining.

import { fail } from "./failure.js"

const dayLength = 86400000

const isInRange = (/** @type {number} */ date) => date >= -62135596800000 && date <= 253402300799999

/**
 * `2024-02-29T12:34:56Z`, with three digits of a second when there are milliseconds (RFC 3339 §5.6), as a clock shows
 * it that stands that many minutes east of UTC.
 * @param {number} date
 * @param {number} [offset]
 */
export function rfc3339(date, offset = 0) {
  const zone = offset ? (offset < 0 ? "-" : "+") + new Date(Math.abs(offset) * 60000).toISOString().slice(11, 16) : "Z"
  // Shifted, the last day of the year 9999 can be one of 10000, which ECMAScript writes as +010000.
  return new Date(date + offset * 60000).toISOString().replace(/^\+0|(\.000)?Z$/g, "") + zone
}

/**
 * The instant that an RFC 3339 text says; digits beyond milliseconds are dropped, second 60 is the next minute's 0. Null
 * for any other text and outside the years 1 to 9999.
 * @param {string} text
 * @param {boolean} [isLenient] takes what forms send too: a day alone, or with a time without an offset and perhaps
 *   without seconds; both in UTC
 * @returns {number | null}
 */
export function parsedDate(text, isLenient = false) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:(T)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?$/i.exec(text)
  if (!match) return null
  const [, year, month, day, mark, hour = 0, minute = 0, second = 0, fraction = "", zone = ""] = match
  if (zone ? !second : !isLenient || mark === "t") return null
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  if (+hour > 23 || +minute > 59 || +second > 60 || hours > 23 || minutes > 59) return null
  const midnight = new Date(0)
  midnight.setUTCFullYear(+year, +month - 1, +day)
  // A day that the month does not have leads into another one.
  if (year === "0000" || midnight.getUTCMonth() !== +month - 1) return null
  const seconds = (+hour * 60 + +minute - (hours * 60 + minutes) * (zone[0] === "-" ? -1 : 1)) * 60 + +second
  const date = midnight.getTime() + seconds * 1000 + Number((fraction + "00").slice(0, 3))
  return isInRange(date) ? date : null
}

/** `Date(String)`. */
export const dateFromText = (/** @type {string} */ text) => parsedDate(text, true)

const inRange = (/** @type {number} */ date) => (isInRange(date) ? date : fail("date-out-of-range"))

export const dateAdding = (/** @type {number} */ date, /** @type {number} */ days) => inRange(date + days * dayLength)
export const dateAddingSeconds = (/** @type {number} */ date, /** @type {number} */ seconds) =>
  inRange(date + seconds * 1000)

/** Adding 0 makes 0 of -0. */
export const dateSecondsSince = (/** @type {number} */ date, /** @type {number} */ other) =>
  Math.trunc((date - other) / 1000) + 0

export const dateYear = (/** @type {number} */ date) => new Date(date).getUTCFullYear()
export const dateMonth = (/** @type {number} */ date) => new Date(date).getUTCMonth() + 1
export const dateDay = (/** @type {number} */ date) => new Date(date).getUTCDate()
export const dateHour = (/** @type {number} */ date) => new Date(date).getUTCHours()
export const dateMinute = (/** @type {number} */ date) => new Date(date).getUTCMinutes()
export const dateWeekday = (/** @type {number} */ date) => new Date(date).getUTCDay() || 7

"""#),
    RuntimeFile(path: "shared/standard/equality.js", text: #"""
// Equality by value.
//
// | may be inlined | as                                                               |
// |----------------|------------------------------------------------------------------|
// | equal(a, b)    | a === b, for Int, Double, Bool, String, Date, enumerations, their optionals, and beside nil |
// | notEqual(a, b) | a !== b, for the same                                             |

/**
 * Arrays by elements, dictionaries by entries in any order, records and money by fields; NaN equals nothing.
 * @param {unknown} a
 * @param {unknown} b of the same type
 * @returns {boolean}
 */
export function equal(a, b) {
  if (a === null || b === null || typeof a !== "object") return a === b
  if (a instanceof Map) return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)))
  if (Array.isArray(a)) return a.length === b.length && a.every((element, index) => equal(element, b[index]))
  return Object.keys(a).every((name) => equal(a[name], b[name]))
}

export const notEqual = (/** @type {unknown} */ a, /** @type {unknown} */ b) => !equal(a, b)

"""#),
    RuntimeFile(path: "shared/standard/failure.js", text: #"""
// Why an expression has no value, and what one value may grow to. Nothing here is worth inlining.

/** An evaluation error of the language. Its code is the server's: `division-by-zero`, `index-out-of-range`. */
export class EvaluationError extends Error {
  /**
   * @param {string} code
   * @param {string} [message] for the template's author
   */
  constructor(code, message = code) {
    super(message)
    this.code = code
  }
}

/**
 * Throws, where an expression is wanted.
 * @param {string} code
 * @returns {never}
 */
export function fail(code) {
  throw new EvaluationError(code)
}

/**
 * @param {number} count of the elements that an array would have
 */
export function checkCount(count) {
  if (count > 1e6) fail("too-many-elements")
}

/**
 * The text, unless it has more bytes of UTF-8 than a text may have. They are counted only where there can be as many:
 * a unit of UTF-16 has one to three.
 * @param {string} text
 */
export function checkText(text) {
  if (text.length > 1e7 || (text.length > 3e6 && new TextEncoder().encode(text).length > 1e7)) fail("text-too-long")
  return text
}

/**
 * The value, unless it is nested too deeply: a record of a type that can hold itself, or what `reduce` has made.
 * @template T
 * @param {T} value
 */
export function checkDepth(value) {
  return checkSize(value, Infinity)
}

/**
 * The value, unless it is nested too deeply or has too many parts: a place of a recursive type that was assigned to.
 * @template T
 * @param {T} value
 * @param {number} [parts] at most that many elements, fields and entries, at all levels together
 */
export function checkSize(value, parts = 1e6) {
  const fits = (value, levels) => {
    if (value === null || typeof value !== "object") return true
    const children = value instanceof Map ? [...value.values()] : Object.values(value)
    // Money has no parts.
    if (children.length === 2 && "amount" in value && "currency" in value) return true
    parts -= children.length
    return levels > 0 && parts >= 0 && children.every((child) => fits(child, levels - 1))
  }
  return fits(value, 500) ? value : fail("value-too-deep")
}

"""#),
    RuntimeFile(path: "shared/standard/format.js", text: #"""
// Formatting by the tables in shared/locale, never by `Intl`. Nothing here is worth inlining.

import { minorDigits, symbols } from "../locale/currencies.js"
import { dateWeekday, rfc3339 } from "./dates.js"
import { fail } from "./failure.js"

/** @typedef {import("../locale/en.js").FormatLocale} FormatLocale */

/**
 * A pattern of the locale table with its names in braces filled in.
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
const filled = (pattern, values) => pattern.replace(/{(\w+)}/g, (_, name) => String(values[name]))

/**
 * A whole number of units, of which 10^count make one, with that many digits after the point.
 * @param {string} units
 * @param {number} count
 * @param {FormatLocale} locale
 */
function number(units, count, locale) {
  const digits = units.padStart(count + 1, "0")
  const point = digits.length - count
  const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, locale.group)
  return count ? whole + locale.decimal + digits.slice(point) : whole
}

/**
 * Rounds half away from zero, from the digits that the number prints with: `1.005` with two is `1.01`.
 * @param {number} value
 * @param {number} shift of the decimal point to the right
 * @param {number} count of digits after the point
 * @param {FormatLocale} locale
 * @param {(number: string) => string} layOut
 */
function rounded(value, shift, count, locale, layOut) {
  if (!(count >= 0 && count <= 20)) fail("invalid-argument")
  if (!Number.isFinite(value)) return String(value)
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e")
  const digits = mantissa.replace(".", "")
  // How many of the digits stay; fewer than none when the number is less than half of the last place.
  const kept = Number(exponent) + 1 + shift + count
  const units = BigInt(digits.slice(0, Math.max(0, kept)).padEnd(kept, "0")) + (digits[kept] >= "5" ? 1n : 0n)
  return (value < 0 && units ? "-" : "") + layOut(number(String(units), count, locale))
}

export const formatInt = (/** @type {number} */ value, /** @type {FormatLocale} */ locale) =>
  (value < 0 ? "-" : "") + number(String(Math.abs(value)), 0, locale)

/**
 * @param {number} value
 * @param {number} digits 0 to 20
 * @param {FormatLocale} locale
 */
export const formatDouble = (value, digits, locale) => rounded(value, 0, digits, locale, (text) => text)

/**
 * A hundred times the number.
 * @param {number} value
 * @param {number} digits 0 to 20
 * @param {FormatLocale} locale
 */
export const formatPercent = (value, digits, locale) =>
  rounded(value, 2, digits, locale, (n) => filled(locale.percent, { n }))

/**
 * @param {import("./money.js").Money} money
 * @param {FormatLocale} locale
 */
export function formatMoney({ amount, currency }, locale) {
  const digits = Number(Object.keys(minorDigits).find((count) => minorDigits[count].includes(currency)) ?? 2)
  const symbol = symbols[currency]
  const n = number(String(Math.abs(amount)), digits, locale)
  return (amount < 0 ? "-" : "") + filled(symbol ? locale.money : locale.moneyWithCode, { n, c: symbol ?? currency })
}

/**
 * @param {number} date
 * @param {string} style `date`, `time`, `dateTime`, `month`, `weekday` or `iso`
 * @param {number} offset in minutes east of UTC
 * @param {FormatLocale} locale
 */
export function formatDate(date, style, offset, locale) {
  if (Math.abs(offset) > 1439) fail("invalid-argument")
  if (style === "iso") return rfc3339(date, offset)
  if (!Object.hasOwn(locale.dates, style)) fail("invalid-argument")
  const [, yyyy, MM, dd, HH, mm, ss] = /** @type {string[]} */ (/^(\d+)-(..)-(..)T(..):(..):(..)/.exec(rfc3339(date, offset)))
  return filled(locale.dates[style], {
    yyyy, MM, dd, HH, mm, ss,
    M: +MM,
    d: +dd,
    MMM: locale.shortMonths[+MM - 1],
    MMMM: locale.months[+MM - 1],
    EEEE: locale.weekdays[dateWeekday(date + offset * 60000) - 1],
  })
}

"""#),
    RuntimeFile(path: "shared/standard/money.js", text: #"""
// Money: an Int of minor units and a currency.
//
// | may be inlined   | as         |
// |------------------|------------|
// | moneyAmount(a)   | a.amount   |
// | moneyCurrency(a) | a.currency |

import { fail } from "./failure.js"
import { addInt, multiplyInt, subtractInt } from "./numbers.js"

/** @typedef {{ amount: number, currency: string }} Money */

/**
 * @param {number} amount of minor units
 * @param {string} currency
 * @returns {Money}
 */
export const makeMoney = (amount, currency) =>
  /^[A-Z]{3}$/.test(currency) ? { amount, currency } : fail("invalid-currency")

export const moneyAmount = (/** @type {Money} */ money) => money.amount
export const moneyCurrency = (/** @type {Money} */ money) => money.currency

/**
 * @param {Money} a
 * @param {Money} b
 * @param {(a: number, b: number) => number} operation
 * @returns {Money}
 */
const combined = (a, b, operation) =>
  a.currency === b.currency
    ? { amount: operation(a.amount, b.amount), currency: a.currency }
    : fail("mixed-currencies")

export const addMoney = (/** @type {Money} */ a, /** @type {Money} */ b) => combined(a, b, addInt)
export const subtractMoney = (/** @type {Money} */ a, /** @type {Money} */ b) => combined(a, b, subtractInt)

/** @returns {Money} */
export const multiplyMoney = (/** @type {Money} */ money, /** @type {number} */ factor) => ({
  amount: multiplyInt(money.amount, factor),
  currency: money.currency,
})

/** Null when there is none. @returns {Money | null} */
export const moneySum = (/** @type {Money[]} */ items) => (items.length ? items.reduce((a, b) => addMoney(a, b)) : null)

"""#),
    RuntimeFile(path: "shared/standard/numbers.js", text: #"""
// Integers, doubles, and their texts. An Int is a number within ±(2^53-1) that is never -0.
//
// | may be inlined           | as                      |
// |--------------------------|-------------------------|
// | addDouble(a, b), …       | a + b, a - b, a * b, a / b, a % b |
// | negateDouble(a)          | -a                      |
// | negateInt(a)             | 0 - a                   |
// | absInt(a), absDouble(a)  | Math.abs(a)             |
// | intToDouble(a)           | a                       |
// | enumerationFromRaw(text, cases) | cases.includes(text) ? text : null |
// | toString(a), printed(a)  | `${a}`, or a itself for a String or an enumeration |

import { checkCount, checkText, fail } from "./failure.js"

/**
 * A number that is whole, as an Int. Adding 0 makes 0 of -0.
 * @param {number} number
 * @param {string} [code] of the failure when no Int can hold it
 */
const safe = (number, code = "integer-overflow") => (Number.isSafeInteger(number) ? number + 0 : fail(code))

// A result that no Int can hold is rounded to a number that none can hold either, so it is checked afterwards.

export const addInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a + b)
export const subtractInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a - b)
export const multiplyInt = (/** @type {number} */ a, /** @type {number} */ b) => safe(a * b)

/**
 * The quotient of two safe integers is never rounded up to the next whole number: it is at least 1/b away from it, and
 * half the distance of two doubles there is less.
 * @param {number} a
 * @param {number} b
 */
export const divideInt = (a, b) => (b ? safe(Math.trunc(a / b)) : fail("division-by-zero"))

export const remainderInt = (/** @type {number} */ a, /** @type {number} */ b) =>
  b ? safe(a % b) : fail("division-by-zero")

export const negateInt = (/** @type {number} */ a) => 0 - a
export const absInt = (/** @type {number} */ a) => Math.abs(a)

export const addDouble = (/** @type {number} */ a, /** @type {number} */ b) => a + b
export const subtractDouble = (/** @type {number} */ a, /** @type {number} */ b) => a - b
export const multiplyDouble = (/** @type {number} */ a, /** @type {number} */ b) => a * b
export const divideDouble = (/** @type {number} */ a, /** @type {number} */ b) => a / b
export const remainderDouble = (/** @type {number} */ a, /** @type {number} */ b) => a % b
export const negateDouble = (/** @type {number} */ a) => -a
export const absDouble = (/** @type {number} */ a) => Math.abs(a)

const toInt = (/** @type {number} */ number) => safe(number, "number-out-of-range")

/** Halves go away from zero, `Math.round`'s towards +∞. */
export const doubleRounded = (/** @type {number} */ a) => toInt(Math.sign(a) * Math.round(Math.abs(a)))
export const doubleFloor = (/** @type {number} */ a) => toInt(Math.floor(a))
export const doubleCeiling = (/** @type {number} */ a) => toInt(Math.ceil(a))
export const doubleToInt = (/** @type {number} */ a) => toInt(Math.trunc(a))
export const intToDouble = (/** @type {number} */ a) => a

/**
 * `Int(String)`: digits, perhaps with a sign before them; null for any other text.
 * @param {string} text
 * @returns {number | null}
 */
export function stringToInt(text) {
  const number = Number(text) + 0
  return /^[-+]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : null
}

/**
 * `Double(String)`: `12`, `-0.5`, `.5`, `1e3`; null for any other text and for what no finite double is near to.
 * @param {string} text
 * @returns {number | null}
 */
export function stringToDouble(text) {
  const number = Number(text)
  return /^[-+]?(\d*\.)?\d+(e[-+]?\d+)?$/i.test(text) && Number.isFinite(number) ? number : null
}

/**
 * The integers from one number to another one, which belongs to them when the range is closed.
 * @param {number} lower
 * @param {number} upper
 * @param {boolean} isClosed
 */
export function range(lower, upper, isClosed) {
  const count = Math.max(0, upper - lower + (isClosed ? 1 : 0))
  checkCount(count)
  return Array.from({ length: count }, (_, index) => lower + index)
}

/**
 * What an interpolation prints of an Int, Double, Bool, String or enumeration. `String(-0)` is `"0"`.
 * @param {number | boolean | string | null} value
 */
export const printed = (value) => (value === null ? "" : String(value))

/** `String(x)`. */
export const toString = printed

/**
 * An interpolated text.
 * @param {...(number | boolean | string | null)} parts
 */
export const interpolated = (...parts) => checkText(parts.map(printed).join(""))

/**
 * @param {string} text
 * @param {string[]} rawValues of the enumeration
 */
export const enumerationFromRaw = (text, rawValues) => (rawValues.includes(text) ? text : null)

"""#),
    RuntimeFile(path: "shared/standard/optional.js", text: #"""
// Optional chains.

/**
 * What follows `?.`: nil when the base is nil.
 * @template T, R
 * @param {T | null} base
 * @param {(value: T) => R} then
 */
export const chain = (base, then) => (base === null ? null : then(base))

"""#),
    RuntimeFile(path: "shared/standard/ordering.js", text: #"""
// The order of values. What it depends on, the type, is passed as a comparison.
//
// A comparison gives a negative number, zero or a positive one, and NaN when one of the two is NaN: no operator holds
// then, and sorting puts NaN last.
//
// | may be inlined                              | as                                            |
// |---------------------------------------------|-----------------------------------------------|
// | less(a, b, compareNumber), …                | a < b, a <= b, a > b, a >= b                   |
// | less(a, b, compareText), …                  | compareText(a, b) < 0, …                       |
// | minimum(a, b, …), maximum(a, b, …)          | Math.min(a, b), Math.max(a, b), for Int and Date |

import { fail } from "./failure.js"

/**
 * @template T
 * @typedef {(a: T, b: T) => number} Comparison
 */

/** Of Int, Double and Date. The difference of two equal infinities would be NaN. */
export const compareNumber = (/** @type {number} */ a, /** @type {number} */ b) => (a === b ? 0 : a - b)

/** Of String, by scalar: U+FFFF stands before U+10000, whose units of UTF-16 are less. */
export function compareText(/** @type {string} */ a, /** @type {string} */ b) {
  if (a === b) return 0
  let index = 0
  while (a.charCodeAt(index) === b.charCodeAt(index)) index++
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1)
}

/**
 * @typedef {{ amount: number, currency: string }} Money
 */

/** Of Money in one currency. */
export const compareMoney = (/** @type {Money} */ a, /** @type {Money} */ b) =>
  a.currency === b.currency ? a.amount - b.amount : fail("mixed-currencies")

/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const less = (a, b, compare) => compare(a, b) < 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const lessOrEqual = (a, b, compare) => compare(a, b) <= 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const greater = (a, b, compare) => compare(a, b) > 0
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => boolean} */
export const greaterOrEqual = (a, b, compare) => compare(a, b) >= 0

/**
 * The order of sorting: NaN, which differs from itself, is last.
 * @template T
 * @param {T} a
 * @param {T} b
 * @param {Comparison<T>} compare
 */
const order = (a, b, compare) => Number(a !== a) - Number(b !== b) || compare(a, b) || 0

/** @type {<T>(a: T, b: T, compare: Comparison<T>) => T} */
export const minimum = (a, b, compare) => (order(b, a, compare) < 0 ? b : a)
/** @type {<T>(a: T, b: T, compare: Comparison<T>) => T} */
export const maximum = (a, b, compare) => (order(a, b, compare) < 0 ? b : a)

/**
 * The nearest number in a closed range.
 * @param {number} value
 * @param {number} lower
 * @param {number} upper
 */
export function clamped(value, lower, upper) {
  if (!(lower <= upper)) fail("invalid-argument")
  return value < lower ? lower : value > upper ? upper : value
}

/** @type {<T>(items: T[], compare: Comparison<T>) => T[]} */
export const arraySorted = (items, compare) => [...items].sort((a, b) => order(a, b, compare))

/**
 * The key of each element is asked for once.
 * @type {<T, K>(items: T[], key: (item: T) => K, compare: Comparison<K>) => T[]}
 */
export const arraySortedBy = (items, key, compare) =>
  items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => order(a.key, b.key, compare))
    .map(({ item }) => item)

/** @type {<T>(items: T[], compare: Comparison<T>) => T | null} */
export const arrayMin = (items, compare) =>
  items.length ? items.reduce((best, item) => minimum(best, item, compare)) : null

/** @type {<T>(items: T[], compare: Comparison<T>) => T | null} */
export const arrayMax = (items, compare) =>
  items.length ? items.reduce((best, item) => maximum(best, item, compare)) : null

"""#),
    RuntimeFile(path: "shared/standard/text.js", text: #"""
// Text, by Unicode scalar. Texts are well formed, so a search by units of UTF-16 finds whole scalars.
//
// | may be inlined              | as                    |
// |-----------------------------|-----------------------|
// | stringIsEmpty(a)            | a === ""              |
// | stringContains(a, b)        | a.includes(b)         |
// | stringHasPrefix(a, b)       | a.startsWith(b)       |
// | stringHasSuffix(a, b)       | a.endsWith(b)         |

import { checkCount, checkText, fail } from "./failure.js"
import { arrayDropFirst, arrayPrefix, arraySuffix } from "./arrays.js"

export const addString = (/** @type {string} */ a, /** @type {string} */ b) => checkText(a + b)

/** @param {string} text */
export function stringCount(text) {
  let count = 0
  for (const _ of text) count++
  return count
}

export const stringIsEmpty = (/** @type {string} */ text) => text === ""
export const stringContains = (/** @type {string} */ text, /** @type {string} */ part) => text.includes(part)
export const stringHasPrefix = (/** @type {string} */ text, /** @type {string} */ part) => text.startsWith(part)
export const stringHasSuffix = (/** @type {string} */ text, /** @type {string} */ part) => text.endsWith(part)

/**
 * The parts between the occurrences of a text that is not empty.
 * @param {string} text
 * @param {string} separator
 */
const parts = (text, separator) => (separator === "" ? fail("empty-search") : text.split(separator))

/**
 * @param {string} text
 * @param {string} separator
 */
export function stringSplit(text, separator) {
  const found = parts(text, separator)
  checkCount(found.length)
  return found
}

/**
 * @param {string} text
 * @param {string} search
 * @param {string} replacement
 */
export function stringReplacing(text, search, replacement) {
  const found = parts(text, search)
  // What is surely too long is never made.
  if ((found.length - 1) * replacement.length > 1e7) fail("text-too-long")
  return checkText(found.join(replacement))
}

export const stringPrefix = (/** @type {string} */ text, /** @type {number} */ count) =>
  arrayPrefix([...text], count).join("")

export const stringSuffix = (/** @type {string} */ text, /** @type {number} */ count) =>
  arraySuffix([...text], count).join("")

export const stringDropFirst = (/** @type {string} */ text, /** @type {number} */ count = 1) =>
  arrayDropFirst([...text], count).join("")

/**
 * Filled at the start up to that many scalars.
 * @param {string} text
 * @param {number} count
 * @param {string} [filling]
 */
export function stringPadded(text, count, filling = " ") {
  const missing = count - stringCount(text)
  if (missing <= 0 || filling === "") return text
  if (missing > 1e7) fail("text-too-long")
  const scalars = [...filling]
  return checkText(Array.from({ length: missing }, (_, index) => scalars[index % scalars.length]).join("") + text)
}

"""#),
  ]
}
