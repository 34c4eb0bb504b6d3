// The first module that a page imports: from here on its modules are evaluated.

/** Milliseconds, by the page's own clock. */
export const began = /* @__PURE__ */ performance.now()
