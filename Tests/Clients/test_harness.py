"""That the tests of fixtures see what they are for: a hand-written client is right, and each way of spoiling it is found."""

import re

import pytest

from Support.clients import TARGETS, features
from Support.clients.behaviour import Behaviours
from Support.clients.fixtures import Fixture
from Support.clients.run import run
from Support.clients.site import Site

COUNTER = """
<script>
  state n = 0
  action add() { n += 1 }
</script>
<button type="button" on:click={add}>n {n}</button>
<p>below</p>
"""

NEXT = COUNTER.replace("<p>below</p>", "<p>next {n + 1}</p>")

CLIENT = """
import { develop } from "../runtime/shared/page/development.js"
import { instance } from "../runtime/shared/page/instance.js"
import { batch, changed } from "../runtime/shared/page/schedule.js"
import { start } from "../runtime/shared/page/start.js"

develop(() => start({}, ({ place, roots: [button, below] }) => {
  let n = 0
  instance(place, { name: "index", receive() {}, expose: () => ({ n }) })
  const update = { place, run() { button.firstChild.data = `n ${n}` } }
  button.addEventListener("click", () => batch(() => {
    n += 1
    /* at a click */
    changed(update)
  }))
  /* at the start */
}))
"""

#: The page changes at each turn of the event loop.
RESTLESS = """
const { port1, port2 } = new MessageChannel()
port1.onmessage = () => {
  below.toggleAttribute("x")
  port2.postMessage(null)
}
port2.postMessage(null)
"""

STEPS = [{"click": "button", "expect": {"button": "n 1"}}, {"click": "button"}]


@pytest.fixture
def counter(tool, runtime):
    """Makes the counter's site with code put into its client."""

    def make(client=CLIENT, steps=STEPS, **plan):
        fixture = Fixture("harness", files={"input.facet": COUNTER}, plan={"steps": steps, **plan})
        fixture.load(tool)
        site = Site(tool, runtime, fixture, "svelte")
        site.modules, site.entries = {"svelte/fake.js": client}, {"index": "svelte/fake.js"}
        return site

    return make


@pytest.fixture
def compiled(tool, runtime):
    """What a target makes of a page."""

    def make(target):
        fixture = Fixture("harness", files={"input.facet": NEXT}, plan={"steps": STEPS})
        fixture.load(tool)
        return Site(tool, runtime, fixture, target)

    return make


@pytest.fixture
def visit(pages, client_server, mirror):
    return lambda site: run(pages, client_server, mirror, site)


def test_a_right_client_passes(counter, visit):
    sections = visit(counter())
    assert len(sections) == 3
    assert '<button type="button"> "n 2"' in sections[2] and "focus: button" in sections[2]


@pytest.mark.parametrize("code, said", [
    ("below.title = 'x'", 'title of html > body > p: null → "x"'),
    ("below.firstChild.data = 'below'", 'the text "below" in html > body > p'),
    ("below.append('')", "in html > body > p: added"),
    ("below.replaceWith(below.cloneNode(true))", "in html > body: added <p"),
    ("console.error('so')", "console: so"),
    ("setTimeout(() => { throw new Error('late') })", "uncaught: late"),
    ("Promise.reject(new Error('nobody'))", "uncaught: nobody"),
    ("below.innerHTML = '<b>x</b>'", "TrustedHTML"),
    ("globalThis.eval('1')", "unsafe-eval"),
    ("new Function('1')", "unsafe-eval"),
    ("below.setAttribute('style', 'color: red')", "style-src"),
    ("document.head.append(Object.assign(document.createElement('script'), {src: 'x.js'}))", "TrustedScriptURL"),
    ("trustedTypes.createPolicy('other', {})", "other"),
    ("throw new Error('spoilt')", "spoilt"),
])
def test_a_spoilt_start_fails(counter, visit, code, said):
    with pytest.raises(AssertionError) as failure:
        visit(counter(CLIENT.replace("/* at the start */", code)))
    assert said in str(failure.value), failure.value


@pytest.mark.parametrize("code, said", [
    ("n += 1", "['n 2'] and not 'n 1'"),
    ("below.title = 'x'", "with the state {'': {'n': 1}}"),
    ("below.append(document.createElement('i'))", "with the state"),
    ("document.title = 'x'", "+title: x"),
    ("console.error('so')", "console: so"),
    ("throw new Error('spoilt')", "spoilt"),
    (RESTLESS, "the page never rests"),
])
def test_a_spoilt_step_fails(counter, visit, code, said):
    with pytest.raises(AssertionError) as failure:
        visit(counter(CLIENT.replace("/* at a click */", code)))
    assert said in str(failure.value), failure.value


