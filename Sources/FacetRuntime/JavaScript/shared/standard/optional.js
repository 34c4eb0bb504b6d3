// Optional chains.

/**
 * What follows `?.`: nil when the base is nil.
 * @template T, R
 * @param {T | null} base
 * @param {(value: T) => R} then
 */
export const chain = (base, then) => (base === null ? null : then(base))
