// Properties of elements: attributes and listeners.

const isListener = (/** @type {string} */ name) => name[0] === "o" && name[1] === "n"

/** Sets a property of an element, or removes it: null and undefined are none. */
export function setProperty(/** @type {any} */ dom, /** @type {string} */ name, /** @type {any} */ value, /** @type {any} */ old) {
  if (name === "key" || name === "ref" || name === "dangerouslySetInnerHTML") return
  if (isListener(name)) {
    const type = name.slice(2)
    const listeners = (dom.listeners ??= {})
    listeners[type] = value
    if (!old) dom.addEventListener(type, respond)
    else if (!value) dom.removeEventListener(type, respond)
  } else if (value === null || value === undefined) dom.removeAttribute(name)
  else if (dom.getAttribute(name) === `${value}`) return
  else if (name.startsWith("xlink:")) dom.setAttributeNS("http://www.w3.org/1999/xlink", name, value)
  else dom.setAttribute(name, value)
}

/** @this {any} */
function respond(/** @type {Event} */ event) {
  return this.listeners[event.type](event)
}
