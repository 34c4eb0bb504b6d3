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
