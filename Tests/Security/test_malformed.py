"""Bad input gets a clear error, changes nothing, and leaves the server answering."""

import json
import socket
import threading

import pytest

from Support.pages import form, has_whole_document, words
from Support.shop import product, snapshot
from Support.wire import FORM, Client, raw


@pytest.fixture(autouse=True)
def unharmed(visitors, shared_users_shop):
    """After each attack: the same data, and a server that answers."""
    before = snapshot(visitors["admin"])
    yield
    assert snapshot(visitors["admin"]) == before
    assert Client(shared_users_shop).get("/health/ready").status == 200
    assert shared_users_shop.process.poll() is None


def refused(answer, *statuses):
    assert answer.status in statuses, answer
    assert answer.media_type == "application/problem+json", answer
    problem = answer.json()
    assert problem["status"] == answer.status and problem["title"] and problem["type"]
    assert "swift" not in answer.text.lower() and "sqlite" not in answer.text.lower(), "an inside story"
    return problem


BROKEN_JSON = [
    b"{", b"[", b"nul", b"{'a': 1}", b'{"name": "x",}', b'{"name": "\xff"}', b'{"name": "\xed\xa0\x80"}',
    b'{"name": "a\nb"}', b'{"name": "\\ud800"}', b'{"name": "\\x41"}', b"{}{}", b"\xef\xbb\xbf{}", b"\x00", b"01", b"1.",
    b"+1", b"NaN", b"-Infinity", b'"\\u00"', b"// x", b'{"a":1 "b":2}', b"\xfe\xff\x00{\x00}", b'{"name" : }', b" ",
]


@pytest.mark.parametrize("body", BROKEN_JSON, ids=repr)
def test_broken_json(visitors, body):
    answer = visitors["admin"].post("/api/products", body=body, headers={"Content-Type": "application/json"})
    refused(answer, 400, 422)


def test_deep_json(visitors):
    for depth in (200, 5_000, 200_000):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            body = opening * depth + b"1" + closing * depth
            answer = visitors["admin"].post(
                "/api/products", body=body[:1_000_000], headers={"Content-Type": "application/json"})
            refused(answer, 400, 413, 422)


@pytest.mark.parametrize("change", [
    {"name": 3}, {"name": None}, {"name": ""}, {"name": "x" * 100_000}, {"name": ["x"]}, {"name": "a\0b"},
    {"stock": -1}, {"stock": 1.5}, {"stock": "1"}, {"stock": 2 ** 63}, {"stock": 1e300},
    {"price": {"amount": 9_007_199_254_740_992, "currency": "EUR"}}, {"price": {"amount": -1, "currency": "EUR"}},
    {"price": {"amount": 1, "currency": "euro"}}, {"price": {"amount": 1}}, {"price": 1}, {"price": []},
    {"tags": "x"}, {"tags": [1]}, {"tags": ["x"] * 10_000}, {"attributes": {"x": 1}}, {"attributes": []},
    {"attributes": {"": "x"}}, {"category": {}},
], ids=lambda change: str(change)[:60])
def test_a_wrong_field_is_named(visitors, change):
    problem = refused(visitors["admin"].post("/api/products", json={**product(), **change}), 400, 422)
    name = next(iter(change))
    pointers = [error["pointer"] for error in problem["errors"]]
    assert any(pointer.startswith(f"/{name}") for pointer in pointers), problem


def test_numbers_that_no_type_holds(visitors):
    text = json.dumps(product()).replace("50", "1" + "0" * 400)
    refused(visitors["admin"].post("/api/products", body=text.encode(), headers={"Content-Type": "application/json"}),
            400, 422)


def test_of_a_member_that_stands_twice_the_last_counts(visitors):
    """As in browsers (RFC 8259 §4): what is checked is what would be used."""
    body = json.dumps(product())[:-1].encode() + b', "name": ""}'
    problem = refused(
        visitors["admin"].post("/api/products", body=body, headers={"Content-Type": "application/json"}), 400, 422)
    assert problem["errors"][0]["pointer"] == "/name"


