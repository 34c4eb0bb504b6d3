"""Texts beside elements keep their nodes, or have keys: upstream's libraries know them by their place alone (ADR 90)."""

import json

import pytest

from Runtime.conftest import ORIGIN, Runtime

IMPORTS = {"solid-js": "/solid/index.js", "solid-js/web": "/solid/web.js", "preact": "/preact/index.js", "preact/hooks": "/preact/hooks.js"}
PAGE = f"""<!doctype html><title>texts</title><script type="importmap">{json.dumps({"imports": IMPORTS})}</script>
<p id="served">a b<input data-hk="0"></p>"""

# Shows a region twice: as it is made, or taken over from the server, with an element that comes and goes between its texts.
SHOWN = """async (isServed) => {
  const { show } = await import("/solid/content.js")
  const { createRoot, createSignal } = await import("solid-js")
  const { getNextElement, hydrate } = await import("solid-js/web")
  const [isOn, setOn] = createSignal(false)
  const em = document.createElement("em")
  const parent = isServed ? document.querySelector("#served") : document.createElement("p")
  const begin = () => {
    const input = getNextElement(() => document.createElement("input"))
    show(parent, ["a", () => isOn() && em, " b", input, () => (isOn() ? "on" : "")])
  }
  if (isServed) hydrate(begin, parent)
  else createRoot(begin)
  const seen = []
  const looks = [[...parent.childNodes]]
  const look = () => {
    looks.push([...parent.childNodes])
    seen.push(parent.innerHTML.replace(/ data-hk="0"/, ""))
  }
  look()
  for (const isNowOn of [true, false, true]) { setOn(isNowOn); look() }
  const [first, , on, off, again] = looks
  return { seen, first: on[0] === first[0], input: on.includes(first.at(-1)), rest: off.every((node) => on.includes(node)),
    again: again.every((node, index) => node === on[index]) }
}"""

KEYS = """async () => {
  const { children } = await import("/preact/list.js")
  const { h } = await import("preact")
  const list = children("a", h("b", { key: 1 }), ["c", [null, "d"]], h("i", { key: "s0/2" }), "e", h("u"), "f")
  return list.map((part) => typeof part === "string" ? part : [part.key, part.props.text ?? part.type])
}"""


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"{ORIGIN}/**", Runtime.answer)
    page.route(f"{ORIGIN}/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(f"{ORIGIN}/")
    yield page
    context.close()


@pytest.mark.parametrize("is_served", [False, True], ids=["made", "served"])
def test_solids_texts_are_the_same_nodes_whatever_comes_and_goes_between_them(page, is_served):
    off, on = "a b<input>", "a<em></em> b<input>on"
    assert page.evaluate(SHOWN, is_served) == {
        "seen": [off, on, off, on], "first": True, "input": True, "rest": True, "again": True}


def test_preacts_texts_have_the_key_of_what_stands_in_front_of_them(page):
    assert page.evaluate(KEYS) == [["t", "a"], [1, "b"], ["1t", "cd"], ["s0/2", "i"], ["s0/2t", "e"], [None, "u"], "f"]
