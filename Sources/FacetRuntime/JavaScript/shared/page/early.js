// Not a module: the text of a classic script in the head of every page, the same for all. It records what visitors do
// before the client has started, and prevents nothing.
;(() => {
  const events = (window.facetEarly = [])
  for (const type of ["click", "keydown", "keyup", "input", "change"]) {
    addEventListener(
      type,
      (event) => {
        const isKept = type !== "click" || event.target.closest?.("button[type=button]")
        if (isKept && window.facetEarly === events) events.push(event)
      },
      true,
    )
  }
})()
