"""Bodies through the proxy: whole or visibly broken, of any size, at anybody's pace."""

import http.client
import socket
import time

import pytest

from Support.facet import wait_until
from Support.fault_proxy import FaultProxy, after, answer, large, swallows, trickle, truncated
from Support.proxied import DEEP, ask, forget_peak, gateway, memory
from Support.wire import raw

MEGABYTE = 1 << 20
SIZE = (1024 if DEEP else 64) * MEGABYTE


@pytest.fixture
def upstream():
    with FaultProxy() as proxy:
        yield proxy


@pytest.fixture
def server(upstream, tmp_path):
    entry = f"{{url: '{upstream.url}', timeout: 120s}}"
    backends = {"/api/x": entry, "/api/cut": f"{{url: '{upstream.url}', idle: 500ms}}"}
    with gateway(tmp_path, backends, more="limits: {body: 1073741824}\n") as server:
        yield server


@pytest.mark.parametrize("by", ["close", "reset", "stall"])
@pytest.mark.parametrize("framing", ["length", "chunked", "half a chunk"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_truncated_body_never_looks_complete(server, upstream, by, framing, coding):
    upstream.behaviour = truncated(by=by, framing=framing)
    headers = {"Accept-Encoding": coding}
    with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
        ask(server.port, path="/api/cut", headers=headers)
    received = raw(
        server.port, f"GET /api/cut HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {coding}\r\n\r\n".encode(),
        expect=None)
    head, _, body = received.partition(b"\r\n\r\n")
    assert not body.endswith(b"0\r\n\r\n")
    if b"content-length" in head.lower():
        assert len(body) < 100_000
    upstream.behaviour = answer(200, b"whole")
    assert ask(server.port).body == b"whole"


def test_what_has_come_is_passed_on_before_the_rest(server, upstream):
    upstream.behaviour = trickle([b"one", b"two", b"three"], 0.3)
    with socket.create_connection(("127.0.0.1", server.port), 30) as connection:
        connection.sendall(b"GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        received = b""
        while b"one" not in received:
            received += connection.recv(65536)
        assert b"three" not in received


def read_slowly(port, size, *, bytes_a_second=None):
    """Reads a body of that size with a small window; returns how much came."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", port))
        connection.sendall(b"GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        received, head = 0, b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(65536)
        received = len(head.partition(b"\r\n\r\n")[2])
        # At first nothing is taken, longer than it takes to fill every buffer on the way.
        time.sleep(1.0)
        while part := connection.recv(1 << 20):
            received += len(part)
            if received % (8 * MEGABYTE) < len(part):
                time.sleep(0.002)
        return received


def grows(server, work):
    """Bytes that the server took more, at the most, while it worked; the least of three rounds, since what the allocator
    keeps differs. Memory that grows with a body does so each time."""
    least = None
    for _ in range(3):
        forget_peak(server)
        before, _ = memory(server)
        work()
        _, most = memory(server)
        least = most - before if least is None else min(least, most - before)
        print(f"{(most - before) / MEGABYTE:.2f} MB more")
        if least <= MEGABYTE:
            break
    return least


def test_a_large_body_to_a_slow_reader_takes_no_memory(server, upstream):
    upstream.behaviour = large(16 * MEGABYTE)
    for _ in range(2):
        assert read_slowly(server.port, 16 * MEGABYTE) == 16 * MEGABYTE
    upstream.behaviour = large(SIZE)

    def work():
        assert read_slowly(server.port, SIZE) == SIZE

    assert grows(server, work) <= MEGABYTE


def send(port, size, pause_every=0, pause=0.0):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.putrequest("POST", "/api/x")
    connection.putheader("Content-Length", str(size))
    connection.endheaders()
    block, sent = b"x" * 65536, 0
    while sent < size:
        part = block[:size - sent]
        connection.send(part)
        sent += len(part)
        if pause_every and sent % pause_every < len(part):
            time.sleep(pause)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body


def test_a_large_body_from_a_sender_takes_no_memory(server, upstream):
    upstream.behaviour = swallows()
    for _ in range(2):
        send(server.port, 16 * MEGABYTE)

    def work():
        assert send(server.port, SIZE, pause_every=8 * MEGABYTE, pause=0.01) == (200, b'{"size":%d}' % SIZE)

    assert grows(server, work) <= MEGABYTE


def test_a_large_body_to_a_slow_backend_takes_no_memory(server, upstream):
    upstream.behaviour = swallows(pause=0.0005)
    send(server.port, 8 * MEGABYTE)

    def work():
        assert send(server.port, 32 * MEGABYTE)[0] == 200

    assert grows(server, work) <= MEGABYTE


def test_a_sender_that_is_slow_does_not_make_the_backend_late(upstream, tmp_path):
    upstream.behaviour = swallows()
    with gateway(tmp_path, {"/api/x": f"{{url: '{upstream.url}', timeout: 500ms}}"}) as server:
        assert send(server.port, 400_000, pause_every=100_000, pause=0.4)[0] == 200


def test_event_streams_outlive_the_timeout(upstream, tmp_path):
    upstream.behaviour = trickle([b"data: %d\n\n" % number for number in range(8)], 0.2, kind="text/event-stream")
    entry = f"{{url: '{upstream.url}', timeout: 500ms, idle: 2s}}"
    with gateway(tmp_path, {"/api/x": entry}) as server:
        assert ask(server.port).body.count(b"data: ") == 8
        # Anything else has its time, body included.
        upstream.behaviour = trickle([b"part"] * 8, 0.2)
        with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
            ask(server.port)


def test_an_event_stream_that_falls_silent_is_ended(upstream, tmp_path):
    upstream.behaviour = trickle([b"data: 1\n\n"], 0, kind="text/event-stream", ends=False)
    with gateway(tmp_path, {"/api/x": f"{{url: '{upstream.url}', idle: 300ms}}"}) as server:
        with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
            ask(server.port)
        wait_until(lambda: upstream.open == 0)


def test_added_latency_is_answered_with_504(upstream, tmp_path):
    upstream.behaviour = after(30)
    with gateway(tmp_path, {"/api/x": f"{{url: '{upstream.url}', first_byte: 300ms}}"}) as server:
        begun = time.monotonic()
        late = ask(server.port)
        print(f"504 after {time.monotonic() - begun:.3f} s, deadline 0.300 s")
        assert late.status == 504 and late.media_type == "application/problem+json"
        assert 200 <= int(upstream.last.header("X-Facet-Timeout-Ms")) <= 300
        wait_until(lambda: upstream.open == 0)


@pytest.mark.parametrize("method,status", [("HEAD", 200), ("GET", 204), ("GET", 304)])
def test_answers_without_a_body_free_their_connection(server, upstream, method, status):
    body = b"x" * 10 if method == "HEAD" else b""
    upstream.behaviour = answer(status, body)
    for _ in range(5):
        got = ask(server.port, method)
        assert got.status == status and got.body == b""
        assert got.header("content-length") == ("10" if method == "HEAD" else None)
    assert upstream.connections == 1


def test_informational_answers_are_not_the_answer(server, upstream):
    final = answer(200, b"final")

    async def behave(request, writer):
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        await final(request, writer)

    upstream.behaviour = behave
    assert ask(server.port).body == b"final"


def test_visitors_who_go_away_are_not_the_backends_fault(upstream, tmp_path):
    upstream.behaviour = swallows()
    with gateway(tmp_path, {"/api/x": upstream.url}) as server:
        for _ in range(12):
            with socket.create_connection(("127.0.0.1", server.port), 30) as connection:
                connection.sendall(b"PUT /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500000\r\n\r\n" + b"x" * 200_000)
        wait_until(lambda: upstream.open == 0)
        assert ask(server.port).status == 200
        # Nor are headers that can't be passed on.
        for value in (b"\x01", b"a\x7fb", b"\xff\xfe"):
            raw(server.port, b"GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Odd: " + value + b"\r\n\r\n")
        for _ in range(6):
            assert ask(server.port).status == 200
        assert not any("address is ejected" in line or "is not called" in line for line in server.log)


def test_slow_readers_keep_nobody_out(upstream, tmp_path):
    upstream.behaviours["/api/x/large"] = large(64 * MEGABYTE)
    entry = f"{{url: '{upstream.url}', connections: 2, pending: 0}}"
    with gateway(tmp_path, {"/api/x": entry}) as server:
        slow = [socket.create_connection(("127.0.0.1", server.port), 30) for _ in range(2)]
        for connection in slow:
            connection.sendall(b"GET /api/x/large HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert connection.recv(4096)
        assert ask(server.port).status == 503
        wait_until(lambda: ask(server.port).status == 200)
        for connection in slow:
            connection.close()
        wait_until(lambda: upstream.open <= 1)
