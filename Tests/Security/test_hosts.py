"""Names that the server answers to, and whose word counts about where a request came from."""

import pytest

from Support.facet import Server
from Support.pages import has_whole_document
from Support.wire import Client, raw

ELSEWHERE = [
    "evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.1:80:80",
    "127.0.0.1@evil.example", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "::1", "localhost.", "local host",
    "127.0.0.1,evil.example", "127.0.0.1/evil", "[::1", "localhost:port", "*", "xn--localhost-9d0b",
]
PATHS = ["/", "/alpine", "/alpine/nothing", "/api/products", "/api/session", "/favicon.svg", "/nothing", "/api/nothing"]


@pytest.fixture(scope="module", params=["demo", "users"])
def server(request, shared_shop, shared_users_shop):
    return shared_shop if request.param == "demo" else shared_users_shop


@pytest.mark.parametrize("host", ELSEWHERE)
def test_another_name_is_misdirected(server, host):
    client = Client(server, headers={"Accept": "text/html"})
    for path in PATHS:
        answer = client.get(path, headers={"Host": host})
        assert answer.status in (400, 421), (path, answer)
        assert answer.media_type == "application/problem+json", "another name gets no page of ours"
        assert not answer.all("set-cookie")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"])
def test_the_loopbacks_names_are_ours(server, host):
    assert Client(server).get("/alpine/products", headers={"Host": host}).status == 200


@pytest.mark.parametrize("lines", [
    [], ["Host: 127.0.0.1", "Host: evil.example"], ["Host: evil.example", "Host: 127.0.0.1"], ["Host:"],
    ["Host: 127.0.0.1", "Host: 127.0.0.1"],
], ids=str)
def test_anything_but_one_host_is_malformed(server, lines):
    """RFC 9112 §3.2"""
    request = "\r\n".join(["GET /api/products HTTP/1.1", *lines, "Connection: close", "", ""])
    assert raw(server.port, request.encode()).split(b" ")[1] in (b"400", b"421")
    assert Client(server).get("/health/live").status == 200


def test_an_absolute_address_does_not_get_past_the_host(server):
    for target, host, statuses in [
        (b"http://127.0.0.1/api/products", b"evil.example", (b"200", b"400", b"421")),
        # RFC 9112 §3.2.2: the target's own name counts, and not the Host header.
        (b"http://evil.example/api/products", b"127.0.0.1", (b"400", b"421")),
        (b"http://evil.example", b"127.0.0.1", (b"400", b"421")),
        (b"http://evil.example/api/products", b"evil.example", (b"400", b"421")),
        (b"evil.example", b"127.0.0.1", (b"400",)), (b"*", b"127.0.0.1", (b"400",)),
    ]:
        answer = raw(server.port, b"GET %b HTTP/1.1\r\nHost: %b\r\nConnection: close\r\n\r\n" % (target, host))
        assert answer.split(b" ")[1] in statuses, (target, answer[:200])


def test_whoever_watches_the_process_may_use_any_name(server):
    for path in ("/health/live", "/health/ready"):
        assert Client(server).get(path, headers={"Host": "10.0.0.7:8080"}).status == 200


@pytest.mark.parametrize("header", [
    "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "x-forwarded-port",
    "X-FORWARDED-ANYTHING",
])
def test_demo_takes_nothing_that_a_proxy_forwarded(shared_shop, header):
    for path in PATHS:
        answer = Client(shared_shop).get(path, headers={header: "127.0.0.1"})
        assert answer.status == 403, (path, answer)
        assert answer.media_type == "application/problem+json"
    answer = Client(shared_shop).post("/api/products", json={}, headers={header: "for=127.0.0.1"})
    assert answer.status == 403


FORGED = {
    "X-Forwarded-For": "9.9.9.9", "X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "https", "X-Real-IP": "9.9.9.9",
}


def test_a_strangers_forwarding_headers_do_not_count(shared_users_shop, users_log):
    """No peer is trusted here: the host, the scheme and the address stay those of the connection."""
    client = Client(users_log)
    assert client.get("/api/products", headers={**FORGED, "Host": "evil.example"}).status == 421
    from Support.accounts import email, sign_in

    client.headers = {**FORGED, "Sec-Fetch-Site": "same-origin"}
    answer = sign_in(client, email("viewer"))
    assert answer.status == 200
    assert answer.header("set-cookie").startswith("facet_session="), "https was believed"
    assert "secure" not in answer.header("set-cookie").lower()
    answer = client.get("/api/products", headers={**FORGED, "X-Request-ID": "chosen-by-a-stranger"})
    assert answer.header("x-request-id") != "chosen-by-a-stranger"
    lines = [line for line in users_log.log if '"route":"module/products"' in line]
    assert lines and not any("9.9.9.9" in line for line in users_log.log)


@pytest.fixture
def users_log(users_folder):
    with Server("--auth", "users", "--data", users_folder, env={"FACET_LOG_FORMAT": "json"}) as server:
        yield server


def test_a_trusted_proxys_word_counts(users_folder):
    """Behind TLS the cookie is `__Host-` and Secure, and the public name is the one that is checked."""
    from Support.accounts import email, sign_in

    settings = {"FACET_TRUSTED_PROXIES": "127.0.0.0/8", "FACET_HOSTS": "shop.example", "FACET_LOG_FORMAT": "json"}
    with Server("--auth", "users", "--data", users_folder, env=settings) as server:
        proxied = {
            "X-Forwarded-Host": "shop.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6, 198.51.100.7",
            "Origin": "https://shop.example", "X-Request-ID": "from-the-proxy-1",
        }
        client = Client(server, headers=proxied)
        answer = sign_in(client, email("viewer"))
        assert answer.status == 200, answer
        assert answer.header("x-request-id") == "from-the-proxy-1"
        cookie = answer.header("set-cookie")
        assert cookie.startswith("__Host-facet_session=")
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert attributes == {"path=/", "httponly", "samesite=lax", "secure"}
        assert client.get("/api/session").json()["signedIn"]
        # Over plain HTTP the same text is no session, whatever name it comes under.
        token = client.cookies.pop("__Host-facet_session")
        client.cookies["facet_session"] = token
        assert not client.get("/api/session").json()["signedIn"]
        for wrong in ({"X-Forwarded-Host": "evil.example"}, {"X-Forwarded-Host": "shop.example, evil.example"}):
            assert client.get("/alpine", headers=wrong).status == 421
        assert client.post("/api/products", json={}, headers={"Origin": "https://evil.example"}).status == 403
        # A name that only the loopback has is not configured here.
        assert Client(server).get("/alpine").status == 421
        # The network of the visitor, not the proxy's address, and not the whole of it.
        assert any('"client":"198.51.100.0/24"' in line for line in server.log), server.log[-5:]


def test_a_misdirected_visitor_of_a_configured_shop_gets_no_page(users_folder):
    with Server("--auth", "users", "--data", users_folder, env={"FACET_HOSTS": "shop.example"}) as server:
        client = Client(server, browser=True)
        assert client.get("/alpine", headers={"Host": "shop.example"}).status == 200
        assert client.get("/alpine", headers={"Host": "shop.example:8443"}).status == 200
        answer = client.get("/alpine", headers={"Host": "shop.example.evil.example"})
        assert answer.status == 421 and not has_whole_document(answer.text)
