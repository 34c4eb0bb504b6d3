// Rendering a component again.

import { commit } from "./commit.js"
import { rendered } from "./component.js"
import { reconcile } from "./reconcile.js"
import { childrenOf } from "./vnode.js"
import { firstBehind } from "./where.js"

export function refresh(/** @type {import("./component.js").Component} */ self) {
  const { vnode } = self
  let holder = /** @type {import("./vnode.js").VNode} */ (vnode.owner)
  while (!holder.dom) holder = /** @type {import("./vnode.js").VNode} */ (holder.owner)
  reconcile(vnode, vnode.list, childrenOf(rendered(self)), holder.dom, firstBehind(vnode))
  commit()
}
