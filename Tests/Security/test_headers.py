"""What every response carries, whoever made it and however it ended."""

import re

import pytest

from Support.accounts import email, sign_in
from Support.pages import form
from Support.shop import product
from Support.wire import Client, raw

ALWAYS = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
}

# Every kind of route and of error: method, address, what is sent.
REQUESTS = [
    ("GET", "/", {}), ("GET", "/alpine", {}), ("GET", "/svelte/products", {}), ("GET", "/preact/orders", {}),
    ("GET", "/solid/sign-in", {}), ("GET", "/alpine/", {}), ("GET", "/alpine/nowhere", {}),
    ("GET", "/alpine/products/999999", {}), ("GET", "/alpine/products/x", {}), ("DELETE", "/alpine/products", {}),
    ("POST", "/alpine/sign-in", {"form": [("_action", "9#9")]}), ("POST", "/alpine/sign-in", {"body": b"%%%"}),
    ("GET", "/alpine/products?q=%ff", {}), ("HEAD", "/alpine", {}), ("GET", "/nowhere", {}), ("GET", "/favicon.svg", {}),
    ("HEAD", "/favicon.svg", {}), ("GET", "/api/products", {}), ("GET", "/api/products/1", {}),
    ("GET", "/api/products/999999", {}), ("GET", "/api/products/x", {}), ("GET", "/api/orders", {}),
    ("POST", "/api/products", {"json": {}}), ("POST", "/api/products", {"body": b"{"}),
    ("GET", "/api/products?page=x", {}), ("GET", "/api/nowhere", {}), ("GET", "/api/session", {}),
    ("POST", "/api/session", {"json": {"email": "x", "password": "y"}}), ("PUT", "/api/session", {"json": {}}),
    ("GET", "/api/openapi.json", {}), ("GET", "/health/live", {}), ("GET", "/health/ready", {}),
    ("GET", "/" + "a" * 9000, {}), ("GET", "/alpine/" + "a" * 9000, {}), ("GET", "/%zz", {}), ("TRACE", "/alpine", {}),
    ("OPTIONS", "/api/products", {}), ("GET", "/alpine", {"headers": {"Host": "evil.example"}}),
    ("POST", "/api/products", {"json": {}, "headers": {"Sec-Fetch-Site": "cross-site"}}),
    ("POST", "/alpine/products/new", {"form": [], "headers": {"Sec-Fetch-Site": "cross-site"}}),
]


@pytest.mark.parametrize("role", ["anonymous", "admin"])
@pytest.mark.parametrize("method,path,sent", REQUESTS, ids=[f"{m} {p[:40]} {n}" for n, (m, p, _) in enumerate(REQUESTS)])
def test_every_response_has_the_policy(visitors, role, method, path, sent):
    answer = visitors[role].request(method, path, **sent)
    for name, value in ALWAYS.items():
        assert answer.header(name) == value, (name, answer)
    assert "geolocation=()" in answer.header("permissions-policy")
    assert re.fullmatch(r"[A-Za-z0-9_-]{16,64}", answer.header("x-request-id"))
    assert answer.header("server") is None and answer.header("x-powered-by") is None
    assert answer.header("x-facet-compress") is None
    assert answer.header("cache-control"), answer
    policy = answer.header("content-security-policy")
    if answer.media_type == "text/html":
        check_page_policy(policy, answer)
        assert answer.header("cache-control") == "no-store", "a page may carry what one visitor may see"
    else:
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def check_page_policy(policy, answer):
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    nonce = re.fullmatch(r"'nonce-([A-Za-z0-9_-]{22,})' 'strict-dynamic'", rules["script-src"])[1]
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == rules["default-src"] == "'none'"
    assert rules["form-action"] == "'self'"
    assert rules["require-trusted-types-for"] == "'script'" and rules["trusted-types"] == "facet"
    if answer.body:
        for tag, attributes in re.findall(r"<(script|style)\b([^>]*)>", answer.text):
            # Data is never run, and the policy does not ask about it.
            is_data = ' type="application/json"' in attributes
            assert is_data or f'nonce="{nonce}"' in attributes, (tag, attributes)
        assert not re.search(r"<[^>]+\s(on\w+|style)=", answer.text), "an inline handler or style"


def test_a_nonce_is_used_once(shared_users_shop):
    client = Client(shared_users_shop)
    policies = [client.get("/alpine").header("content-security-policy") for _ in range(20)]
    assert len(set(policies)) == 20


@pytest.mark.parametrize("path", [
    "/alpine", "/alpine/products", "/alpine/orders", "/alpine/orders/1", "/alpine/users", "/alpine/notifications",
    "/alpine/dashboard", "/alpine/nowhere", "/api/session", "/api/orders", "/api/users/1", "/api/notifications",
    "/api/products",
])
def test_nothing_personal_may_be_kept(visitors, path):
    for accept in ("text/html", "application/vnd.facet+json", "application/json"):
        answer = visitors["admin"].get(path, headers={"Accept": accept})
        assert answer.header("cache-control") == "no-store", answer
        if path.startswith("/alpine"):
            assert "accept" in [name.strip().lower() for name in (answer.header("vary") or "").split(",")]


