/**
 * Does one random step at one of the controls that there are, as a visitor would: it changes the control and says so by
 * events.
 *
 * @param {[kind: string, which: number]} step `which` is taken modulo the number of controls of that kind
 */
([kind, which]) => {
  const found = (selector) => {
    const all = [...document.querySelectorAll(selector)]
    return all[which % all.length]
  }
  const says = (element, ...types) => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true }))
  }
  switch (kind) {
    case "click":
      found("button[type=button]")?.click()
      break
    case "check":
      found("input[type=checkbox]")?.click()
      break
    case "type": {
      const control = found("input[type=text], textarea")
      if (!control) return
      control.value += "yé"[which % 2]
      says(control, "input", "change")
      break
    }
    case "select": {
      const control = found("select")
      if (!control) return
      control.selectedIndex = which % control.options.length
      says(control, "input", "change")
    }
  }
}
