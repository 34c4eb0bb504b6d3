"""SIGTERM in every phase of a request: what was asked is answered, nobody is waited for, and the exit is clean."""

import shutil
import signal
import socket
import threading
import time

import pytest

from Support.events import Stream
from Support.facet import Server
from Support.tls import certificate, context
from Support.wire import Client

HEAD = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
LARGE = b"GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture
def folder(seeded, tmp_path):
    shutil.copytree(seeded, tmp_path / "shop")
    (tmp_path / "Public").mkdir()
    (tmp_path / "Public" / "large.bin").write_bytes(b"0123456789abcdef" * (4 << 20))
    return tmp_path


@pytest.fixture
def server(folder):
    with Server("--data", folder / "shop", "--public", folder / "Public") as server:
        yield server


def stop(server):
    """Sends SIGTERM; the exit code, and the seconds it took. Ten are promised, and the guard is five times that."""
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    code = server.process.wait(50)
    server.ended = True
    return code, time.monotonic() - began


def rest(connection):
    # Bytes would be copied with each part, so that a large answer takes longer than the server waits for anybody.
    received = bytearray()
    try:
        while part := connection.recv(1 << 20):
            received += part
    except ConnectionResetError:
        pass
    return bytes(received)


@pytest.mark.parametrize("sent", [
    b"", b"GET /hea", HEAD, HEAD[:-2], POST + b"Content-Length: 100\r\n\r\n{", POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n[1",
    POST + b"Transfer-Encoding: chunked\r\n\r\n",
], ids=["silent", "half a request line", "half a head", "half a line end", "half a body", "half a chunk", "no chunk"])
def test_what_has_not_been_asked_is_not_waited_for(server, sent):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(sent)
        # The request after it is answered, so what came before it has been read.
        with socket.create_connection(("127.0.0.1", server.port)) as other:
            other.sendall(HEAD + b"\r\n")
            assert other.recv(65536).startswith(b"HTTP/1.1 200")
        code, seconds = stop(server)
        assert code == 0, "".join(server.log[-20:])
        assert seconds < 50
        answer = rest(connection)
        assert answer == b"" or b" 408 " in answer


def test_an_idle_connection_is_closed(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(HEAD + b"\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        assert stop(server)[0] == 0
        assert rest(connection) == b""


def test_an_answer_that_is_being_read_is_sent_to_its_end(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(LARGE)
        received = connection.recv(1 << 20)
        code = []
        waiting = threading.Thread(target=lambda: code.append(stop(server)))
        waiting.start()
        received += rest(connection)
        waiting.join(60)
        head, _, body = received.partition(b"\r\n\r\n")
        assert len(body) == 64 << 20 and head.startswith(b"HTTP/1.1 200")
        assert code[0][0] == 0


def test_a_reader_that_takes_nothing_is_not_waited_for(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(LARGE)
        connection.recv(1000)
        code, _ = stop(server)
        assert code == 0, "".join(server.log[-20:])


def test_an_event_stream_ends(server):
    with Stream(Client(server)) as stream:
        stream.next(event="ready")
        assert stop(server)[0] == 0
        assert stream.ended.wait(30)


def test_a_backend_that_does_not_answer_is_not_waited_for(tmp_path):
    """The answer is not there yet, and would come after a minute."""
    listener = socket.create_server(("127.0.0.1", 0))
    (tmp_path / "Templates" / "pages").mkdir(parents=True)
    (tmp_path / "Templates" / "pages" / "index.facet").write_text("<p>Hello</p>\n")
    (tmp_path / "facet.yaml").write_text(
        f"auth: none\ntemplates: Templates\nbackends:\n  /api/slow: http://127.0.0.1:{listener.getsockname()[1]}\n")
    with Server(cwd=tmp_path) as server, socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(b"GET /api/slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        backend, _ = listener.accept()
        assert backend.recv(65536)
        code, _ = stop(server)
        assert code == 0, "".join(server.log[-20:])
        backend.close()
    listener.close()


@pytest.mark.parametrize("sent", [b"", b"\x16\x03\x01\x02\x00"], ids=["silent", "half a hello"])
def test_a_handshake_is_not_waited_for(folder, sent):
    cert, key = certificate(folder)
    settings = {"FACET_TLS_CERTIFICATE": str(cert), "FACET_TLS_KEY": str(key)}
    with Server("--data", folder / "shop", env=settings) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(sent)
            with context(cert).wrap_socket(socket.create_connection(("127.0.0.1", server.port)), server_hostname="localhost") as other:
                other.sendall(HEAD + b"\r\n")
                assert other.recv(65536).startswith(b"HTTP/1.1 200")
            assert stop(server)[0] == 0
            assert rest(connection) == b""
