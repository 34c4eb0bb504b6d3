"""An answer that breaks off behind the gateway never looks complete: over HTTP/2 its stream is reset, over HTTP/1.1 the
connection closes without the last chunk."""

import re

import pytest
from hyperframe.frame import DataFrame, HeadersFrame, RstStreamFrame, WindowUpdateFrame

from Support.fault_proxy import FaultProxy, answer, truncated
from Support.http2 import Connection, NO_ERROR, request
from Support.proxied import ask, gateway
from Support.tls import certificate, context
from Support.wire import raw

CUTS = [(by, framing) for by in ("close", "reset", "stall") for framing in ("length", "chunked", "half a chunk")]
WINDOW = 1 << 24


@pytest.fixture(scope="module")
def upstream():
    with FaultProxy() as proxy:
        yield proxy


@pytest.fixture(scope="module", params=["tls", "clear"])
def served(request, upstream, tmp_path_factory):
    """A gateway that speaks HTTP/2, and what a client wraps its connection in."""
    folder, more, wrap = tmp_path_factory.mktemp(request.param), "h2c: true\n", None
    if request.param == "tls":
        cert, key = certificate(folder)
        more = f"tls:\n  certificate: {cert}\n  key: {key}\n"
        wrap = lambda plain: context(cert, ("h2",)).wrap_socket(plain, server_hostname="localhost")
    with gateway(folder, backends(upstream), more=more) as server:
        yield server, wrap


@pytest.fixture(scope="module")
def plain(upstream, tmp_path_factory):
    """A gateway that speaks HTTP/1.1."""
    with gateway(tmp_path_factory.mktemp("plain"), backends(upstream)) as server:
        yield server


def backends(upstream):
    """An upstream that falls silent is given up soon."""
    return {"/api/x": f"{{url: '{upstream.url}', idle: 500ms}}"}


def scheme(served):
    return "https" if served[1] else "http"


def opened(served):
    """A connection whose windows are larger than any body here: none waits for the client."""
    server, wrap = served
    connection = Connection(server.port, wrap=wrap, settings={4: WINDOW})
    connection.send(WindowUpdateFrame(0, window_increment=WINDOW))
    return connection


def end_of(connection, stream, scheme, coding="identity"):
    """What came on a stream: its status, how many bytes, and the frame that ended it."""
    connection.send(connection.headers(stream, [*request("/api/x", scheme=scheme), ("accept-encoding", coding)]))
    status, size = None, 0
    while True:
        frame = connection.receive()
        if frame.stream_id != stream:
            continue
        if isinstance(frame, HeadersFrame):
            status = int(dict(connection.decoder.decode(frame.data))[":status"])
        if isinstance(frame, DataFrame):
            size += len(frame.data)
        if isinstance(frame, RstStreamFrame) or "END_STREAM" in frame.flags:
            return status, size, frame


@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize("by,framing", CUTS)
def test_a_broken_answer_resets_its_stream(served, upstream, by, framing, coding):
    upstream.behaviour = truncated(by=by, framing=framing)
    with opened(served) as connection:
        status, size, last = end_of(connection, 1, scheme(served), coding)
        assert status == 200 and size > 0
        assert isinstance(last, RstStreamFrame) and last.error_code != NO_ERROR, last
        # It is that stream's end only.
        upstream.behaviour = answer(200, b"whole")
        status, size, last = end_of(connection, 3, scheme(served))
        assert (status, size) == (200, 5) and "END_STREAM" in last.flags


def test_other_streams_of_the_connection_go_on(served, upstream):
    upstream.behaviour = truncated(by="stall", framing="chunked")
    with opened(served) as connection:
        for stream in (1, 3, 5):
            connection.send(connection.headers(stream, request("/api/x", scheme=scheme(served))))
        ended = {}
        while len(ended) < 3:
            frame = connection.receive()
            if frame.stream_id == 0:
                continue
            if isinstance(frame, HeadersFrame):
                connection.decoder.decode(frame.data)
            if isinstance(frame, RstStreamFrame) or "END_STREAM" in frame.flags:
                ended[frame.stream_id] = frame
        assert all(isinstance(frame, RstStreamFrame) for frame in ended.values()), ended
        assert connection.is_alive()


@pytest.mark.parametrize("by,framing", CUTS)
def test_an_aborted_chunked_body_has_no_last_chunk(plain, upstream, by, framing):
    """Whatever the upstream's framing was: with compression, the gateway's own is always chunked."""
    upstream.behaviour = truncated(by=by, framing=framing)
    received = raw(
        plain.port, b"GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n", expect=None)
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200") and body
    if b"chunked" in head.lower():
        assert 0 not in chunks(body), "the last chunk is there"
    else:
        length, = re.findall(rb"(?i)\r\ncontent-length: (\d+)", head)
        assert len(body) < int(length)
    upstream.behaviour = answer(200, b"whole")
    assert ask(plain.port).body == b"whole"


def chunks(body):
    """The sizes of the chunks that are there, the last of them perhaps in part."""
    sizes = []
    while b"\r\n" in body:
        line, _, rest = body.partition(b"\r\n")
        sizes.append(int(line.split(b";")[0], 16))
        body = rest[sizes[-1] + 2:]
    return sizes
