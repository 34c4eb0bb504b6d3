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
