"""What visitors do before the client has started is done when it has, once, and without what browsers do by themselves."""

import threading

import pytest

from Support.runtime_site import Reply

BODY = """
<button type="button" id="plus"><b>+</b></button> <button type="button" id="pop" popovertarget="over">?</button>
<div popover="manual" id="over">More</div>
<label><input type="checkbox" id="done"> Done</label>
<input id="name"> <input id="keys"> <button type="button" id="gone">x</button>
<details id="more"><summary>More</summary>text</details>
<a id="link" href="#there">There</a>
"""
SCRIPT = """
const slow = await fetch("/slow")
window.log = []
const note = (id, type, what) => document.getElementById(id).addEventListener(type, () => batch(() => log.push(what())))
document.getElementById("gone").remove()
start({}, () => {
  note("plus", "click", () => "click")
  note("pop", "click", () => "pop")
  note("more", "click", () => "summary")
  note("link", "click", () => "link")
  note("keys", "keydown", () => `down ${event.key} ${event.ctrlKey}`)
  const checked = { done: false, name: "" }
  bind(document.getElementById("done"), checkedControl, () => checked.done, (value) => log.push(`done ${checked.done = value}`))
  bind(document.getElementById("name"), valueControl(textField), () => checked.name, (value) => log.push(`name ${checked.name = value}`))
  document.body.addEventListener("click", (event) => log.push(`trusted ${event.isTrusted} ${event.target.nodeName}`))
})
"""


@pytest.fixture
def slow(site):
    """Lets the module go on."""
    go = threading.Event()
    site.answers["/slow"] = lambda _: (go.wait(20), Reply("", type="text/plain"))[1]
    yield go
    go.set()


def opened(visitor, site, body=BODY, script=SCRIPT):
    site.page("/page", body=body, script=script)
    visitor.page.goto(f"{site.url}/page", wait_until="commit")
    visitor.page.wait_for_function("() => document.readyState !== 'loading'")
    return visitor.page


def finished(page, slow):
    slow.set()
    page.wait_for_function("() => window.isLoaded")
    return page.evaluate("log")


def test_a_click_runs_its_handler_once_and_nothing_else(visitor, site, slow):
    page = opened(visitor, site)
    page.click("#plus")
    page.click("#pop")
    page.click("#gone")
    page.click("summary")
    page.click("#link")
    assert page.evaluate("[document.querySelector('#more').open, document.querySelector('#over').matches(':popover-open')]") == [
        True, True]
    assert finished(page, slow) == ["click", "trusted false B", "pop", "trusted false BUTTON"]
    assert page.evaluate("[document.querySelector('#more').open, document.querySelector('#over').matches(':popover-open')]") == [
        True, True]
    assert page.url.endswith("#there")
    page.click("#plus")
    assert page.evaluate("log.slice(4)") == ["click", "trusted true B"]


def test_a_checkbox_keeps_what_it_was_set_to(visitor, site, slow):
    page = opened(visitor, site)
    page.click("#done")
    assert finished(page, slow) == ["done true"]
    assert page.locator("#done").is_checked()


def test_a_typed_control_keeps_its_value_and_gives_it_to_its_state(visitor, site, slow):
    page = opened(visitor, site)
    page.locator("#name").press_sequentially("Ann")
    assert finished(page, slow) == ["name Ann"]
    assert page.locator("#name").input_value() == "Ann"
    assert page.evaluate("document.activeElement.id") == "name"


def test_keys_are_replayed_with_their_modifiers_and_in_order(visitor, site, slow):
    page = opened(visitor, site)
    page.click("#plus")
    page.locator("#keys").press("Control+k")
    page.click("#plus")
    assert [entry for entry in finished(page, slow) if not entry.startswith("trusted")] == [
        "click", "down Control true", "down k true", "click"]


def test_nothing_is_recorded_any_more_after_the_start(visitor, site, slow):
    page = opened(visitor, site)
    finished(page, slow)
    page.click("#plus")
    assert page.evaluate("[window.facetEarly, log]") == [None, ["click", "trusted true B"]]


def test_what_waits_for_the_page_begins_after_the_replay(visitor, site, slow):
    page = opened(visitor, site, script=SCRIPT.replace("start({}, () => {", "start({}, () => { whenReady(() => log.push('ready'))"))
    page.click("#plus")
    assert finished(page, slow) == ["click", "trusted false B", "ready"]
