"""What passes through nginx to Facet and back, and what nginx answers in Facet's place."""

import os
import re
import socket
import threading

import pytest

from Support.accounts import PASSWORD, email, sign_in
from Support.addresses import VARIANTS
from Support.events import Stream
from Support.pages import form
from Support.shop import made, order, product
from Support.wire import Client, raw

HOST = {"Host": "shop.example"}
BROWSER = {**HOST, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
ONCE = [
    "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "content-type",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "cache-control",
]
REQUESTS = [
    ("GET", "/", {}), *[("GET", f"/{variant}/products", {}) for variant in VARIANTS], ("HEAD", "/alpine", {}),
    ("GET", "/alpine/", {}), ("GET", "/alpine/nowhere", {}), ("GET", "/alpine/.hidden", {}), ("GET", "/nowhere", {}),
    ("GET", "/alpine/orders", {}), ("GET", "/api/products?size=1", {}), ("GET", "/api/products/999999", {}),
    ("GET", "/api/nowhere", {}), ("GET", "/api/session", {}), ("GET", "/api/openapi.json", {}),
    ("POST", "/api/products", {"json": {}}), ("POST", "/api/products", {"body": b"{"}),
    ("GET", "/" + "a" * 9000, {}), ("GET", "/alpine/" + "a" * 9000, {}), ("GET", "/alpine/products?q=%ff", {}),
    ("DELETE", "/alpine/products", {}), ("OPTIONS", "/api/products", {}),
    ("POST", "/api/products", {"json": {}, "headers": {"Sec-Fetch-Site": "cross-site"}}),
    ("POST", "/alpine/products/new", {"form": [], "headers": {"Sec-Fetch-Site": "cross-site"}}),
    ("GET", "/alpine", {"headers": {"Host": "elsewhere.example"}}),
]


def comparable(answer):
    """Without what is another's each time: nonces, ids, dates, and what belongs to the connection."""
    apart = {"server", "date", "connection", "x-request-id"}
    headers = sorted((n.lower(), re.sub(r"nonce-[\w-]+", "nonce", v)) for n, v in answer.headers if n.lower() not in apart)
    return answer.status, headers, re.sub(rb'nonce="[\w-]+"', b"", answer.body)


@pytest.mark.parametrize("method,path,sent", REQUESTS, ids=[f"{m} {p[:40]} {n}" for n, (m, p, _) in enumerate(REQUESTS)])
def test_an_answer_is_facets_own(nginx, gateway, method, path, sent):
    """Status, headers and body, each header as often as Facet sent it."""
    through = Client(nginx, headers=BROWSER).request(method, path, **sent)
    direct = Client(gateway, headers=BROWSER).request(method, path, **sent)
    assert comparable(through) == comparable(direct)
    for name in ONCE[:-2]:
        assert len(through.all(name)) <= 1
    assert re.fullmatch(r"[0-9a-f]{32}", through.header("x-request-id"))


@pytest.mark.parametrize("accepted", [None, "gzip", "gzip, deflate, br"])
def test_facet_compresses_and_nginx_does_not(nginx, gateway, accepted):
    for path in ("/alpine/products", "/api/products"):
        through = Client(nginx, headers=BROWSER).get(path, headers={"Accept-Encoding": accepted})
        assert through.header("content-encoding") == ("gzip" if accepted else None)
        assert "accept-encoding" in through.header("vary").lower()
        plain = Client(gateway, headers=BROWSER).get(path)
        assert re.sub("nonce=.*?>", "", through.text) == re.sub("nonce=.*?>", "", plain.text)


def test_an_answer_with_a_token_stays_uncompressed(nginx):
    """Debian's nginx.conf says `gzip on`, and the test's does."""
    visitor = Client(nginx, headers={**BROWSER, "Accept-Encoding": "gzip"})
    page = visitor.get("/alpine/sign-in")
    answer = visitor.post("/alpine/sign-in", form=form(page.text, "Sign in").filled(email=email("viewer"), password=PASSWORD))
    assert answer.status == 303 and answer.all("set-cookie") and answer.header("content-encoding") is None
    assert visitor.get("/api/session").json()["signedIn"]


def test_another_sites_form_is_refused_by_its_origin(nginx):
    visitor = Client(nginx, headers=HOST)
    for origin, status in [("http://shop.example", 401), ("http://evil.example", 403), ("null", 403)]:
        assert visitor.post("/api/products", json={}, headers={"Origin": origin}).status == status, origin


# What a gateway is told


def exchange(port, text, source="127.0.0.1"):
    with socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(source, 0)) as connection:
        connection.sendall(text.encode())
        return connection.makefile("rb").read()


