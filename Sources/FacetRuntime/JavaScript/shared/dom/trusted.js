// Markup for the DOM, through the only policy that the content policy allows.

/** @type {{createHTML: (markup: string) => any} | undefined} */
let policy

const plain = { createHTML: (/** @type {string} */ markup) => markup }

/**
 * Markup that the DOM takes as HTML. It is a literal of generated code, or of type `TrustedHTML`; never a visitor's text.
 * @param {string} markup
 * @returns {any} a `TrustedHTML` where the browser knows them
 */
export function trusted(markup) {
  policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("facet", plain) ?? plain
  return /** @type {typeof plain} */ (policy).createHTML(markup)
}

/**
 * The nodes of some markup.
 * @param {string} markup
 * @param {"svg" | "math"} [parent] whose content it is, when not HTML's
 * @returns {DocumentFragment}
 */
export function fragmentOf(markup, parent) {
  const template = document.createElement("template")
  template.innerHTML = trusted(parent ? `<${parent}>${markup}</${parent}>` : markup)
  const { content } = template
  if (parent) content.replaceChildren(.../** @type {Element} */ (content.firstChild).childNodes)
  return content
}