# The same faults in what each target's generator writes, and on the server

#: What the generators make of `next {n + 1}` and of `n += 1`, and what a faulty one would make of it. The last one gives pages
#: that agree with the server for the state that they are in: only the other targets and the author's words tell.
FAULTS = {
    "a wrong operator": (r"next \$\{addInt\((\S+), 1\)\}", r"next ${\1 - 1}", "next -1"),
    "a missed update": (r"next \$\{addInt\(\S+, 1\)\}", "next 1", "with the state {'': {'n': 1}}"),
    "a wrong operator in an action": (r"addInt\((\S+), 1\)\);", r"\1 - 1);", "['n -1'] and not 'n 1'"),
}


@pytest.mark.parametrize("target", TARGETS)
def test_a_right_target_passes(compiled, visit, target):
    assert '<p> "next 3"' in visit(compiled(target))[2]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("target", TARGETS)
def test_a_fault_of_a_target_is_found(compiled, visit, target, fault):
    right, wrong, said = FAULTS[fault]
    site = compiled(target)
    page = f"{target}/pages/index.js"
    site.modules[page], count = re.subn(right, wrong, site.modules[page])
    assert count > 0, f"{fault}: {target} writes something else by now:\n{site.modules[page]}"
    with pytest.raises(AssertionError) as failure:
        visit(site)
    assert said in str(failure.value), failure.value


@pytest.mark.parametrize("source, said", [("next {1 - n}", '-<p> "next 0"'), ("next 1", '-<p> "next 1"')])
def test_a_fault_of_the_server_is_found(compiled, visit, tool, source, said):
    """The server renders something else than what the page was compiled from: a wrong operator, a missed update."""
    site = compiled("preact")
    Fixture("wrong", files={"input.facet": NEXT.replace("next {n + 1}", source)}).load(tool)
    right = site.server_html
    # The page itself is served as it should be: what is wrong comes later.
    site.server_html = lambda url, state=None: tool.ask(
        "render", **{**site.question(url), "fixture": "wrong"}, state=state, nonce="n")["html"]
    with pytest.raises(AssertionError) as failure:
        visit(site)
    assert said in str(failure.value), failure.value
    site.server_html = right
    visit(site)


def test_a_client_that_is_never_ready_fails(counter, visit):
    with pytest.raises(AssertionError, match="never true: the client was ready"):
        visit(counter("export {}"))


def test_expected_errors_have_to_come(counter, visit):
    site = counter(CLIENT.replace("/* at a click */", "console.error('so')"), errors=["so"])
    visit(site)
    with pytest.raises(AssertionError, match="no error said 'other'"):
        visit(counter(errors=["other"]))


def test_marks_follow_nodes(counter, visit):
    steps = [{"mark": "p"}, {"click": "button"}]
    assert "<p> #1 \"below\"" in visit(counter(steps=steps))[2]
    moved = CLIENT.replace("/* at a click */", "below.replaceWith(below.cloneNode(true))")
    assert "<p> \"below\"" in visit(counter(moved, steps=steps))[2]


def test_early_clicks_are_replayed(counter, visit):
    sections = visit(counter(early=[{"click": "button"}, {"click": "button"}], steps=[], expect={"button": "n 2"}))
    assert '"n 2"' in sections[0]


def test_behaviour_files(tmp_path, counter, visit, monkeypatch):
    site = counter()
    site.fixture.folder = tmp_path
    sections = visit(site)
    with pytest.raises(AssertionError, match="is missing"):
        Behaviours().check(site.fixture, "svelte", sections)
    monkeypatch.setattr("Support.clients.behaviour.UPDATES", True)
    updating = Behaviours()
    with pytest.raises(AssertionError, match="was rewritten"):
        updating.check(site.fixture, "svelte", sections)
    updating.check(site.fixture, "solid", sections)
    with pytest.raises(AssertionError, match="harness in solid"):
        updating.check(site.fixture, "solid", [section.replace("n 1", "n 7") for section in sections])
    monkeypatch.setattr("Support.clients.behaviour.UPDATES", False)
    Behaviours().check(site.fixture, "alpine", sections)


def test_features_need_every_cell():
    fixture = Fixture("one", plan={"features": ["text"]})
    everywhere = {("one", column) for column in features.COLUMNS}
    row = next(line for line in features.table(everywhere, [fixture]).split("\n") if line.startswith("| text "))
    assert row.count("✓") == 5 and "components/one" in row
    row = next(line for line in features.table(everywhere - {("one", "solid")}, [fixture]).split("\n") if line.startswith("| text "))
    assert row.count("✓") == 4
    with pytest.raises(AssertionError):
        features.features_of(Fixture("two", plan={"features": ["texts"]}))
