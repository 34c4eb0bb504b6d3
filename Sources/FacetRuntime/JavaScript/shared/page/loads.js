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
