"""A configured prefix is passed through to its server as it is: bytes, status, headers by policy, and no more."""

import gzip
import hashlib
import json
import random
import socket
import threading

import pytest

from Support.facet import Server
from Support.foreign import Foreign
from Support.pages import form, has_whole_document, words
from Support.wire import Client, raw

TEMPLATES = {
    "types.facet": "type Item { id: Int, name: String, tags: [String] }\ntype Note { text: String }\n",
    "pages/index.facet": """<script>
  load items: [Item]? = api.get("/api/items")
  state message = ""

  action save() {
    do {
      try await api.post("/api/save", Note(text: "saved"))
      message = "Saved."
    } catch {
      message = error.title
    }
  }
</script>

{#if let found = items}
  <ul>{#each found as item (item.id)}<li>{item.name}</li>{/each}</ul>
{:else}
  <p>No items: {error(items)?.status ?? 0} {error(items)?.title ?? ""} {error(items)?.detail ?? ""}</p>
{/if}
<form on:submit={save}><p>{message}</p><button type="submit">Save</button></form>
""",
    "pages/required.facet": """<script>
  load items: [Item] = api.get("/api/items")
</script>

<ul>{#each items as item (item.id)}<li>{item.name}</li>{/each}</ul>
""",
}
ITEM = {"id": 1, "name": "One", "tags": []}


@pytest.fixture(scope="module")
def foreign():
    with Foreign() as foreign:
        yield foreign


@pytest.fixture(scope="module")
def site(foreign, tmp_path_factory):
    root = tmp_path_factory.mktemp("prefixes")
    for name, text in TEMPLATES.items():
        path = root / "Templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "facet.yaml").write_text(f"""
auth: none
templates: Templates
limits: {{body: 67108864, timeout: 3}}
backends:
  /api/items: {foreign.url}
  /api/save: {{url: '{foreign.url}', forward: [cookie, authorization, accept-language], return: [set-cookie]}}
  /api/open: {{url: '{foreign.url}', forward: [cookie, authorization, accept-language], return: [set-cookie]}}
  /api/shut: {foreign.url}
  /api/big: {foreign.url}
  /api/gone: http://127.0.0.1:{free_port()}
""")
    with Server("--config", root / "facet.yaml", "--dev", cwd=root) as server:
        yield server


@pytest.fixture(autouse=True)
def fresh(foreign):
    foreign.answers.clear()
    foreign.seen.clear()


def free_port():
    """Nobody listens there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def some_bytes(count, seed=1):
    return random.Random(seed).randbytes(count)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_537, 12_000_000])
def test_a_body_goes_up_byte_by_byte(site, foreign, size):
    digests = []

    def take(handler):
        digest = hashlib.sha256()
        for part in handler.parts():
            digest.update(part)
        digests.append(digest.hexdigest())
        handler.seen["body"] = b""
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    foreign.answers["/api/big/up"] = take
    sent = some_bytes(size)
    answer = Client(site).request("PUT", "/api/big/up", body=sent, headers={"Content-Type": "application/octet-stream"})
    assert answer.status == 200, answer
    assert digests == [hashlib.sha256(sent).hexdigest()]


@pytest.mark.parametrize("size", [0, 1, 65_537, 12_000_000])
@pytest.mark.parametrize("way", ["length", "chunked"])
def test_a_body_comes_down_byte_by_byte(site, foreign, size, way):
    sent = some_bytes(size, 2)
    kind = ("Content-Type", "application/octet-stream")
    parts = [sent[at:at + 50_000] for at in range(0, size, 50_000)]
    foreign.answers["/api/big/down"] = lambda handler: (
        handler.reply(200, sent, kind) if way == "length" else handler.chunked(200, parts, kind))
    answer = Client(site).get("/api/big/down")
    assert answer.status == 200 and answer.body == sent
    assert answer.header("content-type") == "application/octet-stream"


