// What components say of the document's head.

import { useLayoutEffect, useState } from "preact/hooks"
import { headItem } from "../shared/page/head.js"

/**
 * Says the title, or the content of a `meta`, as long as it is rendered.
 * @param {{selector: string, scope: import("./facet.js").Scope, order: number, isLayout: boolean, text: string | null}} props
 */
export function Head({ selector, scope, order, isLayout, text }) {
  const [item] = useState(() => ({ say: headItem(selector, scope.place, order, isLayout) }))
  useLayoutEffect(() => item.say(text), [text])
  useLayoutEffect(() => () => item.say(null), [])
  return null
}
