"""The policy on every route, with every method, and on every answer that no route has made."""

import itertools
import shutil
import socket

import pytest

from Support.facet import Server
from Support.wire import Client, raw

PATHS = [
    "/", "/alpine", "/svelte/products", "/preact/products/1", "/solid/orders", "/alpine/users", "/alpine/nowhere", "/alpine/", "/compare",
    "/alpine/dashboard", "/alpine/sign-in", "/api/session", "/api/session/rights", "/api/sizes", "/api/openapi.json", "/api/products",
    "/api/products/1", "/api/orders", "/api/orders/1", "/api/users", "/api/analytics/summary", "/api/notifications", "/api/nowhere",
    "/health/live", "/health/ready", "/facet/changes", "/favicon.svg", "/nowhere", "/assets/none-0123abcd.js", "/%zz", "/a/../b",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
ALWAYS = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def check(answer):
    for name, value in ALWAYS.items():
        assert answer.header(name) == value, (name, answer)
    policy = answer.header("content-security-policy")
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy and "unsafe" not in policy
    if answer.media_type == "text/html":
        assert "'strict-dynamic'" in policy and "require-trusted-types-for 'script'" in policy
    for name in ("server", "x-powered-by", "via", "x-facet-compress"):
        assert answer.header(name) is None
    kept = answer.header("cache-control")
    assert kept
    # What a shared cache may keep depends on no cookie.
    if "public" in kept:
        assert answer.header("set-cookie") is None and answer.media_type != "text/html"
    else:
        assert "no-store" in kept or kept in ("no-cache", "private, no-cache"), answer


@pytest.mark.parametrize("role", ["anonymous", "manager", "admin"])
@pytest.mark.parametrize("method", METHODS)
def test_every_route_with_every_method(visitors, role, method):
    client = Client(visitors[role].port)
    client.cookies = dict(visitors[role].cookies)
    for path, accept in itertools.product(PATHS, ("text/html", "application/json")):
        # From elsewhere, so that nothing is changed and nobody is signed out.
        answer = client.request(method, path, headers={"Accept": accept, "Sec-Fetch-Site": "cross-site"})
        assert answer.status < 500 or answer.status == 501, (method, path, answer)
        check(answer)


@pytest.fixture(scope="module")
def odd(seeded, tmp_path_factory):
    """A server with little room, before a backend that isn't there."""
    folder = tmp_path_factory.mktemp("odd")
    shutil.copytree(seeded, folder / "shop")
    (folder / "Public").mkdir()
    (folder / "Public" / "a.txt").write_text("0123456789" * 100)
    (folder / "facet.yaml").write_text(
        "auth: demo\npublic: Public\nlimits: {body: 1000, headers: 4096, connections_per_address: 20}\n"
        "backends:\n  users: embedded\n  products: embedded\n  orders: embedded\n  analytics: embedded\n  notifications: embedded\n"
        "  /api/gone: http://127.0.0.1:1\n")
    with Server("--data", folder / "shop", "--config", folder / "facet.yaml") as server:
        yield server


@pytest.mark.parametrize("status,request_", [
    (404, ("GET", "/nothing", {})), (405, ("POST", "/a.txt", {})), (412, ("GET", "/a.txt", {"If-Match": '"x"'})),
    (413, ("POST", "/api/session", {"Content-Type": "application/json", "Content-Length": "2000"})),
    (414, ("GET", "/" + "a" * 9000, {})), (415, ("POST", "/api/session", {"Content-Type": "text/plain", "Content-Length": "1"})),
    (416, ("GET", "/a.txt", {"Range": "bytes=5000-"})), (206, ("GET", "/a.txt", {"Range": "bytes=0-1,500-501"})),
    (304, ("GET", "/a.txt", {"If-None-Match": "*"})), (421, ("GET", "/alpine", {"Host": "evil.example"})),
    (431, ("GET", "/", {"X": "a" * 5000})), (417, ("GET", "/", {"Expect": "much"})), (502, ("GET", "/api/gone", {})),
    (403, ("GET", "/", {"X-Forwarded-For": "1.2.3.4"})), (400, ("GET", "/a b", {})), (400, ("GET", "/%zz", {})),
], ids=lambda value: str(value)[:40])
def test_every_error(odd, status, request_):
    method, path, headers = request_
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in {"Host": "127.0.0.1", "Connection": "close", **headers}.items())]
    with socket.create_connection(("127.0.0.1", odd.port), timeout=30) as connection:
        connection.sendall("\r\n".join([*lines, "", "x" if headers.get("Content-Length") == "1" else ""]).encode())
        answer = parsed(read(connection))
    assert answer.status == status, answer
    check(answer)


def read(connection):
    received = b""
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def parsed(received):
    from Support.wire import Answer

    head, _, body = received.partition(b"\r\n\r\n")
    line, *fields = head.decode().split("\r\n")
    return Answer(int(line.split(" ")[1]), [tuple(field.split(": ", 1)) for field in fields], body)


def test_too_many_connections(odd):
    held = [socket.create_connection(("127.0.0.1", odd.port)) for _ in range(20)]
    for connection in held:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        connection.recv(65536)
    answer = parsed(raw(odd.port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", expect=None))
    assert answer.status == 503 and answer.header("retry-after") == "5"
    check(answer)
    for connection in held:
        connection.close()


def test_https_only_is_said_over_https_only(users_folder, shared_users_shop):
    """Behind a proxy that is trusted and says https; a stranger's word says nothing."""
    policy = "max-age=63072000"
    assert Client(shared_users_shop).get("/alpine", headers={"X-Forwarded-Proto": "https"}).header("strict-transport-security") is None
    settings = {"FACET_TRUSTED_PROXIES": "127.0.0.0/8", "FACET_HOSTS": "shop.example"}
    with Server("--auth", "users", "--data", users_folder, env=settings) as server:
        client = Client(server, headers={"X-Forwarded-Host": "shop.example", "X-Forwarded-Proto": "https"})
        for path in ("/", "/alpine", "/alpine/nowhere", "/api/session", "/favicon.svg", "/%zz", "/nothing"):
            assert client.get(path).header("strict-transport-security") == policy
        assert client.get("/alpine", headers={"X-Forwarded-Host": "evil.example"}).header("strict-transport-security") == policy
        assert client.get("/alpine", headers={"X-Forwarded-Proto": "http"}).header("strict-transport-security") is None