def test_a_chunked_body_goes_up_as_it_comes(site, foreign):
    """The other server has the first part before the last one was sent: nothing is gathered in between."""
    first, rest = threading.Event(), threading.Event()
    got = []

    def take(handler):
        for part in handler.parts():
            got.append(part)
            first.set()
        handler.send_response(200)
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"ok")

    foreign.answers["/api/big/slow"] = take
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall(b"POST /api/big/slow HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
        assert first.wait(2.5), "the first part waits for the last one"
        rest.set()
        connection.sendall(b"4\r\nlast\r\n0\r\n\r\n")
        answer = b""
        while b"ok" not in answer:
            part = connection.recv(65536)
            assert part, answer
            answer += part
    assert b"".join(got) == b"firstlast" and b" 200 " in answer.split(b"\r\n")[0]


@pytest.mark.parametrize("closes", [False, True], ids=["kept", "closed"])
def test_an_answer_may_come_before_the_body_has_ended(site, foreign, closes):
    """Two readers of one body end the process; the connection is usable for the next request, or closed."""

    def answer_at_once(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5")
        handler.end_headers()
        handler.wfile.write(b"early")
        handler.wfile.flush()
        if closes:
            handler.close_connection = True
        else:
            handler.body()

    foreign.answers["/api/big/early"] = answer_at_once
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
            connection.sendall(b"POST /api/big/early HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                               b"Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
            answer = connection.recv(65536)
            while b"early" not in answer and (part := connection.recv(65536)):
                answer += part
            assert answer.split()[1] in (b"200", b"502"), answer
            try:
                connection.sendall(b"4\r\nlast\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                again = connection.recv(65536)
            except ConnectionError:
                again = b""
            assert again == b"" or again.split()[1] == b"200", again
    assert Client(site).get("/health/live").status == 200


def test_an_answer_comes_down_as_it_comes(site, foreign):
    go_on = threading.Event()

    def trickle():
        yield b"data: one\n\n"
        go_on.wait(30)
        yield b"data: two\n\n"

    foreign.answers["/api/open/events"] = lambda handler: handler.chunked(
        200, trickle(), ("Content-Type", "text/event-stream"))
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall(b"GET /api/open/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
        answer = b""
        while b"data: one" not in answer:
            answer += connection.recv(65536)
        go_on.set()
        while b"data: two" not in answer:
            answer += connection.recv(65536)


def test_what_is_packed_stays_packed(site, foreign):
    packed = gzip.compress(b"[1]" * 1000)
    foreign.answers["/api/big/packed"] = lambda handler: handler.reply(
        200, packed, ("Content-Type", "application/json"), ("Content-Encoding", "gzip"))
    answer = Client(site).get("/api/big/packed", headers={"Accept-Encoding": "gzip"})
    assert answer.body == packed and answer.all("content-encoding") == ["gzip"]


def test_method_path_query_and_status_are_passed_on(site, foreign):
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        for status in (200, 201, 400, 404, 409, 418, 500, 503):
            foreign.answers["/api/big/a%20b/%E2%82%AC"] = lambda handler: handler.reply(status, b"x")
            answer = Client(site).request(method, "/api/big/a%20b/%E2%82%AC?q=a+b&q=%26&empty=&n")
            assert answer.status == status, (method, answer)
            assert (foreign.seen[-1]["method"], foreign.seen[-1]["path"]) == (
                method, "/api/big/a%20b/%E2%82%AC?q=a+b&q=%26&empty=&n")
    assert Client(site).request("HEAD", "/api/big/nothing").status == 404


def test_no_redirect_is_followed(site, foreign):
    """Another server must not choose which address this one asks next."""
    foreign.answers["/api/shut/away"] = lambda handler: handler.reply(
        302, b"", ("Location", f"{foreign.url}/api/shut/secret"))
    foreign.answers["/api/items"] = lambda handler: handler.reply(
        307, b"[]", ("Location", f"{foreign.url}/api/shut/secret"), ("Content-Type", "application/json"))
    answer = Client(site).get("/api/shut/away")
    assert (answer.status, answer.location) == (302, f"{foreign.url}/api/shut/secret")
    page = Client(site).get("/alpine")
    assert page.status == 200 and "No items: 307" in words(page.text)
    assert [seen["path"] for seen in foreign.seen] == ["/api/shut/away", "/api/items"]


SECRETS = {
    "Cookie": "theme=dark; facet_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; __Host-facet_session=BBBBBBBBBBBBBBBBBBBBBBBB; a=1",
    "Authorization": "Bearer abc", "Accept-Language": "de", "Sec-Fetch-Site": "same-origin",
}


def test_nothing_of_the_visitor_is_forwarded_by_default(site, foreign):
    foreign.answers["/api/shut/x"] = foreign.answers["/api/items"] = lambda handler: handler.json(200, "[]")
    Client(site).get("/api/shut/x", headers=SECRETS)
    for name in ("cookie", "authorization", "accept-language"):
        assert foreign.headers(name) == [], name
    Client(site).get("/alpine", headers=SECRETS)
    for name in ("cookie", "authorization", "accept-language"):
        assert foreign.headers(name) == [], name


def test_what_is_listed_is_forwarded_but_for_our_own_session(site, foreign):
    foreign.answers["/api/open/x"] = foreign.answers["/api/save"] = lambda handler: handler.json(200, "{}")
    Client(site).get("/api/open/x", headers=SECRETS)
    assert foreign.headers("cookie") == ["theme=dark; a=1"]
    assert foreign.headers("authorization") == ["Bearer abc"] and foreign.headers("accept-language") == ["de"]
    client = Client(site, browser=True)
    client.post("/alpine", form=form(client.get("/alpine").text, "Save").fields, headers=SECRETS)
    assert foreign.seen[-1]["path"] == "/api/save"
    assert foreign.headers("cookie") == ["theme=dark; a=1"]


def test_what_a_visitor_claims_about_forwarding_does_not_pass(site, foreign):
    foreign.answers["/api/open/x"] = lambda handler: handler.reply(200)
    Client(site).get("/api/open/x", headers={
        "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Real-IP": "6.6.6.6",
        "Forwarded": "for=6.6.6.6", "X-Facet-Caller": "admin", "Via": "1.1 evil", "X-Request-ID": "chosen-by-visitor",
        "Connection": "close, X-Secret", "X-Secret": "1", "TE": "trailers", "Proxy-Authorization": "Basic x",
    })
    assert foreign.headers("x-forwarded-for") == ["127.0.0.1"]
    assert foreign.headers("x-forwarded-proto") == ["http"]
    for name in ("x-real-ip", "forwarded", "x-facet-caller", "x-secret", "te", "proxy-authorization", "via"):
        assert foreign.headers(name) == [], name
    assert foreign.headers("x-request-id") != ["chosen-by-visitor"] and len(foreign.headers("host")) == 1
    assert foreign.headers("host")[0] == foreign.url.removeprefix("http://")


COOKIES = [("Set-Cookie", "theirs=1; Path=/"), ("Set-Cookie", "facet_session=planted; Path=/"),
           ("Set-Cookie", "__Host-facet_session=planted; Path=/; Secure"), ("Set-Cookie", "second=2")]


def test_cookies_come_back_where_listed_and_from_actions_only(site, foreign):
    for path in ("/api/open/x", "/api/shut/x", "/api/save"):
        foreign.answers[path] = lambda handler: handler.json(200, "{}", *COOKIES)
    foreign.answers["/api/items"] = lambda handler: handler.json(200, "[]", *COOKIES)
    client = Client(site, headers={"Sec-Fetch-Site": "same-origin"})
    names = lambda answer: [cookie.split("=")[0] for cookie in answer.all("set-cookie")]
    assert names(client.get("/api/open/x")) == []
    assert names(client.post("/api/shut/x", json={})) == []
    assert names(client.post("/api/open/x", json={})) == ["theirs", "second"]
    client.cookies.clear()
    page = client.get("/alpine")
    assert names(page) == []
    answer = client.post("/alpine", form=form(page.text, "Save").fields)
    assert names(answer) == ["theirs", "second"]
    assert answer.header("content-encoding") is None and answer.header("cache-control") == "no-store"


def test_the_policy_of_the_answer_is_ours(site, foreign):
    foreign.answers["/api/open/x"] = lambda handler: handler.reply(
        200, b"<script>alert(1)</script>", ("Content-Type", "text/html"), ("Content-Security-Policy", "default-src *"),
        ("X-Content-Type-Options", "sniff"), ("Server", "Other/1.0"), ("X-Custom", "kept"),
        ("Access-Control-Allow-Origin", "*"))
    answer = Client(site).get("/api/open/x")
    assert "'unsafe" not in answer.header("content-security-policy")
    assert "default-src *" not in answer.header("content-security-policy")
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("server") is None and answer.header("x-custom") == "kept"


def test_another_sites_post_reaches_no_backend(site, foreign):
    foreign.answers["/api/open/x"] = lambda handler: handler.reply(200)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Cookie": "a=1"}):
        assert Client(site).post("/api/open/x", body=b"x", headers=headers).status == 403
    assert foreign.seen == []


@pytest.mark.parametrize("path", ["/api/shut/..%2fsecret", "/api/shut/%2e%2e/secret", "/api/shut//x", "/api/shut/%2fx",
                                  "/api/shut%2fx", "/api/shutx", "/api/shut/..%5csecret", "/api/shut/%00"])
def test_no_path_leads_out_of_the_prefix(site, foreign, path):
    answer = Client(site).get(path)
    assert answer.status in (400, 404), answer
    assert foreign.seen == []


def test_bytes_that_could_be_another_request_are_not_passed_on(site, foreign):
    """Smuggling: two lengths, or a length and chunks, are refused before the other server sees anything."""
    for head in (b"Content-Length: 5\r\nTransfer-Encoding: chunked", b"Content-Length: 5\r\nContent-Length: 6",
                 b"Transfer-Encoding: chunked, identity", b"Transfer-Encoding: \x0bchunked"):
        raw(site.port, b"POST /api/open/x HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head
            + b"\r\n\r\n0\r\n\r\nGET /api/open/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert not any("smuggled" in seen["path"] for seen in foreign.seen)


@pytest.mark.parametrize("text,says", [
    ('[{"id": 1, "tags": []}]', "[0].name"), ('[{"id": "1", "name": "x", "tags": []}]', "[0].id"),
    ('{"items": []}', "items"), ('[{"id": 1, "name": "x", "tags": [1]}]', "tags[0]"), ("null", "items"),
    ('[{"id": 1.5, "name": "x", "tags": []}]', "[0].id"), ("[1, 2", "JSON"), ("<html>", "JSON"),
    ("[" * 5000 + "]" * 5000, ""), ('[{"id": 1, "name": "x", "tags": []}, {"id": 9007199254740993, "name": "y", "tags": []}]', "[1].id"),
])
def test_data_that_breaks_the_contract_says_where(site, foreign, text, says):
    foreign.answers["/api/items"] = lambda handler: handler.json(200, text)
    answer = Client(site).get("/alpine/required")
    assert answer.status == 502 and has_whole_document(answer.text)
    assert says in words(answer.text), words(answer.text)
    assert "items" in words(answer.text), "which load it is"
    if text != "null":  # That is what an optional type may be.
        assert "No items: 502" in words(Client(site).get("/alpine").text), "an optional load fails in place"


def test_unknown_members_are_ignored(site, foreign):
    foreign.answers["/api/items"] = lambda handler: handler.json(200, json.dumps([{**ITEM, "more": {"x": [1]}}]))
    assert "One" in words(Client(site).get("/alpine/required").text)


@pytest.mark.parametrize("status,shown", [(401, 401), (403, 403), (404, 404), (400, 400), (500, 502), (503, 503), (504, 504)])
def test_a_required_load_that_fails(site, foreign, status, shown):
    foreign.answers["/api/items"] = lambda handler: handler.json(status, '{"title": "Not today"}')
    answer = Client(site).get("/alpine/required")
    assert answer.status == shown and has_whole_document(answer.text)
    assert f"No items: {status} Not today" in words(Client(site).get("/alpine").text)


def test_a_server_that_is_gone_slow_or_cut_off(site, foreign):
    answer = Client(site).get("/api/gone/x")
    assert answer.status == 502 and answer.media_type == "application/problem+json"
    never = threading.Event()
    foreign.answers["/api/items"] = foreign.answers["/api/open/slow"] = lambda handler: never.wait(10)
    answer = Client(site).get("/api/open/slow")
    assert answer.status == 504 and answer.media_type == "application/problem+json"
    page = Client(site).get("/alpine/required")
    assert page.status in (502, 504) and has_whole_document(page.text)
    never.set()

    def cut(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[")
        handler.close_connection = True

    foreign.answers["/api/items"] = cut
    page = Client(site).get("/alpine/required")
    assert page.status == 502 and has_whole_document(page.text)
    assert Client(site).get("/health/live").status == 200


def test_an_answer_that_never_ends_is_bounded(site, foreign):
    def endless():
        yield b"["
        for _ in range(400):
            yield b" " * 65536

    def answer(handler):
        try:
            handler.chunked(200, endless(), ("Content-Type", "application/json"))
        except OSError:
            handler.close_connection = True

    foreign.answers["/api/items"] = answer
    page = Client(site).get("/alpine/required")
    assert page.status == 502 and has_whole_document(page.text)


def test_a_body_over_the_limit_is_not_passed_on(site, foreign):
    foreign.answers["/api/big/up"] = lambda handler: handler.reply(200)
    answer = raw(site.port, b"PUT /api/big/up HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 67108865\r\n\r\n")
    assert answer.split(b" ")[1] == b"413"
    assert foreign.seen == []
