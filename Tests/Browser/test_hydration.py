"""A page is taken over as it stands: nothing changes, nothing that the visitor did is lost, and without script it works on."""

import json

import pytest
from playwright.sync_api import expect

from Browser.conftest import visiting
from Support.addresses import PAGES, STATUS, VARIANTS
from Support.browser import Visit

SCRIPTS = "**/assets/**/*.js"


@pytest.fixture(params=VARIANTS)
def live(request, chromium, live_shop):
    yield from visiting(chromium, live_shop, request.param)


@pytest.fixture(params=VARIANTS)
def looking(request, chromium, shared_live_shop, administrator):
    yield from visiting(chromium, shared_live_shop, request.param, administrator)


@pytest.fixture
def slow(looking):
    """A visitor whose scripts come when the test lets them."""
    looking.scripts = looking.hold(SCRIPTS)
    return looking


def open_early(visit, path):
    """The page is there and its scripts are not."""
    visit.page.goto(visit.root + path, wait_until="commit")
    visit.page.wait_for_function("() => globalThis.facetTest !== undefined")
    visit.scripts.wait()
    assert visit.page.locator("html[data-ready]").count() == 0


def arrive(visit):
    visit.scripts.let_go()
    visit.ready()
    visit.rest()


def test_no_page_is_changed_by_being_taken_over(looking):
    found = []
    for name, path in PAGES.items():
        looking.open(path, STATUS.get(name, 200))
        found += [f"{name}: {change}" for change in looking.mutations]
        data = looking.page.locator("script[type='application/json']")
        assert data.count() == 1, f"{name}: the page's data is embedded once"
        state = json.loads(data.text_content())
        assert set(state) >= {"root", "url", "state"} and state["root"] == f"/{looking.variant}", name
        looking.rest()
        looking.check()
    assert not found, "\n".join(found)


def test_the_clients_page_is_the_servers_page(looking, chromium):
    """As somebody without script has it: names, texts, and what controls hold."""
    context = chromium.new_context(java_script_enabled=False, storage_state=looking.context.storage_state())
    plain = Visit(context.new_page(), looking.server, looking.variant)
    for path in ("/products?q=oak&sort=-price", "/orders/400", "/orders/new?product=1&quantity=2", "/users/3/edit"):
        looking.open(path)
        plain.open(path)
        assert looking.page.locator("body").aria_snapshot() == plain.page.locator("body").aria_snapshot()
    context.close()


def test_focus_selection_and_what_was_typed_stay(slow):
    open_early(slow, "/users/3/edit")
    name = slow.main.get_by_label("Name", exact=True)
    slow.main.get_by_label("Role").select_option("manager")
    slow.main.get_by_label("May sign in").uncheck()
    name.fill("Typed before the script")
    name.evaluate("(node) => { node.focus(); node.setSelectionRange(6, 12) }")
    slow.page.evaluate("window.scrollTo(0, 40)")
    before = slow.page.evaluate("window.scrollY")
    arrive(slow)
    expect(name).to_be_focused()
    assert name.evaluate("(node) => [node.value, node.selectionStart, node.selectionEnd]") == ["Typed before the script", 6, 12]
    assert slow.page.evaluate("window.scrollY") == before
    assert slow.main.get_by_label("Role").input_value() == "manager"
    assert not slow.main.get_by_label("May sign in").is_checked()


def test_what_was_typed_early_is_in_state(live):
    """What is saved is what was typed before there was a script."""
    live.scripts = live.hold(SCRIPTS)
    open_early(live, "/products/7/edit")
    live.fill(Name="Typed early", Description="All of it")
    arrive(live)
    live.fill(Category="Typed late")
    live.press("Save changes")
    after = live.api.get("/api/products/7").json()
    assert (after["name"], after["description"], after["category"]) == ("Typed early", "All of it", "Typed late")


def test_an_early_search_is_made(slow):
    open_early(slow, "/products")
    slow.main.get_by_role("searchbox").press_sequentially("steel")
    assert "150 in the catalogue" in slow.text
    arrive(slow)
    expect(slow.main.get_by_text("match").first).to_be_visible()
    assert "q=steel" in slow.path and slow.main.get_by_role("searchbox").input_value() == "steel"


def test_an_early_key_moves_the_slider(slow):
    open_early(slow, "/analytics")
    first = slow.main.locator("figure tbody tr").first.locator("th").text_content()
    slow.main.get_by_role("slider").focus()
    slow.page.keyboard.press("Home")
    assert first not in slow.main.locator("figure .reading").inner_text()
    arrive(slow)
    expect(slow.main.locator("figure .reading")).to_contain_text(first)
    expect(slow.main.get_by_role("slider")).to_be_focused()


def test_an_early_choice_is_followed(slow):
    open_early(slow, "/analytics")
    slow.main.get_by_label("One point for each").select_option("week")
    arrive(slow)
    expect(slow.main.get_by_role("heading", name="Revenue by week")).to_be_visible()
    assert "bucket=week" in slow.path


def test_details_and_scroll_stay(slow):
    open_early(slow, "/analytics")
    slow.main.locator("summary").click()
    region = slow.main.get_by_role("region", name="figures")
    region.evaluate("(node) => { node.scrollTop = 120 }")
    slow.page.evaluate("window.scrollTo(0, 200)")
    arrive(slow)
    expect(slow.main.locator("details[open]")).to_have_count(1)
    assert region.evaluate("(node) => node.scrollTop") == 120
    assert slow.page.evaluate("window.scrollY") == 200


def test_while_scripts_are_slow_the_page_works_as_without(slow):
    open_early(slow, "/products")
    slow.fill(Search="oak")
    with slow.page.expect_navigation(wait_until="commit"):
        slow.main.get_by_role("button", name="Apply").click()
    slow.page.wait_for_function("() => globalThis.facetTest !== undefined")
    assert "q=oak" in slow.path and slow.rows()
    with slow.page.expect_navigation(wait_until="commit"):
        slow.main.get_by_role("columnheader").get_by_role("link", name="Price").click()
    slow.page.wait_for_function("() => globalThis.facetTest !== undefined")
    assert "sort=price" in slow.path
    arrive(slow)
    assert slow.mutations == []


def test_scripts_that_fail_leave_a_page_that_works(live):
    live.page.route(SCRIPTS, lambda route: route.abort())
    live.page.goto(f"{live.root}/products/1")
    stock = live.api.get("/api/products/1").json()["stock"]
    live.fill(Items_to_add="7")
    with live.page.expect_navigation():
        live.main.get_by_role("button", name="Add to stock").click()
    assert live.path == "/products/1?done=restocked"
    assert live.api.get("/api/products/1").json()["stock"] == stock + 7
    # Chromium says that a script could not be fetched; nobody else complains.
    assert live.complaints and all("net::ERR_FAILED" in line for line in live.complaints), live.complaints
    live.complaints.clear()


def test_a_page_that_comes_back_is_alive(looking):
    looking.open("/products?q=oak")
    looking.link(looking.rows()[0])
    with looking.page.expect_navigation():
        looking.page.go_back()
    looking.ready()
    with looking.staying():
        looking.main.get_by_role("searchbox").fill("steel")
        looking.rest()
        assert "q=steel" in looking.path
