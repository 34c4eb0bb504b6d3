/** Shows what is wrong with the templates above the page, outside of its body and out of reach of its styles. */

const styles = `
  :host { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 2rem 1rem; background: rgb(0 0 0 / 0.6) }
  section { max-width: 60rem; margin: auto; padding: 1.5rem; border-top: 4px solid #e5484d; background: #18191b; color: #edeef0 }
  h1 { margin: 0 0 1rem; font: 600 1.125rem system-ui, sans-serif }
  pre { margin: 0; overflow: auto; font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap }
`

/** @type {HTMLElement | null} */
let overlay = null

/** @param {string} text */
export function showProblem(text) {
  hideProblem()
  overlay = document.createElement("facet-problem")
  overlay.setAttribute("role", "alert")
  const root = overlay.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [sheet]
  const section = document.createElement("section")
  const heading = document.createElement("h1")
  heading.textContent = "The templates are wrong"
  const message = document.createElement("pre")
  message.textContent = text
  section.append(heading, message)
  root.append(section)
  document.documentElement.append(overlay)
}

export function hideProblem() {
  overlay?.remove()
  overlay = null
}
