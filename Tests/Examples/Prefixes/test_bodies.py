"""Bodies pass through a prefix as they are: byte by byte, as they come, one reader at a time."""

import gzip
import hashlib
import random
import socket
import threading

import pytest

from Support.wire import Client, raw


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


def test_a_body_over_the_limit_is_not_passed_on(site, foreign):
    foreign.answers["/api/big/up"] = lambda handler: handler.reply(200)
    answer = raw(site.port, b"PUT /api/big/up HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 67108865\r\n\r\n")
    assert answer.split(b" ")[1] == b"413"
    assert foreign.seen == []
