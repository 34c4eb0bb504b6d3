// The page of `Templates/pages/index.facet` written by hand, without a framework: what the four variants are held against.
// Rows are copies of one template, two listeners hear everything, and each operation touches the nodes that it has to.

const adjectives = [
  "pretty", "large", "big", "small", "tall", "short", "long", "handsome", "plain", "quaint", "clean", "elegant", "easy",
]
const colours = ["red", "yellow", "blue", "green", "pink", "brown", "purple", "white", "black", "orange", "grey"]
const nouns = [
  "table", "chair", "house", "bbq", "desk", "car", "pony", "cookie", "sandwich", "burger", "pizza", "mouse", "keyboard",
]

const body = /** @type {HTMLElement} */ (document.querySelector("tbody"))
const source = /** @type {Element} */ (document.querySelector("template")?.content.firstElementChild)

/** @typedef {{id: number, label: string, node: any, text: Text}} Row */

/** @type {Row[]} */
let rows = []
let made = 0
/** @type {Row | undefined} */
let chosen

/** A row whose nodes are made, and not in the page yet. @returns {Row} */
function makeRow(/** @type {number} */ id) {
  const label = `${adjectives[id % 13]} ${colours[id % 11]} ${nouns[Math.trunc(id / 7) % 13]}`
  const node = /** @type {any} */ (source.cloneNode(true))
  const first = node.firstChild
  const text = first.nextSibling.firstChild.firstChild
  first.firstChild.data = `${id}`
  text.data = label
  const row = { id, label, node, text }
  node.row = row
  return row
}

function clear() {
  body.textContent = ""
  rows = []
  chosen = undefined
}

function append(/** @type {number} */ count) {
  for (const end = made + count; made < end; ) {
    const row = makeRow(++made)
    rows.push(row)
    body.append(row.node)
  }
}

function create(/** @type {number} */ count) {
  clear()
  append(count)
}

function update() {
  for (let at = 0; at < rows.length; at += 10) rows[at].text.data = rows[at].label += " !!!"
}

function swap() {
  if (rows.length <= 998) return
  const [first, last] = [rows[1], rows[998]]
  rows[1] = last
  rows[998] = first
  body.insertBefore(first.node, last.node)
  body.insertBefore(last.node, rows[2].node)
}

function choose(/** @type {Row} */ row) {
  chosen?.node.removeAttribute("class")
  chosen = row
  row.node.className = "chosen"
}

function remove(/** @type {Row} */ row) {
  rows.splice(rows.indexOf(row), 1)
  row.node.remove()
}

/** @type {Record<string, () => void>} */
const tools = {
  create: () => create(1000),
  "create-many": () => create(10000),
  append: () => append(1000),
  update,
  swap,
  clear,
}
document.querySelector(".tools")?.addEventListener("click", ({ target }) => tools[/** @type {Element} */ (target).id]?.())
body.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button")
  const row = /** @type {any} */ (button?.closest("tr"))?.row
  if (row) button?.ariaLabel ? remove(row) : choose(row)
})
document.documentElement.dataset.ready = ""
