// Calls of the API, in actions.

import { decode } from "../data/shape.js"
import { EvaluationError } from "../standard/failure.js"
import { printed } from "../standard/numbers.js"
import { compareText } from "../standard/ordering.js"
import { percentEncoded } from "./percent.js"
import { takeProof, withProof } from "./proof.js"

/** @typedef {{status: number, title: string, detail: string, fields: Map<string, string[]>}} ApiError */
/** @typedef {number | boolean | string | null} Printable */

/** A call that failed. */
export class CallError extends Error {
  /** @param {ApiError} error */
  constructor(error) {
    super(`${error.status} ${error.title}`)
    this.error = error
  }
}

/**
 * The `ApiError` of what a `catch` has caught. Everything but a failed call is thrown on.
 * @param {unknown} thrown
 * @param {{undo: () => void}} [run] of the action that catches it, when it has assigned to loads
 * @returns {ApiError}
 */
export function caught(thrown, run) {
  if (!(thrown instanceof CallError)) throw thrown
  run?.undo()
  return thrown.error
}

/**
 * @param {string} method
 * @param {Printable[]} segments of the path; each is encoded, and none may be empty, `.` or `..`
 * @param {object} [options]
 * @param {[name: Printable, value: Printable | Printable[]][]} [options.query] nil is left out, an array repeats the name;
 *   dates are given as text
 * @param {any} [options.body] JSON
 * @param {Printable} [options.key] for `Idempotency-Key`
 * @param {import("../data/shape.js").Shape<any>} [shape] of the answer; without it, it is not read
 * @returns {Promise<any>} throws a `CallError`
 */
export async function call(method, segments, { query = [], body, key } = {}, shape) {
  const path = apiPath(segments)
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" }
  if (body !== undefined) headers["content-type"] = "application/json"
  if (key !== undefined) headers["idempotency-key"] = printed(key)
  const { status, text } = await answer(path + queryText(query), {
    method,
    headers: withProof(method, headers),
    body: body === undefined ? body : JSON.stringify(body),
    redirect: "manual",
  })
  const isFine = status >= 200 && status < 300
  let json = null
  try {
    if (text) json = JSON.parse(text)
  } catch (error) {
    if (isFine) throw failed(502, "The answer is not JSON", `${path}: ${error}`)
  }
  if (!isFine) throw new CallError(problem(status, json))
  try {
    return shape ? decode(shape, json) : null
  } catch (error) {
    throw failed(502, "The data does not match its declaration", `${path}: ${/** @type {Error} */ (error).message}`)
  }
}

/** The status and text of an answer. Who can't be reached, or leads elsewhere, answers like the server for him. */
async function answer(/** @type {string} */ address, /** @type {RequestInit} */ request) {
  try {
    const response = await fetch(address, request)
    takeProof(response)
    return { status: response.status || 502, text: await response.text() }
  } catch {
    return { status: 503, text: "" }
  }
}

/**
 * A path of the API: `/api/products/12`.
 * @param {Printable[]} segments
 */
export const apiPath = (segments) =>
  segments
    .map((value) => {
      const text = printed(value)
      if (/^\.{0,2}$/.test(text)) {
        throw new EvaluationError("invalid-path-segment", `A segment of an API path can't be “${text}”.`)
      }
      return "/" + percentEncoded(text)
    })
    .join("")

/**
 * A query with its `?`, or nothing.
 * @param {[name: Printable, value: Printable | Printable[]][]} query
 */
export function queryText(query) {
  const pairs = query.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === null ? [] : [value]).map(
      (each) => `${percentEncoded(printed(name))}=${percentEncoded(printed(each))}`,
    ),
  )
  return pairs.length ? "?" + pairs.join("&") : ""
}

const failed = (/** @type {number} */ status, /** @type {string} */ title, detail = "") =>
  new CallError({ status, title, detail, fields: new Map() })

/** An error answer: RFC 9457 problem details where the API sends them, else its status alone. @returns {ApiError} */
function problem(/** @type {number} */ status, /** @type {any} */ json) {
  const { title, detail, errors } = json && typeof json === "object" ? json : /** @type {any} */ ({})
  return {
    status,
    title: isText(title) ? title : titles[status] ?? `The request failed with status ${status}`,
    detail: isText(detail) ? detail : "",
    fields: fields(Array.isArray(errors) ? errors : []),
  }
}

const isText = (/** @type {any} */ value) => typeof value === "string"

/** Messages by field: `/lines/0/quantity` is `lines.0.quantity`. */
function fields(/** @type {any[]} */ errors) {
  /** @type {Map<string, string[]>} */
  const found = new Map()
  for (const error of errors) {
    if (!isText(error?.pointer) || !isText(error.detail)) continue
    const name = error.pointer.replace(/^[#/?]+/, "").split("/").filter(Boolean).join(".")
    found.set(name, [...(found.get(name) ?? []), error.detail])
  }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}

/** @type {Record<number, string>} */
const titles = {
  400: "The request was not understood",
  401: "Sign-in is needed",
  403: "This is not allowed",
  404: "Not found",
  409: "It has changed in the meantime",
  422: "Something is not right",
  429: "Too many requests",
  502: "The backend gave no usable answer",
  503: "The backend is not available",
  504: "The backend took too long",
}
