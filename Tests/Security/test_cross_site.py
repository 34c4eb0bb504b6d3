"""Unsafe requests from other sites' pages, on every path that takes a cookie."""

import pytest

from Support.pages import form
from Support.shop import product, snapshot
from Support.wire import Client

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "SAME-ORIGIN"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "same-origin, cross-site"},
    {"Sec-Fetch-Site": None, "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": None, "Origin": "null"},
    {"Sec-Fetch-Site": None, "Origin": ""},
    {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:1"},
    {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1.evil.example"},
    {"Sec-Fetch-Site": None, "Origin": "file://127.0.0.1"},
    {"Sec-Fetch-Site": None, "Origin": "http://evil@127.0.0.1"},
    # No word about where it comes from, and yet a cookie.
    {"Sec-Fetch-Site": None},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_another_sites_request_is_refused(visitors, headers):
    admin = visitors["admin"]
    before = snapshot(admin)
    for method, path in [
        ("POST", "/api/products"), ("PUT", "/api/products/1"), ("PATCH", "/api/products/1"),
        ("DELETE", "/api/products/1"), ("POST", "/api/session"), ("DELETE", "/api/session"), ("POST", "/nowhere"),
        ("POST", "/api/nowhere"),
    ]:
        answer = admin.request(method, path, json=product("Forged"), headers=headers)
        assert answer.status == 403, (method, path, answer)
        assert answer.media_type == "application/problem+json"
    page = form(admin.get("/alpine/products/new").text, "Create product").filled(name="Forged", category="x")
    answer = admin.post("/alpine/products/new", form=page, headers=headers)
    assert answer.status == 403 and answer.media_type == "text/html", answer
    assert admin.get("/api/session").json()["signedIn"], "another site signed the visitor out"
    assert snapshot(admin) == before


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": None, "Origin": "OWN"},
    # A browser's word about the site is worth more than the origin, which a proxy may have made wrong.
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://shop.example"},
], ids=str)
def test_the_own_sites_request_is_taken(visitors, shared_users_shop, headers):
    headers = {name: shared_users_shop.url if value == "OWN" else value for name, value in headers.items()}
    answer = visitors["admin"].post("/api/products", json=product("Own"), headers=headers)
    assert answer.status == 201, answer


def test_a_program_without_cookie_needs_to_say_nothing(shared_users_shop):
    """It is no browser: the answer is about who it is, and not about where it comes from."""
    assert Client(shared_users_shop).post("/api/products", json=product()).status == 401


def test_safe_methods_work_from_everywhere(visitors):
    for path in ("/alpine/products", "/api/products", "/api/session"):
        answer = visitors["viewer"].get(path, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"})
        assert answer.status == 200
        assert answer.header("access-control-allow-origin") is None


def test_no_preflight_lets_another_site_in(shared_users_shop):
    answer = Client(shared_users_shop).request("OPTIONS", "/api/products", headers={
        "Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"})
    assert answer.header("access-control-allow-origin") is None
    assert answer.status == 405


def test_sign_in_from_another_site_is_refused(shared_users_shop):
    """Login CSRF: nobody is signed in to somebody else's account."""
    from Support.accounts import PASSWORD, email

    someone = Client(shared_users_shop)
    for headers in FOREIGN[:-1]:
        answer = someone.post(
            "/api/session", json={"email": email("viewer"), "password": PASSWORD}, headers=headers)
        assert answer.status == 403 and not answer.all("set-cookie"), (headers, answer)