def test_the_visitors_address_and_nobody_elses_word(before_foreign, foreign):
    foreign.answers["/alpine"] = lambda handler: handler.json(200, "{}")
    for number in (5, 77):
        exchange(
            before_foreign.port,
            "GET /alpine HTTP/1.1\r\nHost: shop.example:8443\r\nX-Forwarded-For: 9.9.9.9\r\nForwarded: for=9.9.9.9\r\n"
            "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Real-IP: 9.9.9.9\r\n"
            "X-Request-ID: chosen-by-a-stranger\r\nConnection: close, X-Forwarded-For\r\n\r\n",
            source=f"127.0.0.{number}")
        assert foreign.headers("x-forwarded-for") == [f"127.0.0.{number}"]
        assert foreign.headers("x-forwarded-host") == ["shop.example:8443"]
        assert foreign.headers("x-forwarded-proto") == ["http"]
        assert foreign.headers("host") == ["shop.example"]
        assert foreign.headers("forwarded") == foreign.headers("x-real-ip") == []
        assert re.fullmatch(r"[0-9a-f]{32}", foreign.headers("x-request-id")[0])


def test_connections_to_gateways_are_kept(before_foreign, foreign):
    ports = []
    foreign.answers["/api/a"] = lambda handler: (ports.append(handler.client_address), handler.json(200, "{}"))
    for _ in range(12):
        Client(before_foreign, headers=HOST).get("/api/a")
    # One for each of nginx's two workers, at the most.
    assert len(ports) == 12 and len(set(ports)) <= 2


# Large bodies


@pytest.mark.parametrize("size", [1, 70_000, 2 * 1024 * 1024])
def test_a_body_arrives_whole(before_foreign, foreign, size):
    sent = os.urandom(size)
    foreign.answers["/api/upload"] = lambda handler: handler.json(200, "{}")
    assert Client(before_foreign, headers=HOST).post("/api/upload", body=sent).status == 200
    assert foreign.seen[-1]["body"] == sent


def test_a_large_answer_arrives_whole(before_foreign, foreign):
    large = os.urandom(20 * 1024 * 1024)
    foreign.answers["/api/download"] = lambda handler: handler.reply(200, large)
    assert Client(before_foreign, headers=HOST).get("/api/download").body == large


def test_facets_limit_comes_before_nginxs(nginx):
    visitor = Client(nginx, headers=HOST)
    for size, status, problem in [
        (1 << 20, 401, None), ((1 << 20) + 1, 413, "urn:facet:problem:"), (2 * 1024 * 1024 + 1, 413, "urn:facet:problem:refused"),
    ]:
        body = b'{"name":"' + b"x" * (size - 11) + b'"}'
        answer = visitor.post("/api/products", body=body, headers={"Content-Type": "application/json"})
        assert answer.status == status and answer.media_type == "application/problem+json"
        assert problem is None or answer.json()["type"].startswith(problem)
        assert (answer.json()["type"] == "urn:facet:problem:refused") == (size > 2 * 1024 * 1024)


# Live events


def test_an_event_passes_at_once(before_foreign, foreign):
    """The second part is sent only when the first has been seen, so a proxy that gathers would wait for ever."""
    is_seen = threading.Event()

    def parts():
        yield b"data: first\n\n"
        assert is_seen.wait(60)
        yield b"data: second\n\n"

    foreign.answers["/api/notifications/stream"] = lambda handler: handler.chunked(
        200, parts(), ("Content-Type", "text/event-stream"))
    with Stream(Client(before_foreign), headers={**HOST, "Accept-Encoding": "gzip"}) as stream:
        assert stream.next() == {"data": "first"}
        is_seen.set()
        assert stream.next() == {"data": "second"}
        assert "content-encoding" not in stream.headers


