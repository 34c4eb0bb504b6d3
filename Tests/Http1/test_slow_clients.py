"""Clients that are slow on purpose are closed, and nobody else waits for them."""

import shutil
import socket
import subprocess

import pytest

from Support.facet import Server, wait_until
from Support.slow import Slow, until_all_are_closed
from Support.wire import Client, raw

HEAD = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def folder(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("slow")
    shutil.copytree(seeded, folder / "shop")
    (folder / "Public").mkdir()
    (folder / "Public" / "large.bin").write_bytes(b"0123456789abcdef" * (4 << 20))
    return folder


def serve(folder, **limits):
    settings = {f"FACET_LIMITS_{name.upper()}": str(value) for name, value in limits.items()}
    return Server("--data", folder / "shop", "--public", folder / "Public", env=settings)


def test_slow_senders_are_closed_while_others_are_served(folder):
    """With the limits that a server has when nothing is configured."""
    with serve(folder) as server:
        kinds = [
            ("silent", b"", b""), ("request line", b"GE", b""), ("head", HEAD, b""), ("dripping head", HEAD + b"X: ", b"a"),
            ("dripping line", b"GET /", b"a"), ("body", POST + b"Content-Length: 100000\r\n\r\n{", b""),
            ("dripping body", POST + b"Content-Length: 100000\r\n\r\n", b" "),
            ("chunks", POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
            ("chunk size", POST + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        ]
        slows = {name: Slow(server.port, first, drip) for name, first, drip in kinds for _ in range(1)}
        many = [Slow(server.port, HEAD + b"X: ", b"a") for _ in range(60)]
        served = []
        until_all_are_closed([*slows.values(), *many], lambda: served.append(Client(server).get("/alpine/products").status))
        assert set(served) == {200} and len(served) > 20
        for name, slow in slows.items():
            # Ten seconds is what is promised; the test's own hands may be slow.
            assert slow.closed_after < 50, (name, slow.closed_after)
            assert (b" 408 " in slow.received) == (name != "silent"), (name, slow.received[:100])
        assert all(b" 408 " in slow.received for slow in many)
        wait_until(lambda: connections(server) == 0)


def test_a_slow_body_that_keeps_its_pace_is_taken(folder):
    with serve(folder, body_timeout=2) as server:
        slow = Slow(server.port, POST + b"Content-Length: 40000\r\nConnection: close\r\n\r\n", b" " * 1000)
        while not slow.step() and b"\r\n\r\n" not in slow.received:
            pass
        assert b" 400 " in slow.received and b"malformed-json" in slow.received or b"HTTP/1.1 4" in slow.received
        assert b" 408 " not in slow.received


def test_a_reader_that_takes_nothing_is_closed(folder):
    with serve(folder, write_timeout=2) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(b"GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert connection.recv(1000).startswith(b"HTTP/1.1 200")
            wait_until(lambda: connections(server) == 0)
            got = 1000
            with pytest.raises(ConnectionResetError):
                while part := connection.recv(1 << 20):
                    got += len(part)
                raise ConnectionResetError
            assert got < 64 << 20


def test_an_idle_connection_is_closed_without_a_word(folder):
    with serve(folder, idle_timeout=1) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            for _ in range(3):
                connection.sendall(HEAD + b"\r\n")
                assert connection.recv(65536).startswith(b"HTTP/1.1 200")
            assert connection.recv(65536) == b""


def test_one_address_gets_so_many_connections(folder):
    with serve(folder, connections_per_address=5) as server:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
        for connection in held:
            connection.sendall(HEAD + b"\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        answer = raw(server.port, HEAD + b"\r\n", expect=None)
        assert answer.startswith(b"HTTP/1.1 503") and b"retry-after: 5" in answer.lower() and b"content-security-policy" in answer.lower()
        held.pop().close()
        wait_until(lambda: raw(server.port, HEAD + b"Connection: close\r\n\r\n", expect=None).startswith(b"HTTP/1.1 200"))
        for connection in held:
            connection.close()


def test_a_trusted_proxy_may_have_all_there_are(folder):
    settings = {"FACET_LIMITS_CONNECTIONS_PER_ADDRESS": "2", "FACET_LIMITS_CONNECTIONS": "8",
                "FACET_TRUSTED_PROXIES": "127.0.0.1", "FACET_HOSTS": "127.0.0.1"}
    with Server("--auth", "users", "--data", folder / "shop", env=settings) as server:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(8)]
        for connection in held:
            connection.sendall(HEAD + b"\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        assert raw(server.port, HEAD + b"\r\n", expect=None).startswith(b"HTTP/1.1 503")
        for connection in held:
            connection.close()


def connections(server):
    """Established connections of the server's port, as the kernel counts them."""
    wanted = f":{server.port:04X}"
    with open("/proc/net/tcp") as table:
        rows = [line.split() for line in table.readlines()[1:]]
    return sum(row[1].endswith(wanted) and row[3] == "01" for row in rows)


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["-H", "-B", "-X"])
def test_slowhttptest(folder, kind, tmp_path):
    """Debian's slowhttptest: slow heads, slow bodies, slow readers."""
    with serve(folder) as server:
        done = subprocess.run(
            ["slowhttptest", kind, "-c", "200", "-r", "100", "-i", "5", "-l", "40", "-p", "5",
             "-u", f"http://127.0.0.1:{server.port}/{'large.bin' if kind == '-X' else 'alpine'}", "-o", tmp_path / "out"],
            capture_output=True, text=True, timeout=120)
        assert "service available:" in done.stdout.lower() and "service available:   no" not in done.stdout.lower(), done.stdout[-2000:]
        assert Client(server).get("/alpine").status == 200
