"""Signing in and out with scripting off, and where it leads."""

import pytest

from Support.accounts import PASSWORD, email
from Support.addresses import VARIANTS
from Support.browser import Visit, sign_in
from Support.wire import Client

VIEWER = email("viewer")


@pytest.mark.parametrize("variant", VARIANTS)
def test_whoever_was_sent_to_sign_in_goes_back(no_script_page, shared_users_shop, variant):
    visit = Visit(no_script_page, shared_users_shop, variant)
    visit.open("/orders?status=paid&q=F-1&sort=total")
    assert visit.path.startswith("/sign-in?next=")
    visit.fill(Email=VIEWER, Password=PASSWORD)
    visit.press("Sign in")
    assert visit.path == "/orders?status=paid&q=F-1&sort=total" and visit.heading == "Orders"
    assert visit.page.get_by_role("banner").get_by_text("Viewer", exact=True).count() == 1


@pytest.mark.parametrize("address, password", [
    (VIEWER, "wrong"), ("nobody@shop.example", PASSWORD), (VIEWER, PASSWORD + " "), ("admin@demo.example", "demo"),
])
def test_a_wrong_password_says_no_more_than_that(no_script_page, shared_users_shop, address, password):
    visit = Visit(no_script_page, shared_users_shop)
    visit.open("/sign-in?next=%2Forders")
    visit.fill(Email=address, Password=password)
    visit.press("Sign in", status=422)
    assert visit.path == "/sign-in?next=%2Forders"
    alert = visit.main.get_by_role("alert").inner_text()
    assert alert.startswith("The address and the password do not belong to an account.")
    assert visit.main.get_by_label("Email").input_value() == address
    assert visit.main.get_by_label("Password").input_value() == ""
    assert visit.page.context.cookies() == []


@pytest.mark.parametrize("target", [
    "//evil.example/x", "https://evil.example", "/%5Cevil.example", "javascript:alert(1)", "/../../x", "", "orders",
])
def test_the_way_back_stays_inside(no_script_page, shared_users_shop, target):
    visit = Visit(no_script_page, shared_users_shop)
    visit.open(f"/sign-in?next={target}")
    visit.fill(Email=VIEWER, Password=PASSWORD)
    with visit.page.expect_navigation():
        visit.main.get_by_role("button", name="Sign in").click()
    assert visit.page.url.startswith(visit.server.url + "/")


def test_signing_out_ends_the_session_at_once(no_script_page, shared_users_shop):
    visit = Visit(no_script_page, shared_users_shop)
    sign_in(visit.page, visit.server, "viewer")
    cookie = visit.page.context.cookies()[0]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    thief = Client(visit.server, headers={"Cookie": f"{cookie['name']}={cookie['value']}"})
    assert thief.get("/api/session").json()["signedIn"]

    visit.press("Sign out", within=visit.page.get_by_role("banner"))
    assert visit.path == "/sign-in" and visit.page.context.cookies() == []
    assert thief.get("/api/session").json()["signedIn"] is False
    assert thief.get("/api/orders").status == 401
    visit.open("/orders")
    assert visit.path.startswith("/sign-in")


def test_signing_in_again_changes_the_cookie(no_script_page, shared_users_shop):
    visit = Visit(no_script_page, shared_users_shop)
    sign_in(visit.page, visit.server, "viewer")
    first = visit.page.context.cookies()[0]["value"]
    sign_in(visit.page, visit.server, "viewer")
    second = visit.page.context.cookies()[0]["value"]
    assert first != second
    former = Client(visit.server, headers={"Cookie": f"facet_session={first}"})
    assert not former.get("/api/session").json()["signedIn"]


def test_a_link_leads_to_sign_in_and_back(no_script_page, shared_users_shop):
    visit = Visit(no_script_page, shared_users_shop)
    sign_in(visit.page, visit.server, "viewer")
    visit.open("/products/new", status=403)
    visit.link("Sign in as somebody else")
    assert visit.path == "/sign-in?next=%2Fproducts%2Fnew"
    visit.fill(Email=email("manager"), Password=PASSWORD)
    visit.press("Sign in")
    assert visit.path == "/products/new" and visit.heading == "New product"
