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
