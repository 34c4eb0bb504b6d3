"""Sessions: what is in the cookie, when it changes, and when it is worth nothing."""

import re

import pytest

from Support.accounts import PASSWORD, email, sign_in, signed_in
from Support.pages import form, words
from Support.shop import made, product
from Support.wire import Client


def test_the_cookie_is_opaque_and_out_of_reach_of_scripts(shared_users_shop):
    answer = sign_in(Client(shared_users_shop), email("viewer"))
    name, _, rest = answer.header("set-cookie").partition("=")
    value, *attributes = [part.strip() for part in rest.split(";")]
    assert name == "facet_session"
    assert re.fullmatch(r"[A-Za-z0-9_-]{43,}", value), "at least 128 bits, and nothing to read in it"
    assert sorted(a.lower() for a in attributes) == ["httponly", "path=/", "samesite=lax"]
    assert value not in answer.text


def test_each_sign_in_has_a_session_of_its_own(shared_users_shop):
    values = set()
    client = Client(shared_users_shop, browser=True)
    for _ in range(3):
        assert sign_in(client, email("viewer")).status == 200
        values.add(client.cookies["facet_session"])
    assert len(values) == 3


def test_a_session_that_was_planted_is_not_taken_up(shared_users_shop):
    """Fixation: whoever knew the cookie before the sign-in knows nothing after it."""
    planted = "attackers-own-choice-of-a-session-id-0123456789"
    victim = Client(shared_users_shop, browser=True)
    victim.cookies["facet_session"] = planted
    assert sign_in(victim, email("viewer")).status == 200
    assert victim.cookies["facet_session"] != planted
    attacker = Client(shared_users_shop, browser=True)
    attacker.cookies["facet_session"] = planted
    assert not attacker.get("/api/session").json()["signedIn"]


def test_signing_in_ends_the_session_that_was_there(shared_users_shop):
    client = signed_in(shared_users_shop, "viewer")
    old = Client(shared_users_shop, browser=True)
    old.cookies = dict(client.cookies)
    assert sign_in(client, email("manager")).status == 200
    assert client.get("/api/session").json()["role"] == "manager"
    assert not old.get("/api/session").json()["signedIn"]


def test_a_failed_sign_in_sets_no_cookie_and_says_nothing_of_accounts(shared_users_shop):
    client = Client(shared_users_shop)
    known = sign_in(client, email("viewer"), "a wrong pass phrase")
    unknown = sign_in(client, "nobody@shop.example", "a wrong pass phrase")
    assert known.status == unknown.status == 422
    assert known.text == unknown.text
    assert not known.all("set-cookie") and not unknown.all("set-cookie")


@pytest.mark.parametrize("account", ["manager@demo.example", "admin@demo.example", "viewer@demo.example"])
def test_the_demo_accounts_exist_in_demo_only(shared_users_shop, shared_shop, account):
    assert sign_in(Client(shared_users_shop), account, "facet-demo").status == 422
    assert sign_in(Client(shared_shop), account, "facet-demo").status == 200


def test_a_session_is_dead_at_once_after_sign_out(shared_users_shop):
    client = signed_in(shared_users_shop, "admin")
    thief = Client(shared_users_shop, browser=True)
    thief.cookies = dict(client.cookies)
    assert thief.get("/api/users").status == 200
    answer = client.request("DELETE", "/api/session")
    assert answer.status == 204
    assert "max-age=0" in answer.header("set-cookie").lower()
    assert "httponly" in answer.header("set-cookie").lower()
    assert thief.get("/api/users").status == 401
    assert thief.get("/alpine/users").status == 303
    assert thief.post("/api/products", json=product()).status == 401


def test_a_session_dies_with_sign_out_by_page_too(shared_users_shop):
    client = signed_in(shared_users_shop, "viewer")
    thief = Client(shared_users_shop, browser=True)
    thief.cookies = dict(client.cookies)
    client.post("/alpine", form=form(client.get("/alpine").text, "Sign out").fields)
    assert thief.get("/api/orders").status == 401


def test_a_role_change_takes_effect_at_once(shared_users_shop, visitors):
    admin = visitors["admin"]
    user = made(admin, "/api/users", {
        "name": "Promoted", "email": "promoted@t.example", "role": "viewer", "active": True, "password": PASSWORD})
    client = Client(shared_users_shop, browser=True)
    assert sign_in(client, "promoted@t.example").status == 200
    assert client.post("/api/products", json=product()).status == 403
    assert admin.request("PATCH", f"/api/users/{user}", json={"role": "manager"}).status == 200
    # The session of the role before is over (ADR 51).
    assert client.post("/api/products", json=product()).status == 401
    assert sign_in(client, "promoted@t.example").status == 200
    assert client.post("/api/products", json=product()).status == 201
    assert "New product" in words(client.get("/alpine/products/new").text)
    assert admin.request("PATCH", f"/api/users/{user}", json={"role": "viewer"}).status == 200
    assert client.post("/api/products", json=product()).status == 401
    assert sign_in(client, "promoted@t.example").status == 200
    assert client.post("/api/products", json=product()).status == 403