QUERIES = [
    "page=0", "page=-1", "page=x", "page=99999999999999999999", "size=0", "size=101", "size=9223372036854775808", "sort=x",
    "sort=-", "sort=name;drop", "low=maybe", "page=1&page=2", "q=a&q=b", "id=x", "page=1.0", "page=%20", "page=",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_wrong_query_of_the_api(visitors, query):
    answer = visitors["admin"].get(f"/api/products?{query}")
    if answer.status != 200:
        refused(answer, 400, 422)
    else:
        assert query in ("page=", "q=a&q=b"), "it was taken as if it were right"


@pytest.mark.parametrize("query", [*QUERIES, "category=%3Cscript%3E", "q=" + "x" * 3000, "=", "&&&", "?", "q", "q[]=1"])
def test_a_wrong_query_of_a_page_has_its_default(visitors, query):
    answer = visitors["anonymous"].get(f"/alpine/products?{query}")
    assert answer.status in (200, 400, 422, 502), answer
    assert has_whole_document(answer.text)


@pytest.mark.parametrize("path", ["%", "%4", "%zz", "%ff", "%c3", "%00", "a%00b", "%ed%a0%80", "%c0%80", "%f5%80%80%80"])
def test_broken_percent_encoding(visitors, path):
    refused(visitors["admin"].get(f"/api/products/{path}"), 400)
    refused(visitors["admin"].get(f"/api/products?q={path}"), 400)
    for address in (f"/alpine/{path}", f"/alpine/products?q={path}"):
        answer = visitors["admin"].get(address)
        assert answer.status == 400 and has_whole_document(answer.text)
    answer = visitors["admin"].post("/alpine/products/new", body=f"_action=0&name={path}".encode(),
                                    headers={"Content-Type": FORM})
    assert answer.status == 400 and has_whole_document(answer.text)


@pytest.mark.parametrize("body", [
    b"\xff\xfe", b"a=%ff", b"&" * 5000, b"=" * 5000, b"a=1&" * 3000, b"a" * 900_000, b"_action=" + b"0." * 100_000,
    b"_action=0%230&" * 1000, b"\x00=\x00", b"a=b\r\nc=d", b"a=%u0041",
], ids=lambda body: repr(body[:20]))
def test_malformed_forms(visitors, body):
    answer = visitors["manager"].post("/alpine/products/new", body=body, headers={"Content-Type": FORM})
    assert answer.status in (400, 409, 413), answer
    assert has_whole_document(answer.text)
    visitors["manager"].get("/api/session")


def test_a_field_that_stands_twice_or_is_ill_typed(visitors):
    """The control is shown with what came, and an error beside it; nothing is saved."""
    manager = visitors["manager"]
    page = manager.get("/alpine/products/new").text
    for name, value in [("price", "many"), ("stock", "1e400"), ("stock", "0x10"), ("stock", "99999999999999999999"),
                        ("price", "-1"), ("stock", ""), ("price", "NaN"), ("price", "9" * 400), ("name", "\0")]:
        sent = form(page, "Create product").filled(**{"name": "Typed", "category": "Things", name: value})
        answer = manager.post("/alpine/products/new", form=sent)
        assert answer.status in (400, 422), (name, value, answer.status, words(answer.text)[:200])
        assert has_whole_document(answer.text)


def test_a_body_over_the_limit(visitors):
    """One byte too many is refused by its announced length, and by what comes when nothing is announced."""
    for path, kind in (("/api/products", "application/json"), ("/alpine/products/new", FORM)):
        answer = visitors["admin"].post(path, body=b"a" * (2 ** 20 + 1), headers={"Content-Type": kind})
        assert answer.status == 413, answer
        if path.startswith("/api"):
            refused(answer, 413)
        else:
            assert has_whole_document(answer.text)


def test_a_chunked_body_over_the_limit(visitors, shared_users_shop):
    cookie = "facet_session=" + visitors["admin"].cookies["facet_session"]
    token = visitors["admin"].get("/api/session").json()["token"]
    head = ("POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Sec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\nX-Facet-Token: {token}\r\nTransfer-Encoding: chunked\r\n\r\n").encode()
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    answer = raw(shared_users_shop.port, head + chunk * 40 + b"0\r\n\r\n")
    assert answer.split(b" ")[1:2] == [b"413"] or answer == b"", answer[:200]


def test_a_long_address_and_large_headers(visitors):
    refused(visitors["admin"].get("/api/products?q=" + "a" * 9000), 414)
    page = visitors["admin"].get("/alpine/products?q=" + "a" * 9000)
    assert page.status == 414 and has_whole_document(page.text)
    port = visitors["admin"].port
    many = b"\r\n".join(b"X-%d: a" % n for n in range(2000))
    for head in (b"X: " + b"a" * 100_000, many, b"Cookie: " + b"a=b; " * 20_000):
        answer = raw(port, b"GET /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + b"\r\nConnection: close\r\n\r\n")
        assert answer == b"" or answer.split(b" ")[1] in (b"400", b"413", b"431"), answer[:100]
    answer = raw(port, b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert answer == b"" or answer.split(b" ")[1] in (b"400", b"414", b"431"), answer[:100]


@pytest.mark.parametrize("request_bytes", [
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"A" * 100_000, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"\x00" * 1000, b"\x00" * 10_000,
], ids=lambda data: repr(data[:40]))
def test_what_is_no_http(shared_users_shop, request_bytes):
    """Framing that two servers could read differently is refused, and the connection closed."""
    with socket.create_connection(("127.0.0.1", shared_users_shop.port), timeout=30) as connection:
        try:
            connection.sendall(request_bytes)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            while part := connection.recv(65536):
                received += part
        except (ConnectionResetError, BrokenPipeError):
            received = b""
    assert received == b"" or 400 <= int(received.split(b" ")[1]) < 600, received[:200]
    assert not received or received.split(b" ")[1] not in (b"500", b"502", b"503"), received[:200]
    assert received.count(b"HTTP/1.1 ") <= 1, "bytes behind a broken request were answered as another"


def test_half_requests_keep_nobody_waiting(shared_users_shop):
    """Clients that stop in the middle hold nothing but their own connection."""
    halves = []
    for text in (b"GET /al", b"POST /api/products HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{",
                 b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "):
        for _ in range(30):
            connection = socket.create_connection(("127.0.0.1", shared_users_shop.port))
            connection.sendall(text)
            halves.append(connection)
    done = []
    threads = [threading.Thread(target=lambda: done.append(Client(shared_users_shop).get("/api/products").status))
               for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for connection in halves:
        connection.close()
    assert done == [200] * 8


@pytest.mark.parametrize("key", ["", "x" * 256, "a\tb", "\xff"])
def test_a_malformed_idempotency_key(visitors, key):
    answer = visitors["viewer"].post("/api/orders", json={"lines": [], "note": ""}, headers={"Idempotency-Key": key})
    refused(answer, 400, 422)


@pytest.mark.parametrize("value", ["-1", "x", "99999999999999999999", "1; drop", ""])
def test_a_made_up_last_event_id(visitors, value):
    answer = visitors["viewer"].request("HEAD", "/api/notifications/stream", headers={"Last-Event-ID": value})
    assert answer.status in (200, 400)
