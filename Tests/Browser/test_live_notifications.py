"""Notifications with scripting on: they arrive on every page, by one stream for all tabs, and are marked as read at once."""

import pytest
from playwright.sync_api import expect

from Support.addresses import PAGES
from Support.live import LiveVisit
from Support.shop import made, order, product


@pytest.fixture
def row(live):
    return made(live.api, "/api/products", product("Told", stock=500))


def badge(page):
    return page.get_by_role("banner").get_by_role("link", name="Notifications")


def says(page, count):
    expect(badge(page)).to_have_accessible_name("Notifications" if count == 0 else f"Notifications, {count} unread")


def unread(visit):
    return visit.api.get("/api/notifications/unread").json()["count"]


def stream_opens(visit):
    """Until one of the browser's tabs has its stream: what happens before is told to nobody."""
    return visit.context.expect_event("response", lambda response: response.url.endswith("/stream"))


def test_the_badge_counts_what_arrives_on_every_page(live, row):
    pages = ["", "/products?q=oak", "/orders/400", "/orders/new", "/products/1/edit", "/analytics", "/nothing/here"]
    assert set(pages) - {"/products?q=oak", "/orders/400", "/analytics"} <= set(PAGES.values())
    for number, path in enumerate(pages):
        with stream_opens(live):
            live.open(path, 404 if path == "/nothing/here" else 200)
        before = unread(live)
        says(live.page, before)
        made(live.api, "/api/orders", order((row, number + 1)))
        says(live.page, before + 1)
        expect(live.page.get_by_role("banner").get_by_role("status")).to_contain_text("New notification: ")


def test_eight_tabs_share_one_stream(live, row):
    streams = []
    live.context.on("request", lambda request: request.url.endswith("/stream") and streams.append(request.url))
    tabs = [live, *(LiveVisit(live.context, live.server, live.variant) for _ in range(7))]
    with stream_opens(live):
        for tab in tabs:
            tab.open("/notifications")
    # HTTP/1.1 gives a browser six connections to a host: with a stream for each tab, the last ones would have got none.
    before = unread(live)
    made(live.api, "/api/orders", order((row, 1)))
    for tab in tabs:
        says(tab.page, before + 1)
        expect(tab.main.get_by_role("list", name="New notifications").get_by_role("listitem")).to_have_count(1)
    assert len(streams) == 1
    # The first tab holds it. When it is left another one takes over, and all look for what they may have missed.
    with stream_opens(live):
        live.open("/products")
    for tab in tabs:
        tab.rest()
    before = unread(live)
    made(live.api, "/api/orders", order((row, 1)))
    for tab in tabs:
        says(tab.page, before + 1)
    for tab in tabs[1:]:
        tab.check()


def test_one_that_arrives_is_read(live, row):
    with stream_opens(live):
        live.open("/notifications")
    before = unread(live)
    arrived = live.main.get_by_role("list", name="New notifications")
    listed = live.main.get_by_role("list", name="Notifications", exact=True)
    expect(arrived).to_have_count(0)
    placed = made(live.api, "/api/orders", order((row, 1)))
    expect(arrived.get_by_role("link")).to_have_attribute("href", f"/{live.variant}/orders/{placed}")
    says(live.page, before + 1)
    with live.staying():
        arrived.get_by_role("button").click()
        says(live.page, before)
        # By now the list itself has it.
        expect(arrived).to_have_count(0)
        expect(listed.get_by_role("listitem").first.get_by_role("link")).to_have_attribute(
            "href", f"/{live.variant}/orders/{placed}")
    assert unread(live) == before


def test_marking_is_seen_at_once_and_taken_back(live):
    live.open("/notifications")
    before = unread(live)
    first = live.main.get_by_role("listitem").first
    held = live.hold("**/api/notifications/*/read")
    with live.staying():
        first.get_by_role("button").click()
        held.wait()
        expect(first.get_by_role("button")).to_have_count(0)
        says(live.page, before - 1)
        assert unread(live) == before
        held.refuse(503)
        expect(first.get_by_role("button")).to_be_visible()
        says(live.page, before)
        expect(live.main.get_by_role("alert")).to_be_visible()
        first.get_by_role("button").click()
        expect(live.main.get_by_role("alert")).to_have_count(0)
        expect(first.get_by_role("button")).to_have_count(0)
        says(live.page, before - 1)
    assert unread(live) == before - 1


def test_all_are_marked_as_read(live):
    live.open("/notifications")
    before = unread(live)
    held = live.hold("**/api/notifications/read")
    with live.staying():
        live.main.get_by_role("button", name="Mark all as read").click()
        held.wait()
        expect(live.main.get_by_role("listitem").get_by_role("button")).to_have_count(0)
        says(live.page, 0)
        held.refuse(503)
        says(live.page, before)
        expect(live.main.get_by_role("listitem").get_by_role("button").first).to_be_visible()
        live.main.get_by_role("button", name="Mark all as read").click()
        says(live.page, 0)
        live.main.get_by_role("link", name="Unread", exact=True).click()
        expect(live.main.get_by_text("Everything is read")).to_be_visible()
    assert unread(live) == 0
