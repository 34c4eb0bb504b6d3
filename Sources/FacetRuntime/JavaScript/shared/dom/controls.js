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
