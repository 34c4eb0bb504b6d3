"""Attributes, addresses, styles and spreads as the renderer writes them; events; markup; the head; kept states."""

import pytest


@pytest.fixture
def run(visitor):
    page = visitor.open(
        body='<a id="a">x</a><b id="b">x</b>',
        head='<meta name="description" content="first"><style nonce="NONCE">[data-facet-style="0"]:not(#_){width:10px;color:red}</style>',
        script="window.a = document.getElementById('a'); window.b = document.getElementById('b')")
    return lambda source, argument=None: page.evaluate(f"async (argument) => {{ {source} }}", argument)


# The same vectors as those of the renderer's own tests, with what a browser reads of the markup there.
BLOCKED = "about:invalid#blocked"
REFUSED_URLS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:x", "\x01javascript:x",
    "  javascript:x", "\0javascript:x", "java\0script:x", "vbscript:x", "data:text/html,<script>", "data:x", "blob:x",
    "file:///etc/passwd", "jav\r\nascript:x", "view-source:javascript:x", "unknown:x", "a\x7f:x", "httpS\u212a:x"[:5] + "x:y",
]
ALLOWED_URLS = {
    "https://example.org/?a=1&b=2": "https://example.org/?a=1&b=2", "HTTP://x/": "HTTP://x/", "mailto:a@b.c": "mailto:a@b.c",
    "tel:+1": "tel:+1", "/a/b": "/a/b", "a/x:y": "a/x:y", "?q=javascript:x": "?q=javascript:x", "#a:b": "#a:b", "": "",
    "./orders/1": "/alpine/orders/1", "./": "/alpine", "./?q=1": "/alpine?q=1", ".//evil.example": "/alpine/evil.example",
    "./\\evil": "/alpine/evil", "javascript&colon;x": "javascript&colon;x", "é:x": "é:x", "./#top": "/alpine#top",
}
REFUSED_STYLES = [
    "red;color:blue", "url(x)", "URL(x)", "a}b", '"x"', "expression(1)", "a\\62", "/*", "@import", "image-set(x)", "(", ")(",
    "<", "x!important", "a:b", "\0", "", "1//2", "calc(1px + env(x))", "-moz-element(x)", "a" * 1025, "é" * 513,
]
ALLOWED_STYLES = [
    "40%", "calc(1px + 2 * var(--x))", "rgb(1, 2, 3)", "#fff", "1.5rem", "translate(-50%)", "red", "my-url(1)", "urls(1)",
    "é" * 512,
]


def test_addresses_as_a_whole(run):
    assert run("return argument.map((text) => url(true, whole(text)))", REFUSED_URLS) == [BLOCKED] * len(REFUSED_URLS)
    assert run("return argument.map((text) => url(true, whole(text)))", list(ALLOWED_URLS)) == list(ALLOWED_URLS.values())
    assert run("return [url(false, whole('./x')), url(true, whole(null)), url(true, whole(7))]") == ["./x", None, "7"]


def test_addresses_of_parts(run):
    assert run("""
      const text = "a/b &\\"é"
      return [
        url(true, "./a/", segment(text), "?q=", component(text), "&b=1"), url(true, "/", segment(""), "/", segment("evil.example")),
        url(true, "/", segment("a"), "/", segment("")), url(true, "./", segment(""), "/", segment("evil")),
        url(true, "./", segment(12)), url(true, "./?page=", component(2)), url(false, "/i/", segment("a.b"), ".png"),
        url(true, "./a/", segment(null)), url(true, "/", whole("x")), url(true, whole("/"), "/x"), url(true, "./", segment("")),
      ]
    """) == [
        "/alpine/a/a%2Fb%20%26%22%C3%A9?q=a%2Fb%20%26%22%C3%A9&b=1", BLOCKED, "/a/", "/alpine/evil", "/alpine/12",
        "/alpine?page=2", "/i/a.b.png", None, "/x", "//x", "/alpine"]


@pytest.mark.parametrize("parts, is_blocked", [
    ('"./a/", segment("..")', True), ('"./a/", segment("."), "/b"', True), ('"./a/", segment("..."), "/b"', False),
    ('"./a/.", segment("."), "?x"', True), ('"./a/", segment("."), segment(".")', True), ('"./a/", segment("%2e")', False),
    ('"./a/", segment("x"), "."', False), ('"./a/%2e", segment("."), "#x"', True), ('"./?a=", component("..")', False),
    ('"./a/ ", segment("..")', True), ('"./a/", segment(""), "."', True), ('"./a/", segment("")', False),
])
def test_a_value_can_make_no_step_of_a_path(run, parts, is_blocked):
    assert (run(f"return url(true, {parts})") == BLOCKED) is is_blocked


