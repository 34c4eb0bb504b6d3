/**
 * Runs printed programs on names of their own.
 */
"use strict";

// A function's text would tell how it was printed.
Function.prototype.toString = () => "function";

const AsyncFunction = (async () => {}).constructor;
const names = ["a", "b", "o", "f", "n", "K", "make", "self"];

/** @param {unknown[]} log what was called, in order */
function environment(log) {
  const f = (...values) => {
    log.push(["f", values]);
    return values.length > 1 ? values[1] : f;
  };
  class K {
    constructor(x) {
      log.push(["K", x]);
      this.x = x;
    }
  }
  function m(...values) {
    log.push(["m", this === undefined ? "no object" : "object", values]);
    return this;
  }
  const o = { x: 3, "b-c": 4, o: { x: 5 }, m, K };
  return [2, "7", o, f, null, K, () => K, () => ({ K })];
}

/** What a value is, as text, without the code of its functions. */
function describe(value, depth = 0) {
  if (typeof value === "function") return "function";
  if (value === null || typeof value !== "object") return Object.is(value, -0) ? "-0" : `${typeof value} ${String(value)}`;
  if (depth > 4) return "deep";
  if (Array.isArray(value)) return `[${Array.from(value, (element) => describe(element, depth + 1)).join(", ")}]`;
  const parts = Object.entries(Object.getOwnPropertyDescriptors(value)).map(
    ([key, { get, value: held }]) => `${JSON.stringify(key)}: ${get ? "getter" : describe(held, depth + 1)}`,
  );
  const prototype = Object.getPrototypeOf(value);
  return `${prototype === Object.prototype ? "" : prototype === null ? "null " : "other "}{${parts.join(", ")}}`;
}

/** What the program gives or throws, what it called, and what it left. */
async function outcome(code) {
  const log = [];
  const left = [];
  let program;
  try {
    const body = `"use strict"; try { ${code} } finally { left.push(a, b, o, n); }`;
    program = new AsyncFunction(...names, "left", body);
  } catch (error) {
    return { syntax: String(error) };
  }
  let end;
  try {
    end = describe(await program.call({ x: 6, o: { x: 7 } }, ...environment(log), left));
  } catch (error) {
    end = `throws ${error?.constructor?.name}`;
  }
  return { end, log: describe(log), left: describe(left) };
}
