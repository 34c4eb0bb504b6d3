"""A configured prefix is passed through to its server: address, status, headers by policy, and no more."""

import pytest

from Support.pages import form, words
from Support.wire import Client, raw


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
    for name in ("x-real-ip", "x-facet-caller", "x-secret", "te", "proxy-authorization", "via"):
        assert foreign.headers(name) == [], name
    forwarded, = foreign.headers("forwarded")
    assert forwarded.startswith("for=127.0.0.1;") and forwarded.endswith(";proto=http") and "6.6.6.6" not in forwarded
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