def test_styles(run):
    assert run("return argument.filter(allowsStyle)", REFUSED_STYLES) == []
    assert run("return argument.filter((text) => !allowsStyle(text))", ALLOWED_STYLES) == []


def test_an_element_whose_style_changes_has_all_of_it_itself(run):
    assert run("""
      b.dataset.facetStyle = "0"
      const before = [getComputedStyle(b).color, b.getAttribute("style")]
      setStyle(b, { "--x": 2, color: null, width: "url(x)", "font-weight": 700 })
      const style = getComputedStyle(b)
      return [...before, style.color === "rgb(255, 0, 0)", b.style.width, style.getPropertyValue("--x"), style.fontWeight, b.dataset.facetStyle ?? null]
    """) == ["rgb(255, 0, 0)", None, False, "", "2", "700", None]


def test_attributes(run):
    assert run("""
      const seen = []
      new MutationObserver((records) => seen.push(...records)).observe(a, { attributes: true })
      setAttribute(a, "title", "x\\0\\r\\n\\"<"); setAttribute(a, "title", "x\\0\\r\\n\\"<"); setAttribute(a, "tabindex", -0); setAttribute(a, "lang", null)
      setBoolean(a, "hidden", true); setBoolean(a, "hidden", true); setBoolean(a, "inert", false)
      await null
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use")
      setAttribute(use, "xlink:href", "#x")
      return [a.title, a.getAttribute("tabindex"), a.hidden, seen.length, use.href.baseVal]
    """) == ['x\ufffd\r\n"<', "0", True, 3, "#x"]


def test_classes(run):
    assert run("""return [
      classes("card", "calm", "busy", true, "low", false), classes("card", null), classes("", null, "busy", false),
      classes("", "", "a", true, "b", true), classes("", 5), classes("x  y", " "),
    ]""") == ["card calm busy", "card", None, "a b", "5", "x  y  "]


def test_spreads_decide_by_name(run):
    """The renderer's own vector, and names in other cases and namespaces."""
    assert run("""
      const given = new Map(Object.entries({
        "title": 'a"b', "onclick": "x()", "ONLOAD": "x()", "srcdoc": "<p>", "style": "color:red", "nonce": "n", "href": "javascript:x",
        "data-x": "1", "class": "other", "a b": "x", "x>": "y", "hidden": true, "lang": null, "draggable": false, "1a": "x",
        "xmlns:a": "x", "HREF": "again", "src": "./x", "action": "./x", "srcset": "/a 1x, javascript:x 2x", "imagesrcset": "/a 1x, /b 2x",
        "ping": true, "_action": "x", "\u212aey": "x",
      }))
      return [...spreadAttributes(new Set(["class"]), given, new Map([["title", "second"], ["id", 5]]), null)]
    """) == [
        ["title", 'a"b'], ["href", BLOCKED], ["data-x", "1"], ["hidden", ""], ["src", "./x"], ["action", "/alpine/x"],
        ["imagesrcset", "/a 1x, /b 2x"], ["id", "5"]]


def test_a_spread_changes_only_what_is_another(run):
    assert run("""
      const none = new Set()
      const before = spreadAttributes(none, new Map([["title", "a"], ["lang", "de"], ["id", "a"]]))
      spread(a, new Map(), before)
      const seen = []
      new MutationObserver((records) => seen.push(...records.map((record) => record.attributeName))).observe(a, { attributes: true })
      spread(a, before, spreadAttributes(none, new Map([["title", "b"], ["id", "a"]])))
      await null
      return [seen, a.outerHTML]
    """) == [["lang", "title"], '<a id="a" title="b">x</a>']


def test_modifiers_of_events(visitor, run):
    assert run("""
      const log = []
      const say = (text) => () => log.push(text)
      document.body.addEventListener("click", (event) => log.push(`body ${event.defaultPrevented}`))
      listen(a, "click", say("once"), { once: true }); listen(a, "click", say("prevent"), { prevent: true })
      listen(b, "click", say("self"), { self: true, stop: true })
      listen(a, "keydown", say("key"), { keys: ["Enter", "x"], prevent: true })
      const where = place(rootPlace, 0)
      listen(a, "input", say("debounced"), { debounce: 5 }); listen(a, "input", say("gone"), { debounce: 5 }, where)
      a.click(); a.click()
      b.click()
      b.innerHTML = trusted("<i>x</i>"); b.firstChild.click()
      const prevented = ["Enter", "X", "x"].map((key) => !a.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true })))
      a.dispatchEvent(new Event("input")); a.dispatchEvent(new Event("input"))
      endPlace(where)
      await new Promise((resolve) => setTimeout(resolve, 30))
      return [log, prevented]
    """) == [
        ["once", "prevent", "body true", "prevent", "body true", "self", "body false", "key", "key", "debounced"],
        [True, False, True]]


