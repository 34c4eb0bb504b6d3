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
