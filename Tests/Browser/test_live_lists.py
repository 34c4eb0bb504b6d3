"""Lists with scripting on: search, filters, order and pages follow without loading the page anew, and the address with them."""

import pytest
from playwright.sync_api import expect

LISTS = {
    "/products": {"search": "steel", "select": ("Category", "Outdoor"), "sort": "Price"},
    "/orders": {"search": "F-103", "select": ("State", "cancelled"), "sort": "Total"},
    "/users": {"search": "mi", "select": ("Role", "viewer"), "sort": "Email"},
}


def queries(visit):
    """The address's query as a dictionary, without what is empty."""
    return visit.page.evaluate("Object.fromEntries([...new URLSearchParams(location.search)].filter(([, v]) => v))")


def shows_what_a_reload_shows(visit):
    here, rows, fields = visit.page.url, visit.rows(), control_values(visit)
    visit.page.reload()
    visit.ready()
    assert (visit.page.url, visit.rows(), control_values(visit)) == (here, rows, fields)


def control_values(visit):
    return visit.page.evaluate(
        "[...document.querySelectorAll('main form :is(input:not([type=hidden]), select)')]"
        ".map((each) => each.type === 'checkbox' ? each.checked : each.value)")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_follows_what_is_typed_chosen_and_clicked(looking, path):
    plan = LISTS[path]
    looking.open(path)
    all_rows, lead = looking.rows(), looking.main.get_by_role("status").first
    whole = lead.inner_text()
    with looking.staying():
        search = looking.main.get_by_role("searchbox")
        search.press_sequentially(plan["search"])
        expect(lead).not_to_have_text(whole)
        looking.rest()
        found = looking.rows()
        assert found and found != all_rows
        assert queries(looking) == {"q": plan["search"]}
        expect(search).to_be_focused()

        label, value = plan["select"]
        looking.main.get_by_label(label).select_option(value)
        looking.rest()
        narrowed = looking.rows()
        assert queries(looking)["q"] == plan["search"] and value in queries(looking).values()

        heading = looking.main.get_by_role("columnheader").get_by_role("link", name=plan["sort"])
        heading.click()
        looking.rest()
        assert looking.main.locator("th[aria-sort=ascending]").inner_text() == plan["sort"]
        expect(heading).to_be_focused()
        assert sorted(looking.rows()) == sorted(narrowed) or len(looking.rows()) == 20
        heading.click()
        looking.rest()
        assert looking.main.locator("th[aria-sort=descending]").inner_text() == plan["sort"]
    shows_what_a_reload_shows(looking)

    # Each choice was an entry of the history, the letters of a search are none.
    with looking.staying():
        for expected in ("ascending", None):
            looking.page.go_back()
            looking.rest()
            if expected:
                assert looking.main.locator(f"th[aria-sort={expected}]").inner_text() == plan["sort"]
        assert looking.rows() == narrowed
        looking.page.go_back()
        looking.rest()
        assert looking.rows() == found and search.input_value() == plan["search"]
        looking.page.go_forward()
        looking.rest()
        assert looking.rows() == narrowed and looking.main.get_by_label(label).input_value() == value
        looking.main.get_by_role("link", name="Clear").click()
        looking.rest()
        assert looking.rows() == all_rows and search.input_value() == "" and queries(looking) == {}


def test_pages_follow_each_other(looking):
    looking.open("/products")
    pages = looking.page.get_by_role("navigation", name="Pages of products")
    seen = looking.rows()
    with looking.staying():
        for number in range(2, 9):
            pages.get_by_role("link", name="Next", exact=True).click()
            looking.rest()
            assert pages.locator("[aria-current=page]").inner_text() == str(number)
            seen += looking.rows()
        assert len(seen) == len(set(seen)) == 150
        expect(pages.get_by_role("link", name="Next", exact=True)).to_have_count(0)
        # A search from a later page begins at the first one.
        looking.main.get_by_role("searchbox").press_sequentially("oak")
        looking.rest()
        assert queries(looking)["page"] == "1" and looking.rows()
    shows_what_a_reload_shows(looking)


def test_what_was_done_is_not_said_for_ever(looking):
    looking.open("/products?done=deleted")
    with looking.staying():
        expect(looking.main.get_by_text("Deleted.")).to_be_visible()
        looking.main.get_by_label("Running low").check()
        expect(looking.main.get_by_text("Deleted.")).to_have_count(0)
        looking.rest()
        assert queries(looking)["low"] == "true" and looking.rows()


def test_the_period_of_the_figures(looking):
    looking.open("/analytics")
    line = looking.main.locator("figure polyline")
    before = line.get_attribute("points")
    with looking.staying():
        looking.main.get_by_label("One point for each").select_option("week")
        expect(looking.main.get_by_role("heading", name="Revenue by week")).to_be_visible()
        looking.main.get_by_label("From").fill("2026-03-01")
        looking.main.get_by_label("To", exact=True).fill("2026-04-01")
        looking.rest()
        assert queries(looking) == {"bucket": "week", "from": "2026-03-01", "to": "2026-04-01"}
        assert line.get_attribute("points") != before
        summary = looking.api.get("/api/analytics/summary?from=2026-03-01&to=2026-04-01").json()
        expect(looking.main.locator("dd.value", has_text=str(summary["orders"])).first).to_be_visible()


def test_the_switcher_keeps_the_state_of_a_list(looking):
    looking.open("/products")
    looking.main.get_by_role("searchbox").press_sequentially("oak")
    looking.rest()
    rows, others = looking.rows(), [name for name in ("Svelte", "Solid") if name.lower() != looking.variant]
    looking.variant = others[0].lower()
    looking.link(others[0], within=looking.page.get_by_role("navigation", name="Variant"))
    assert looking.rows() == rows and queries(looking) == {"q": "oak"}