def test_handlers_run_in_a_batch(run):
    assert run("""
      const log = []
      const dom = { place: rootPlace, run: () => log.push("dom") }
      listen(a, "click", () => { changed(dom); log.push("written") })
      a.click()
      return [...log, "after"]
    """) == ["written", "dom", "after"]


def test_markup_passes_the_policy_and_elements_are_called(run):
    assert run("""
      const rows = fragmentOf("<tr><td>1</td></tr>")
      const shapes = fragmentOf("<circle r='1'/><g></g>", "svg")
      const dialog = document.body.appendChild(document.createElement("dialog"))
      elementCall(dialog, "showModal"); elementCall(dialog, "showModal"); elementCall(null, "focus")
      elementCall(document.createElement("dialog"), "showModal")
      return [rows.firstChild.nodeName, [...shapes.children].map((node) => node.namespaceURI.slice(-3)), dialog.matches(":modal"), shapes.childNodes.length]
    """) == ["TR", ["svg", "svg"], True, 2]


def test_the_innermost_title_and_description_win(run):
    assert run("""
      const layout = place(rootPlace, 0), inner = place(layout, 1, 4), item = itemPlace(inner, 0, { key: 1, index: 0 })
      const seen = []
      new MutationObserver((records) => seen.push(...records)).observe(document.head, { subtree: true, childList: true, attributes: true, characterData: true })
      const [page, other, outer, deep] = [headItem("title", rootPlace, 1), headItem("title", rootPlace, 2), headItem("title", layout, 0, true), headItem("title", item)]
      page("Page"); await null
      const first = [document.title, seen.length]
      outer("Layout"); await null; const titles = [document.title]
      other("Second"); await null; titles.push(document.title)
      deep("Deep"); await null; titles.push(document.title)
      deep(null); await null; titles.push(document.title)
      other(null); await null; titles.push(document.title)
      const description = headItem('meta[name="description" i]', rootPlace)
      description("first"); description("second")
      headItem('meta[name="none"]', rootPlace)("x"); await null
      return [first, titles, document.querySelector("meta[name=description]").content]
    """) == [["Page", 0], ["Page", "Second", "Deep", "Second", "Page"], "second"]


def test_kept_states_survive_and_nonsense_does_not_hurt(visitor, run):
    assert run("""
      writeStored("Card", "theme", shape.text, "dark"); writeStored("Card", "when", shape.date, 1000)
      localStorage.setItem("facet:Card.count", "{"); localStorage.setItem("facet:Card.size", '"x"')
      const read = (name, of) => readStored("Card", name, of) ?? null
      const first = [read("theme", shape.text), read("when", shape.date), read("count", shape.int), read("size", shape.int), read("none", shape.int)]
      const got = []
      const card = instance(place(rootPlace, 0), { name: "Card", receive: (values) => got.push(values) })
      restore(card, "theme", shape.text); restore(card, "none", shape.text)
      const before = got.length
      start({}, () => {})
      for (const name of ["setItem", "getItem"]) Storage.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError") }
      writeStored("Card", "theme", shape.text, "light")
      return [...first, readStored("Card", "theme", shape.text) ?? null, before, got]
    """) == ["dark", 1000, None, None, None, None, 0, [{"theme": "dark"}]]


@pytest.mark.parametrize("target, literal, expected", [
    ("./orders", "./orders", "/alpine/orders"), ("./a b?é=1#x", "./", "/alpine/a%20b?%C3%A9=1#x"), ("?a=1", "?a=1", "/page?a=1"),
    ("/alpine/x/../y", "/", "/alpine/y"), ("./", "./", "/alpine"), (".//evil", "./", "/alpine/evil"),
    ("https://example.org/%41[1]", "https://example.org/", "https://example.org/%41[1]"),
    ("./a/../../../x", "./", None), ("/solid", "/", None), ("//evil", "/", None), ("https://evil/", "", None), ("./a\\b", "./", None),
    ("./a\nb", "./", None), ("https://example.org.evil/", "https://example.org", None), ("javascript:x", "", None),
    ("./%2e%2E/x", "./", None), ("./a/%2e%2E/x", "./", "/alpine/x"), ("https://evil/", "https://good/", None),
])
def test_where_navigate_may_lead(run, target, literal, expected):
    assert run("""
      let went = null
      takeOver((address) => ((went = address), true))
      try { navigate(...argument) } catch (error) { if (error.code !== "navigation-outside") throw error }
      return went
    """, [target, literal]) == expected