def test_the_shops_events_come_while_the_stream_is_open(nginx):
    manager, viewer = (Client(nginx, browser=True, headers=HOST) for _ in range(2))
    for client, role in ((manager, "manager"), (viewer, "viewer")):
        assert sign_in(client, email(role)).status == 200
    item = made(manager, "/api/products", product("Streamed", stock=5))
    with Stream(manager, headers=HOST) as stream:
        assert stream.status == 200 and stream.headers["cache-control"] == "no-store"
        stream.next(event="ready")
        placed = made(viewer, "/api/orders", order((item, 1)))
        while f"./orders/{placed}" not in stream.next()["data"]:
            pass


def test_a_visitor_who_leaves_ends_the_stream_behind(before_foreign, foreign):
    is_ended = threading.Event()

    def parts():
        try:
            while True:
                yield b":\n\n"
        finally:
            is_ended.set()

    foreign.answers["/api/notifications/stream"] = lambda handler: handler.chunked(200, parts())
    with Stream(Client(before_foreign), headers=HOST) as stream:
        stream.comments.get(timeout=30)
    assert is_ended.wait(60)


# In Facet's place


def check_own(answer, status, media_type):
    assert answer.status == status and answer.media_type == media_type, answer
    for name in ONCE:
        assert answer.header(name), name
    assert answer.header("cache-control") == "no-store" and "default-src 'none'" in answer.header("content-security-policy")


def test_what_nginx_refuses_has_the_policy(nginx):
    visitor = Client(nginx, headers=HOST)
    check_own(visitor.get("/health/ready"), 404, "text/html")
    check_own(visitor.get("/health/live"), 404, "text/html")
    check_own(visitor.get("/" + "a" * 20_000), 414, "text/html")
    check_own(visitor.post("/favicon.svg", body=b"x"), 405, "text/html")
    check_own(visitor.post("/alpine/sign-in", body=b"x" * 2_200_000), 413, "text/html")
    answer = raw(nginx.port, b"GET /alpine HTTP/1.1\r\nHost: shop.example\r\nHost: evil.example\r\n\r\n", expect=None)
    assert b" 400 " in answer and answer.count(b"Content-Security-Policy: ") == 1
    assert b"\r\nHost" not in raw(nginx.port, b"TRACE /alpine HTTP/1.1\r\nHost: shop.example\r\n\r\n", expect=b"</html>")


def test_nobody_behind_is_said_so(public, tmp_path):
    from Support.nginx import Nginx
    from Support.ports import free_port

    with Nginx(tmp_path, [free_port()], public=public) as nginx:
        visitor = Client(nginx, headers=HOST)
        check_own(visitor.get("/alpine"), 502, "text/html")
        check_own(visitor.get("/api/products"), 502, "application/problem+json")
        assert visitor.get("/api/products").json()["status"] == 502
        assert visitor.get("/alpine").header("retry-after") == "5"
        assert visitor.get("/favicon.svg").status == 200, "files need no gateway"


def test_guessing_passwords_is_slowed_down(before_foreign, foreign):
    for path in ("/api/session", "/svelte/sign-in"):
        foreign.answers[path] = lambda handler: handler.json(422, "{}")
    visitor = Client(before_foreign, headers=HOST)
    statuses = [visitor.post(path, body=b"{}").status for _ in range(30) for path in ("/api/session", "/svelte/sign-in")]
    assert statuses[:11] == [422] * 11, "one at once and ten more"
    assert statuses.count(429) > 30
    check_own(visitor.post("/svelte/sign-in", body=b"{}"), 429, "text/html")
    check_own(visitor.post("/api/session", body=b"{}"), 429, "application/problem+json")
    assert visitor.get("/api/session").status == 422, "asking who one is, is no guess"