def test_what_may_be_kept_is_nobodys(visitors):
    """Styles and static files are the same for everybody, set no cookie and ask for none."""
    page = visitors["admin"].get("/alpine").text
    stylesheet = re.search(r'href="(/assets/[^"]+\.css)"', page)[1]
    for path, kept in [(stylesheet, "public, max-age=31536000, immutable"), ("/favicon.svg", "public, no-cache")]:
        mine, anybodys = visitors["admin"].get(path), visitors["anonymous"].get(path)
        assert mine.status == 200 and mine.body == anybodys.body
        assert mine.header("cache-control") == kept
        assert not mine.all("set-cookie")
    tag = visitors["anonymous"].get("/favicon.svg").header("etag")
    again = visitors["anonymous"].get("/favicon.svg", headers={"If-None-Match": tag})
    assert again.status == 304 and again.body == b""


GZIP = {"Accept-Encoding": "gzip, br"}


def test_html_and_json_are_compressed(visitors):
    for path in ("/alpine/products", "/api/products", "/api/openapi.json"):
        plain, packed = visitors["admin"].get(path), visitors["admin"].get(path, headers=GZIP)
        assert packed.header("content-encoding") == "gzip", path
        assert len(packed.body) < len(plain.body) / 2
        assert "accept-encoding" in packed.header("vary").lower()
        assert plain.header("content-encoding") is None
        if path.startswith("/api"):
            assert packed.json() == plain.json()
        assert visitors["admin"].get(path, headers={"Accept-Encoding": "gzip;q=0"}).header("content-encoding") is None


def test_an_answer_that_carries_a_token_is_never_compressed(shared_users_shop):
    from Support.accounts import PASSWORD

    client = Client(shared_users_shop, browser=True)
    page = client.get("/alpine/sign-in")
    answers = [
        client.post("/api/session", json={"email": email("viewer"), "password": PASSWORD}, headers=GZIP),
        client.post("/alpine/sign-in", form=form(page.text, "Sign in").filled(
            email=email("viewer"), password=PASSWORD), headers=GZIP),
        client.request("DELETE", "/api/session", headers=GZIP),
    ]
    for answer in answers:
        assert answer.all("set-cookie"), answer
        assert answer.header("content-encoding") is None
        assert answer.header("cache-control") == "no-store"


def test_a_page_that_holds_a_fresh_key_is_not_compressed_with_what_a_stranger_chose(visitors):
    """The order page's key is a token of the visitor, and `q` of its address is reflected: BREACH needs both packed."""
    answer = visitors["viewer"].get("/alpine/orders/new?add=3&q=guess", headers=GZIP)
    assert answer.status == 200
    key = dict(form(answer.text, "Place the order").fields)["key"]
    assert len(key) >= 20
    # The key is new with every answer, so that no two answers can be compared.
    again = visitors["viewer"].get("/alpine/orders/new?add=3&q=guess", headers=GZIP)
    assert dict(form(again.text, "Place the order").fields)["key"] != key


HOSTILE = [
    "x%0d%0aSet-Cookie:%20a=b", "x%0aLocation:%20https://evil.example", "%00", "%0d%0a%0d%0a<script>alert(1)</script>",
    "%E5%98%8A%E5%98%8DSet-Cookie:%20a=b", "%c4%8aX:%20y",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_header_comes_out_of_an_address(visitors, text):
    for path in (f"/alpine/sign-in?next=/{text}", f"/alpine/products?q={text}", f"/alpine/{text}/", f"/{text}",
                 f"/alpine/orders?q={text}", f"/api/products?q={text}", f"/api/products/{text}"):
        answer = visitors["anonymous"].get(path)
        assert answer.status < 500, answer
        assert not answer.all("set-cookie") and not answer.all("x")
        assert "evil.example" not in (answer.location or "").split("?")[0]
        assert b"<script>alert" not in answer.body


@pytest.mark.parametrize("name", HOSTILE)
def test_no_header_comes_out_of_a_form(visitors, name):
    """`navigate` to what a visitor has typed: the product's name is not in the address, and nor is anything typed."""
    from urllib.parse import unquote

    manager = visitors["manager"]
    sent = form(manager.get("/alpine/products/new").text, "Create product").filled(
        name=unquote(name) + "x", category="Things")
    answer = manager.post("/alpine/products/new", form=sent)
    assert answer.status in (303, 400, 422), answer
    assert not answer.all("set-cookie") and not answer.all("x")


def test_a_broken_header_line_is_refused(shared_users_shop):
    for line in (b"X: a\x00b", b"X a", b"X : a", b" X: a", b"X: a\rY: b", b"\x80X: a", b"X\x00: a"):
        answer = raw(shared_users_shop.port, b"GET /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\n" + line
                     + b"\r\nConnection: close\r\n\r\n")
        assert answer.split(b" ")[1:2] == [b"400"] or answer == b"", (line, answer[:100])
    assert Client(shared_users_shop).get("/health/live").status == 200


def test_the_location_of_what_was_made_is_an_address_of_ours(visitors):
    answer = visitors["admin"].post("/api/products", json=product("Located"))
    assert answer.location == f"/api/products/{answer.json()['id']}"
    assert visitors["admin"].get(answer.location).json()["name"] == "Located"


def test_sign_in_answers_are_not_kept(shared_users_shop):
    assert sign_in(Client(shared_users_shop), email("viewer")).header("cache-control") == "no-store"
