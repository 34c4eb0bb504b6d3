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
