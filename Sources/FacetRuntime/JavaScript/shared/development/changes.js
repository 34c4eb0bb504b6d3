/**
 * In development every page loads this module before its client. It follows the changes of the templates: a page that is
 * seen is loaded again when they have changed, with what was typed kept, and templates that are wrong are shown above it.
 */
import { keepInput, restoreInput } from "./input.js"
import { hideProblem, showProblem } from "./overlay.js"

const path = "/facet/changes"
const own = document.querySelector("meta[name=facet-site]")?.content

/** @type {EventSource | null} A browser has few connections to one server, so a page that is hidden holds none. */
let source = null

/** @param {{data: string}} event */
function onVersion(event) {
  const { site, problem } = JSON.parse(event.data)
  if (problem) showProblem(problem)
  else if (site === own) hideProblem()
  else {
    keepInput()
    location.reload()
  }
}

function follow() {
  source?.close()
  source = null
  if (document.hidden) return
  source = new EventSource(path)
  source.onmessage = onVersion
}

restoreInput()
document.addEventListener("visibilitychange", follow)
addEventListener("pagehide", () => source?.close())
follow()
