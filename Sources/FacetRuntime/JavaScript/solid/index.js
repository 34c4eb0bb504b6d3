// The part of `solid-js` that generated code uses: signals, memos, effects, owners.
//
// A write marks what reads the signal as stale, and what depends on that through memos as pending. Once the outermost batch
// ends, memos are computed and then effects run. Whatever is marked is looked at after its owners, since one of them may end it.

/** @typedef {{owner: Owner | null, owned: Computation[] | null, cleanups: (() => void)[] | null, state: number}} Owner */
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
/** @type {Computation[]} */
let memos = []
/** @type {Computation[]} */
let effects = []

/**
 * @template T
 * @param {T} value
 * @returns {[() => T, (next: any) => T]} reads it; writes a value, or what a function makes of the one before
 */
export function createSignal(value) {
  /** @type {Source} */
  const signal = { value, observers: null, state: clean }
  return [() => read(signal), (next) => write(signal, typeof next === "function" ? next(signal.value) : next)]
}

/**
 * A value that is computed from others, once for each change of theirs.
 * @template T
 * @param {(before: T | undefined) => T} compute
 * @param {T} [value]
 * @returns {() => T}
 */
export function createMemo(compute, value) {
  const memo = computation(compute, value, true)
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
  /** @type {Owner} */
  const root = { owner, owned: null, cleanups: null, state: clean }
  return within(root, null, () => run(() => dispose(root)))
}

/** Runs when the owner ends, or runs again. */
export function onCleanup(/** @type {() => void} */ run) {
  if (owner) (owner.cleanups ??= []).push(run)
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
  if (source.value === value) return value
  source.value = value
  mark(source, stale)
  if (!depth) flush()
  return value
}

function mark(/** @type {Source} */ { observers }, /** @type {number} */ state) {
  if (!observers) return
  for (const each of observers) {
    if (each.state >= state) continue
    const wasClean = !each.state
    each.state = state
    if (!wasClean) continue
    if (each.isMemo) {
      memos.push(each)
      mark(each, pending)
    } else effects.push(each)
  }
}

// Computations

/** @returns {Computation} */
function computation(/** @type {any} */ run, /** @type {any} */ value, /** @type {boolean} */ isMemo) {
  const made = { run, value, isMemo, owner, owned: null, cleanups: null, sources: [], observers: null, state: clean }
  if (owner) (owner.owned ??= []).push(made)
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
  node.state = clean
  const value = within(node, node, () => node.run(node.value))
  const isNew = value !== node.value
  node.value = value
  if (isNew) mark(node, stale)
}

/** Ends what belongs to it: first what was created last. */
function dispose(/** @type {any} */ node) {
  const { owned, cleanups, sources } = node
  node.owned = node.cleanups = null
  if (sources) {
    node.sources = []
    for (const source of sources) source.observers.delete(node)
  }
  if (owned) {
    for (let at = owned.length; at--; ) {
      owned[at].state = clean
      dispose(owned[at])
    }
  }
  if (cleanups) for (let at = cleanups.length; at--; ) cleanups[at]()
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

/** One that fails does not keep the others from running. */
function flush() {
  /** @type {{error: unknown} | undefined} */
  let failure
  depth++
  while (memos.length || effects.length) {
    const due = memos.length ? memos : effects
    if (due === memos) memos = []
    else effects = []
    for (const node of due) {
      try {
        if (node.state) refresh(node)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  depth--
  if (failure) throw failure.error
}