@pytest.mark.parametrize("change", [{"active": False}, None], ids=["locked", "deleted"])
def test_a_locked_or_deleted_account_is_out_at_once(shared_users_shop, visitors, change):
    admin = visitors["admin"]
    address = f"out-{'locked' if change else 'deleted'}@t.example"
    user = made(admin, "/api/users", {
        "name": "Out", "email": address, "role": "admin", "active": True, "password": PASSWORD})
    client = Client(shared_users_shop, browser=True)
    assert sign_in(client, address).status == 200
    assert client.get("/api/users").status == 200
    if change:
        assert admin.request("PATCH", f"/api/users/{user}", json=change).status == 200
    else:
        assert admin.request("DELETE", f"/api/users/{user}").status == 204
    assert client.get("/api/users").status == 401
    assert sign_in(client, address).status == 422


@pytest.mark.parametrize("cookie", [
    "facet_session=", "facet_session", "facet_session=x", "facet_session=" + "A" * 43, "facet_session=" + "A" * 9000,
    "facet_session=../../etc/passwd", "facet_session=%00", "=x", ";;;", "facet_session=\xff\xfe",
])
def test_a_made_up_cookie_is_nobody(shared_users_shop, cookie):
    answer = Client(shared_users_shop).get("/api/session", headers={"Cookie": cookie})
    assert answer.status in (200, 400, 431), answer
    if answer.status == 200:
        assert not answer.json()["signedIn"]


def test_two_cookies_of_the_name_are_no_session(shared_users_shop):
    """A neighbour domain that sets a second one must not choose who the visitor is."""
    client = signed_in(shared_users_shop, "admin")
    token = client.cookies["facet_session"]
    answer = Client(shared_users_shop).get("/api/session", headers={"Cookie": f"facet_session=x; facet_session={token}"})
    assert not answer.json()["signedIn"]


def test_a_session_outlives_the_server_and_its_token_is_nowhere(users_folder):
    """The store is in the data folder: a restart signs nobody out, and nobody can make a session of what is on disk."""
    from Support.facet import Server

    with Server("--auth", "users", "--data", users_folder) as server:
        client = signed_in(server, "viewer")
        token = client.cookies["facet_session"]
        assert (users_folder / "sessions.sqlite").exists()
        for file in users_folder.iterdir():
            assert token.encode() not in file.read_bytes()
    with Server("--auth", "users", "--data", users_folder) as server:
        again = Client(server, browser=True)
        again.cookies["facet_session"] = token
        assert again.get("/api/session").json()["signedIn"]
        assert again.request("DELETE", "/api/session").status == 204
    with Server("--auth", "users", "--data", users_folder) as server:
        over = Client(server)
        over.cookies["facet_session"] = token
        assert not over.get("/api/session").json()["signedIn"]


def test_passwords_are_never_stored_as_they_are(staffed):
    for file in staffed.iterdir():
        assert PASSWORD.encode() not in file.read_bytes(), file


def test_sign_in_takes_only_what_it_knows(shared_users_shop):
    client = Client(shared_users_shop)
    for body in [{}, [], "x", 3, None, {"email": 1, "password": PASSWORD}, {"email": email("viewer")},
                 {"email": [email("viewer")], "password": [PASSWORD]}, {"email": "x" * 2000, "password": PASSWORD},
                 {"email": email("viewer"), "password": "x" * 100_000}, {"email": email("viewer"), "password": ""}]:
        answer = client.post("/api/session", json=body)
        assert answer.status in (400, 422), (str(body)[:60], answer)
        assert answer.media_type == "application/problem+json"
        assert not answer.all("set-cookie")


NEXT = [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "/..//evil.example", "/%2e%2e//evil.example", "/%0d%0aLocation:%20https://evil.example", "/\r\nX: y", "///evil.example",
    "x//evil.example", "", "/", "/products?q=a&b=c", "/./../..", "data:text/html,x", "/\t/evil.example", "/@evil.example",
    "/\0", "/products#//evil", "./products", "/é", "x" * 4000,
]


@pytest.mark.parametrize("target", NEXT)
def test_signing_in_leads_nowhere_else(shared_users_shop, target):
    """An open redirect would lend this server's name to somebody else's page."""
    from urllib.parse import quote, urljoin, urlsplit

    client = Client(shared_users_shop, browser=True)
    address = "/alpine/sign-in?next=" + quote(target, safe="")
    page = client.get(address)
    if page.status == 400:
        return
    assert page.status == 200
    answer = client.post(address, form=form(page.text, "Sign in").filled(email=email("viewer"), password=PASSWORD))
    assert answer.all("x") == []
    if answer.status != 303:
        # An address that can't be one inside of the application is an error page, after signing in or not.
        assert answer.status in (400, 500), answer
        assert answer.location is None
        return
    assert answer.location.startswith("/alpine"), answer.location
    assert not any(ord(c) < 0x21 for c in answer.location), repr(answer.location)
    there = urlsplit(urljoin(shared_users_shop.url + "/alpine/sign-in", answer.location))
    assert there.netloc == f"127.0.0.1:{shared_users_shop.port}"
    assert there.path == "/alpine" or there.path.startswith("/alpine/"), answer.location
