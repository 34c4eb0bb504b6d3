"""The session's token with scripting on: the clients send it, and a page that was made for another session does nothing."""

import shutil

import pytest
from playwright.sync_api import expect

from Support.accounts import signed_in
from Support.addresses import VARIANTS
from Support.browser import sign_in
from Support.live import LiveVisit
from Support.services import serve_shop


@pytest.fixture(scope="module")
def shop(staffed, bundles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("live-tokens") / "shop"
    shutil.copytree(staffed, folder)
    with serve_shop("--clients", "--public", bundles, "--data", folder, "--auth", "users") as server:
        yield server


@pytest.fixture(params=VARIANTS)
def visit(request, chromium, shop):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    visit = LiveVisit(context, shop, request.param)
    yield visit
    visit.check()
    context.close()


def become(visit, role):
    """What another tab's sign-in does to the browser."""
    client = signed_in(visit.server, role)
    visit.context.add_cookies(
        [{"name": name, "value": value, "url": visit.server.url} for name, value in client.cookies.items()])
    visit.api = client


def stock(visit):
    return visit.api.get("/api/products/1").json()["stock"]


def add_to_stock(visit, count=7):
    """Presses the button and gives the call's response."""
    visit.fill(Items_to_add=f"{count}")
    with visit.page.expect_response("**/api/products/1/restock") as response:
        visit.main.get_by_role("button", name="Add to stock").click()
    return response.value


def test_the_client_sends_the_pages_token(visit):
    become(visit, "manager")
    visit.open("/products/1")
    assert not visit.mutations, "forms have what the server wrote into them"
    hidden = visit.page.locator("input[name=_action]")
    assert hidden.count() >= 2 and all("~" in field.get_attribute("value") for field in hidden.all())
    before = stock(visit)
    with visit.staying():
        response = add_to_stock(visit)
        assert response.status == 200 and len(response.request.headers["x-facet-token"]) == 43
        expect(visit.main.get_by_text("Stock updated.")).to_be_visible()
    assert stock(visit) == before + 7
    # What only reads brings none.
    with visit.page.expect_request("**/api/products*") as request:
        visit.page.evaluate("() => fetch('/api/products?size=1')")
    assert "x-facet-token" not in request.value.headers


def test_a_page_of_another_session_does_nothing(visit):
    become(visit, "manager")
    visit.open("/products/1")
    become(visit, "admin")
    before = stock(visit)
    visit.statuses.add(403)
    with visit.staying():
        response = add_to_stock(visit)
        assert response.status == 403 and response.json()["type"] == "urn:facet:problem:token"
        expect(visit.main.get_by_role("alert")).to_contain_text("Load the page again")
    assert stock(visit) == before
    # The same page, loaded for who is signed in now.
    visit.open("/products/1")
    assert add_to_stock(visit).status == 200
    assert stock(visit) == before + 7


def test_signing_in_through_the_page_gives_the_next_one_its_token(visit):
    sign_in(visit.page, visit.server, "admin", visit.variant)
    visit.open("/products/1")
    assert add_to_stock(visit).status == 200
