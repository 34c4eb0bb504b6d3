// The part of `solid-js` that generated code uses: signals, memos, effects, owners.
//
// A write marks what reads the signal as stale, and what depends on that through memos as pending. Once the outermost batch
// ends, effects run; memos are computed when they are read. Whatever is marked is looked at after its owners, since one of
// them may end it.

/** @typedef {{owner: Owner | null, owned: (Computation | (() => void))[] | null, state: number}} Owner */
/** @typedef {{value: any, observers: Set<Computation> | null, state: number}} Source */
/** @typedef {Owner & Source & {run: (before: any) => any, sources: Source[], isMemo: boolean}} Computation */

const clean = 0
const pending = 1
const stale = 2

/** Who owns what is created. @type {Owner | null} */
let owner = null
/** Who depends on what is read. @type {Computation | null} */
let observer = null
let depth = 0
/** Effects that are marked. @type {Computation[]} */
let queue = []

/**
 * A function that is written gives the value, of the one before.
 * @template T
 * @param {T} value
 * @returns {[() => T, (next: T | ((before: T) => T)) => void]}
 */
export function createSignal(value) {
  /** @type {Source} */
  const signal = { value, observers: null, state: clean }
  return [() => read(signal), (next) => write(signal, typeof next === "function" ? next(signal.value) : next)]
}

/**
 * A value that is computed from others, once for each change of theirs.
 * @template T
 * @param {() => T} compute
 * @returns {() => T}
 */
export function createMemo(compute) {
  const memo = computation(compute, undefined, true)
  execute(memo)
  return () => read(memo)
}

/**
 * Runs now, and again when what it has read has changed.
 * @template T
 * @param {(before: T) => T} run
 * @param {T} [value]
 */
export const createRenderEffect = (run, value) => execute(computation(run, value, false))

/**
 * Owns what is created in it, until it is disposed of.
 * @template T
 * @param {(dispose: () => void) => T} run
 * @returns {T}
 */
export function createRoot(run) {
  const root = computation(null, null, false, false)
  return within(root, null, () => run(() => dispose(root)))
}

/** Runs when the owner ends, or runs again. */
export function onCleanup(/** @type {() => void} */ run) {
  if (owner) (owner.owned ??= []).push(run)
  return run
}

/** Reads without depending on it. @template T @param {() => T} run @returns {T} */
export const untrack = (run) => within(owner, null, run)

/** Lets everything follow once, at the end. @template T @param {() => T} run @returns {T} */
export function batch(run) {
  depth++
  try {
    return run()
  } finally {
    if (!--depth) flush()
  }
}

// Sources

function read(/** @type {any} */ source) {
  if (source.state) refresh(source)
  if (observer) {
    const observers = (source.observers ??= new Set())
    const { size } = observers
    if (observers.add(observer).size > size) observer.sources.push(source)
  }
  return source.value
}

function write(/** @type {Source} */ source, /** @type {any} */ value) {
  if (source.value === value) return
  source.value = value
  mark(source, stale)
  if (!depth) flush()
}

function mark(/** @type {Source} */ { observers }, /** @type {number} */ state) {
  if (!observers) return
  for (const each of observers) {
    if (each.state >= state) continue
    const wasMarked = each.state
    each.state = state
    if (wasMarked) continue
    if (each.isMemo) mark(each, pending)
    else queue.push(each)
  }
}

// Computations

/** @returns {Computation} */
function computation(/** @type {any} */ run, /** @type {any} */ value, /** @type {boolean} */ isMemo, isOwned = true) {
  const made = { run, value, isMemo, owner, owned: null, sources: [], observers: null, state: clean }
  if (owner && isOwned) (owner.owned ??= []).push(made)
  return made
}

/** Brings a computation up to date, if its owners, which come first, have not ended it. */
function refresh(/** @type {any} */ node) {
  if (node.owner) refresh(node.owner)
  if (node.state === pending) {
    for (const source of node.sources) {
      if (source.state) refresh(source)
      if (node.state === stale) break
    }
    if (node.state === pending) node.state = clean
  }
  if (node.state === stale) execute(node)
}

function execute(/** @type {Computation} */ node) {
  dispose(node)
  const value = within(node, node, () => node.run(node.value))
  const isNew = value !== node.value
  node.value = value
  if (isNew) mark(node, stale)
}

/** Ends what belongs to it, and whatever it depends on. */
function dispose(/** @type {any} */ node) {
  const { owned, sources } = node
  node.state = clean
  node.owned = null
  node.sources = []
  for (const source of sources) source.observers.delete(node)
  if (owned) for (const each of owned) each.sources ? dispose(each) : each()
}

/**
 * @template T
 * @param {Owner | null} nextOwner
 * @param {Computation | null} nextObserver
 * @param {() => T} run
 * @returns {T}
 */
function within(nextOwner, nextObserver, run) {
  const before = [owner, observer]
  owner = nextOwner
  observer = nextObserver
  try {
    return run()
  } finally {
    ;[owner, observer] = /** @type {any} */ (before)
  }
}

/** Runs the effects, and those that they mark. One that fails does not keep the others from running. */
function flush() {
  /** @type {{error: unknown} | undefined} */
  let failure
  depth++
  for (const effect of queue) {
    try {
      refresh(effect)
    } catch (error) {
      failure ??= { error }
    }
  }
  queue = []
  depth--
  if (failure) throw failure.error
}
