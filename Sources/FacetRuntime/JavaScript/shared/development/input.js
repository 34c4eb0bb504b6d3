/** Keeps what a visitor has typed and chosen while the page is loaded again. */

const name = "facet:input"

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** Controls with input of a visitor's, by a key that they have in another version of the page, too. */
function controls() {
  /** @type {Map<string, Control>} */
  const found = new Map()
  for (const control of /** @type {NodeListOf<Control>} */ (document.querySelectorAll("input, textarea, select"))) {
    if (["hidden", "file", "submit", "button", "password"].includes(control.type)) continue
    const own = control.id || `${control.form?.id ?? ""} ${control.name} ${control.type === "radio" ? control.value : ""}`
    let key = own
    for (let number = 1; found.has(key); number++) key = `${own} ${number}`
    found.set(key, control)
  }
  return found
}

/** @param {Control} control */
function input(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    return options.some((option) => option.selected !== option.defaultSelected)
      ? options.filter((option) => option.selected).map((option) => option.value)
      : null
  }
  if (control.type === "checkbox" || control.type === "radio") {
    const { checked, defaultChecked } = /** @type {HTMLInputElement} */ (control)
    return checked === defaultChecked ? null : checked
  }
  return control.value === control.defaultValue ? null : control.value
}

/**
 * @param {Control} control
 * @param {string | boolean | string[]} value
 */
function put(control, value) {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = /** @type {string[]} */ (value).includes(option.value)
  } else if (typeof value === "boolean") /** @type {HTMLInputElement} */ (control).checked = value
  else control.value = /** @type {string} */ (value)
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Puts away the input of this page. */
export function keepInput() {
  const kept = { url: location.href, values: {}, focus: "" }
  for (const [key, control] of controls()) {
    const value = input(control)
    if (value !== null) kept.values[key] = value
    if (control === document.activeElement) kept.focus = key
  }
  sessionStorage.setItem(name, JSON.stringify(kept))
}

/** Puts back what was put away of this page. The client, which has not started yet, takes it for typed before it came. */
export function restoreInput() {
  const text = sessionStorage.getItem(name)
  sessionStorage.removeItem(name)
  const kept = text && JSON.parse(text)
  if (kept?.url !== location.href) return
  const found = controls()
  for (const [key, value] of Object.entries(kept.values)) {
    const control = found.get(key)
    if (control) put(control, value)
  }
  found.get(kept.focus)?.focus()
}
