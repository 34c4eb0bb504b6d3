"""What RFC 9113 and RFC 7541 ask of a server, section by section, as h2spec walks through them.

Not covered: §5.1.2 beyond the limit of streams itself (what a client may do when it has lowered its own), §6.6 server push (this
server pushes nothing), §6.9.1 with windows above 2^31-1 on several streams at once, §8.5 CONNECT beyond its refusal, §9.2 TLS
(Tests/Tls), RFC 7541 §4.2 with more than one change of the table's size in a block, and the sizes of frames above 16,384 octets that
a server may allow and this one does not.
"""

import shutil

import pytest
from hyperframe.frame import (
    ContinuationFrame, DataFrame, GoAwayFrame, HeadersFrame, PingFrame, PriorityFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame)

from Support.facet import Server
from Support.http2 import (
    CANCEL, COMPRESSION_ERROR, ENHANCE_YOUR_CALM, FLOW_CONTROL_ERROR, FRAME_SIZE_ERROR, NO_ERROR, PREFACE, PROTOCOL_ERROR, REFUSED_STREAM,
    STREAM_CLOSED, Closed, Connection, raw_frame, request)
from Support.wire import Client, raw


@pytest.fixture(scope="module")
def server(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("http2")
    shutil.copytree(seeded, folder / "shop")
    (folder / "Public").mkdir()
    (folder / "Public" / "large.bin").write_bytes(b"0123456789abcdef" * (1 << 16))
    with Server("--data", folder / "shop", "--public", folder / "Public", env={"FACET_H2C": "true"}) as server:
        yield server


@pytest.fixture
def connection(server):
    with Connection(server.port) as connection:
        yield connection
    assert Client(server).get("/health/live").status == 200


POST = [*request("/api/session", "POST"), ("content-type", "application/json")]


class TestBeginning:
    def test_both_versions_on_one_port(self, server, connection):
        """§3.3"""
        status, fields, body = connection.get(1)
        assert status == 200 and body == b'{"status":"ok"}'
        assert raw(server.port, b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")

    def test_h2c_is_off_unless_it_is_wanted(self, shared_shop):
        assert raw(shared_shop.port, PREFACE).startswith(b"HTTP/1.1 505")

    @pytest.mark.parametrize("bytes", [PREFACE[:-1] + b"X" + b"\0" * 20, b"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n"])
    def test_a_wrong_preface(self, server, bytes):
        """§3.4"""
        assert b"HTTP/1.1 4" in raw(server.port, bytes) or b"HTTP/1.1 505" in raw(server.port, bytes)

    def test_settings_come_first(self, server):
        """§3.4"""
        with Connection(server.port, greets=False) as connection:
            connection.send(PREFACE, PingFrame(0, b"12345678"))
            connection.connection_error(PROTOCOL_ERROR)

    def test_no_headers_of_http_1_1_come_back(self, connection):
        """§8.2.2"""
        for stream, path in ((1, "/alpine"), (3, "/api/products"), (5, "/health/live"), (7, "/nothing")):
            _, fields, _ = connection.get(stream, path, [("accept-encoding", "gzip")])
            names = {name for name, _ in fields}
            assert not names & {"connection", "transfer-encoding", "keep-alive", "upgrade", "proxy-connection", "x-facet-compress"}
            assert all(name == name.lower() for name in names)
            assert {"content-security-policy", "x-content-type-options", "cache-control"} <= names


class TestFrames:
    def test_unknown_types_are_passed_over(self, connection):
        """§4.1, §5.5"""
        connection.send(raw_frame(0x42, 0xff, 0, b"12345678"), raw_frame(0x43, 0, 5, b""))
        assert connection.is_alive() and connection.get(1)[0] == 200

    def test_unknown_flags_and_the_reserved_bit_are_passed_over(self, connection):
        """§4.1"""
        connection.send(raw_frame(6, 0x16, 0, b"12345678"), raw_frame(6, 0, 1 << 31, b"abcdefgh"))
        assert connection.until(lambda frame: isinstance(frame, PingFrame)).opaque_data == b"12345678"

    def test_a_frame_that_is_too_large(self, connection):
        """§4.2"""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(0, 0, 1, b"a" * 16385))
        connection.stream_error(1, FRAME_SIZE_ERROR)

    def test_a_header_block_that_is_too_large(self, connection):
        """§4.2"""
        connection.send(raw_frame(1, 0x5, 1, b"a" * 16385))
        connection.connection_error(FRAME_SIZE_ERROR)

    def test_a_header_block_that_nobody_can_decode(self, connection):
        """§4.3"""
        connection.send(raw_frame(1, 0x5, 1, b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))
        connection.connection_error(COMPRESSION_ERROR)

    @pytest.mark.parametrize("frame", [PriorityFrame(1, depends_on=0), PingFrame(0, b"12345678"), DataFrame(1, b"a"), raw_frame(0x42, 0, 1)])
    def test_nothing_comes_between_a_header_blocks_frames(self, connection, frame):
        """§4.3, §6.2"""
        connection.send(connection.headers(1, request(), flags=()), frame)
        connection.connection_error(PROTOCOL_ERROR)

    def test_a_header_block_of_another_stream_between(self, connection):
        """§4.3"""
        connection.send(connection.headers(1, request(), flags=()), connection.headers(3, request()))
        connection.connection_error(PROTOCOL_ERROR)

    def test_a_header_block_in_many_frames(self, connection):
        """§6.10"""
        block = connection.encoder.encode([*request(), ("x-a", "b" * 300)])
        frames = [HeadersFrame(1, block[:2], flags=["END_STREAM"]), *(ContinuationFrame(1, block[at:at + 100]) for at in range(2, len(block), 100))]
        frames[-1].flags.add("END_HEADERS")
        connection.send(*frames)
        assert connection.answer(1)[0] == 200


class TestStreams:
    @pytest.mark.parametrize("frame", [DataFrame(1, b"a"), RstStreamFrame(1, CANCEL), WindowUpdateFrame(1, 1), ContinuationFrame(1, b"", flags=["END_HEADERS"])],
                             ids=lambda frame: type(frame).__name__)
    def test_idle(self, connection, frame):
        """§5.1"""
        connection.send(frame)
        connection.connection_error(PROTOCOL_ERROR)

    def test_half_closed(self, connection):
        """§5.1"""
        connection.send(connection.headers(1, request("/alpine/products")), DataFrame(1, b"a"))
        connection.stream_error(1, STREAM_CLOSED)

    def test_half_closed_for_headers(self, connection):
        """§5.1"""
        connection.send(connection.headers(1, request("/alpine/products")), connection.headers(1, request()))
        connection.stream_error(1, STREAM_CLOSED, PROTOCOL_ERROR)

    def test_closed_by_a_reset(self, connection):
        """§5.1"""
        connection.send(connection.headers(1, POST, ends=False), RstStreamFrame(1, CANCEL), connection.headers(1, request()))
        connection.connection_error(STREAM_CLOSED, PROTOCOL_ERROR)

    def test_numbers(self, connection):
        """§5.1.1: even ones are not a client's, and they go up."""
        connection.send(connection.headers(2, request()))
        connection.connection_error(PROTOCOL_ERROR)

    def test_numbers_go_up(self, connection):
        """§5.1.1"""
        assert connection.get(5)[0] == 200
        connection.send(connection.headers(3, request()))
        connection.connection_error(PROTOCOL_ERROR, STREAM_CLOSED)

    def test_so_many_at_a_time(self, connection):
        """§5.1.2"""
        for number in range(101):
            connection.send(connection.headers(1 + 2 * number, POST, ends=False))
        connection.stream_error(201, REFUSED_STREAM, PROTOCOL_ERROR)

    def test_a_stream_that_depends_on_itself(self, connection):
        """§5.3.1 of RFC 7540; RFC 9113 has no priorities any more, so that it may be passed over."""
        connection.send(connection.headers(1, request()), PriorityFrame(3, depends_on=3))
        try:
            connection.answer(1)
        except (AssertionError, Closed):
            pass

    def test_many_at_once(self, connection):
        connection.send(WindowUpdateFrame(0, 1 << 24))
        for number in range(50):
            connection.send(connection.headers(1 + 2 * number, request("/api/products")))
        ended = set()
        while len(ended) < 50:
            frame = connection.receive()
            assert not isinstance(frame, (RstStreamFrame, GoAwayFrame)), frame
            if "END_STREAM" in frame.flags:
                ended.add(frame.stream_id)


class TestFrameTypes:
    def test_data_on_stream_0(self, connection):
        """§6.1"""
        connection.send(raw_frame(0, 1, 0, b"a"))
        connection.connection_error(PROTOCOL_ERROR)

    def test_padding_that_is_longer_than_the_frame(self, connection):
        """§6.1"""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(0, 0x9, 1, b"\x06hello"))
        connection.connection_error(PROTOCOL_ERROR)

    def test_headers_on_stream_0(self, connection):
        """§6.2"""
        connection.send(raw_frame(1, 0x5, 0, connection.encoder.encode(request())))
        connection.connection_error(PROTOCOL_ERROR)

    def test_padding_of_headers(self, connection):
        """§6.2"""
        connection.send(raw_frame(1, 0xd, 1, b"\xff" + connection.encoder.encode(request())))
        connection.connection_error(PROTOCOL_ERROR)

    def test_priority(self, connection):
        """§6.3"""
        connection.send(raw_frame(2, 0, 0, b"\0\0\0\1\0"))
        connection.connection_error(PROTOCOL_ERROR)

    def test_priority_of_another_length(self, connection):
        """§6.3"""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(2, 0, 1, b"\0\0\0\0"))
        connection.stream_error(1, FRAME_SIZE_ERROR)

    def test_reset_on_stream_0(self, connection):
        """§6.4"""
        connection.send(raw_frame(3, 0, 0, b"\0\0\0\x08"))
        connection.connection_error(PROTOCOL_ERROR)

    def test_reset_of_another_length(self, connection):
        """§6.4"""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(3, 0, 1, b"\0\0\0"))
        connection.connection_error(FRAME_SIZE_ERROR)

    @pytest.mark.parametrize("frame,code", [
        (raw_frame(4, 1, 0, b"\0" * 6), FRAME_SIZE_ERROR), (raw_frame(4, 0, 1, b""), PROTOCOL_ERROR), (raw_frame(4, 0, 0, b"\0\3\0"), FRAME_SIZE_ERROR),
        (raw_frame(4, 0, 0, b"\0\2\0\0\0\2"), PROTOCOL_ERROR), (raw_frame(4, 0, 0, b"\0\4\x80\0\0\0"), FLOW_CONTROL_ERROR),
        (raw_frame(4, 0, 0, b"\0\5\0\0\x3f\xff"), PROTOCOL_ERROR), (raw_frame(4, 0, 0, b"\0\5\1\0\0\0"), PROTOCOL_ERROR),
    ])
    def test_settings(self, connection, frame, code):
        """§6.5"""
        connection.send(frame)
        connection.connection_error(code)

    def test_unknown_settings(self, connection):
        """§6.5.2"""
        connection.send(SettingsFrame(0, settings={0xff: 1}))
        assert connection.until(lambda frame: isinstance(frame, SettingsFrame) and "ACK" in frame.flags)
        assert connection.is_alive()

    def test_push_promise(self, connection):
        """§8.4: a client can't push."""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(5, 4, 1, b"\0\0\0\2" + connection.encoder.encode(request())))
        connection.connection_error(PROTOCOL_ERROR)

    @pytest.mark.parametrize("frame,code", [(raw_frame(6, 0, 1, b"12345678"), PROTOCOL_ERROR), (raw_frame(6, 0, 0, b"123456"), FRAME_SIZE_ERROR)])
    def test_ping(self, connection, frame, code):
        """§6.7"""
        connection.send(frame)
        connection.connection_error(code)

    def test_an_answered_ping_is_not_answered(self, connection):
        """§6.7"""
        connection.send(PingFrame(0, b"aaaaaaaa", flags=["ACK"]))
        assert connection.is_alive()

    def test_goaway(self, connection):
        """§6.8"""
        connection.send(raw_frame(7, 0, 1, b"\0" * 8))
        connection.connection_error(PROTOCOL_ERROR)

    @pytest.mark.parametrize("frame,code", [(WindowUpdateFrame(0, 1).serialize()[:9] + b"\0\0\0\0", PROTOCOL_ERROR), (raw_frame(8, 0, 0, b"\0\0\1"), FRAME_SIZE_ERROR)])
    def test_window_update(self, connection, frame, code):
        """§6.9"""
        connection.send(frame)
        connection.connection_error(code)

    def test_window_update_of_nothing_on_a_stream(self, connection):
        """§6.9"""
        connection.send(connection.headers(1, POST, ends=False), raw_frame(8, 0, 1, b"\0\0\0\0"))
        connection.stream_error(1, PROTOCOL_ERROR)

    def test_a_window_that_is_too_large(self, connection):
        """§6.9.1"""
        connection.send(WindowUpdateFrame(0, 0x7fffffff))
        connection.connection_error(FLOW_CONTROL_ERROR)

    def test_a_streams_window_that_is_too_large(self, connection):
        """§6.9.1"""
        connection.send(connection.headers(1, POST, ends=False), WindowUpdateFrame(1, 0x7fffffff))
        connection.stream_error(1, FLOW_CONTROL_ERROR)

    def test_continuation_without_headers(self, connection):
        """§6.10"""
        connection.send(connection.headers(1, POST, ends=False), ContinuationFrame(1, b"", flags=["END_HEADERS"]))
        connection.connection_error(PROTOCOL_ERROR)

    def test_continuation_on_stream_0(self, connection):
        """§6.10"""
        connection.send(connection.headers(1, request(), flags=()), raw_frame(9, 4, 0, b""))
        connection.connection_error(PROTOCOL_ERROR)


class TestFlowControl:
    def test_no_more_than_the_window(self, server):
        """§6.9, §5.2: the rest comes when the window is opened."""
        with Connection(server.port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 10}) as connection:
            connection.send(connection.headers(1, request("/large.bin")))
            got = 0
            while got < 10:
                frame = connection.until(lambda frame: isinstance(frame, DataFrame))
                got += len(frame.data)
            assert got == 10 and connection.is_alive()
            assert sum(len(frame.data) for frame in connection.frames if isinstance(frame, DataFrame)) == 10
            connection.send(WindowUpdateFrame(1, 5))
            assert len(connection.until(lambda frame: isinstance(frame, DataFrame)).data) == 5

    def test_a_window_that_becomes_negative(self, server):
        """§6.9.2"""
        with Connection(server.port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 10}) as connection:
            connection.send(connection.headers(1, request("/large.bin")))
            connection.until(lambda frame: isinstance(frame, DataFrame))
            connection.send(SettingsFrame(0, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 3}), WindowUpdateFrame(1, 7))
            assert connection.is_alive()
            connection.send(WindowUpdateFrame(1, 4))
            assert len(connection.until(lambda frame: isinstance(frame, DataFrame)).data) == 4

    def test_a_large_answer_is_whole(self, server):
        with Connection(server.port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 1 << 24}) as connection:
            connection.send(WindowUpdateFrame(0, 1 << 24))
            status, _, body = connection.get(1, "/large.bin")
            assert status == 200 and body == b"0123456789abcdef" * (1 << 16)


class TestMessages:
    @pytest.mark.parametrize("fields", [
        [*request(), ("X-Upper", "a")], [*request(), ("connection", "close")], [*request(), ("transfer-encoding", "chunked")],
        [*request(), ("keep-alive", "1")], [*request(), ("upgrade", "x")], [*request(), ("te", "trailers, deflate")], [*request(), (":status", "200")],
        [*request(), (":unknown", "x")], [("x-a", "b"), *request()], [*request()[:3], (":path", "/"), request()[3]], request()[1:], [*request()[:1], *request()[2:]],
        [*request()[:2], *request()[3:]], [*request(path="")], [*request(), (":method", "GET")], [*request(), ("", "x")], [*request(), ("a b", "x")],
        [*request(), ("x-a", "a\r\nb: c")], [*request(), ("x-a", "a\0b")], [*request(), ("x-a", "a\nb")],
    ], ids=lambda fields: repr(fields[-1])[:30])
    def test_malformed_requests(self, connection, fields):
        """§8.1.1, §8.2, §8.3"""
        connection.send(connection.headers(1, fields))
        # A name of no length is refused while the block is decoded.
        connection.stream_error(1, PROTOCOL_ERROR, COMPRESSION_ERROR, or_answer=True)

    def test_two_hosts(self, connection):
        """§8.3.1"""
        connection.send(connection.headers(1, [*request(), ("host", "evil.example")]))
        connection.stream_error(1, PROTOCOL_ERROR, or_answer=True)

    def test_a_host_instead_of_an_authority(self, connection):
        """§8.3.1"""
        connection.send(connection.headers(1, [*request()[:3], ("host", "127.0.0.1")]))
        assert connection.answer(1)[0] == 200

    def test_another_name(self, connection):
        connection.send(connection.headers(1, request("/alpine", authority="evil.example")))
        assert connection.answer(1)[0] == 421

    @pytest.mark.parametrize("said,sent", [(1, b"{}"), (3, b"{}"), (0, b"{}")])
    def test_a_body_of_another_length(self, connection, said, sent):
        """§8.1.1"""
        connection.send(connection.headers(1, [*POST, ("content-length", str(said))], ends=False), DataFrame(1, sent, flags=["END_STREAM"]))
        connection.stream_error(1, PROTOCOL_ERROR)

    def test_a_body_and_trailers(self, connection):
        """§8.1"""
        connection.send(connection.headers(1, POST, ends=False), DataFrame(1, b"{}"), connection.headers(1, [("x-sum", "1")]))
        assert connection.answer(1)[0] == 400
        connection.send(connection.headers(3, POST, ends=False), DataFrame(3, b"{}"), connection.headers(3, [(":path", "/")]))
        connection.stream_error(3, PROTOCOL_ERROR)

    def test_trailers_that_do_not_end_it(self, connection):
        """§8.1"""
        connection.send(connection.headers(1, POST, ends=False), DataFrame(1, b"{}"), connection.headers(1, [("x-sum", "1")], ends=False))
        connection.stream_error(1, PROTOCOL_ERROR)

    def test_head_and_errors(self, connection):
        for stream, method, path, status in ((1, "HEAD", "/alpine", 200), (3, "GET", "/nothing", 404), (5, "POST", "/health/live", 405), (7, "GET", "/a/../b", 400)):
            connection.send(connection.headers(stream, request(path, method)))
            found, _, body = connection.answer(stream)
            assert found == status and (method != "HEAD" or body == b"")

    def test_connect(self, connection):
        """§8.5"""
        connection.send(connection.headers(1, [(":method", "CONNECT"), (":authority", "127.0.0.1:1")]))
        connection.stream_error(1, or_answer=True)


class TestHeaderCompression:
    @pytest.mark.parametrize("block", [
        b"\x80", b"\xff\xff\xff\xff\x7f", b"\xc6", b"\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", b"\x00\x85\xff\xff\xff\xff\xff\x00",
        b"\x00\x84\xff\xff\xff\xfc\x01a", b"\x40\x7f", b"\x3f\xe2\x1f" * 1 + b"\x3f\xff\xff\xff\xff\xff",
    ], ids=repr)
    def test_blocks_that_can_not_be_decoded(self, connection, block):
        """RFC 7541 §2.3.3, §5.1, §5.2, §6.1, §6.3"""
        good = connection.encoder.encode(request())
        connection.send(raw_frame(1, 0x5, 1, good + block))
        connection.connection_error(COMPRESSION_ERROR, PROTOCOL_ERROR)

    def test_a_change_of_size_at_the_end(self, connection):
        """RFC 7541 §4.2"""
        connection.send(raw_frame(1, 0x5, 1, connection.encoder.encode(request()) + b"\x20"))
        connection.connection_error(COMPRESSION_ERROR)

    def test_a_table_that_is_larger_than_allowed(self, connection):
        """RFC 7541 §6.3"""
        connection.send(raw_frame(1, 0x5, 1, b"\x3f\xe2\x1f" + connection.encoder.encode(request())))
        connection.connection_error(COMPRESSION_ERROR)

    def test_every_form_of_a_field(self, connection):
        """RFC 7541 §6.2: indexed, with and without being added, never indexed, with and without Huffman's code"""
        plain = b"\x82\x86\x84"
        for stream, extra in enumerate((b"\x41\x09127.0.0.1", b"\x01\x09127.0.0.1", b"\x11\x09127.0.0.1", b"\xbe", b"\xbe\x00\x03x-a\x01b", b"\xbe\x10\x03x-b\x01b")):
            connection.send(raw_frame(1, 0x5, 1 + 2 * stream, plain + extra))
            assert connection.answer(1 + 2 * stream)[0] in (200, 303)


class TestFloods:
    def flood(self, connection, *codes):
        try:
            connection.connection_error(*codes)
        except TimeoutError:
            raise AssertionError("the flood was taken")

    def test_continuations(self, connection):
        """A header block without an end (CVE-2024-27316)"""
        connection.send(connection.headers(1, request(), flags=()), *(ContinuationFrame(1, b"") for _ in range(1000)))
        self.flood(connection)

    def test_resets(self, connection):
        """CVE-2023-44487"""
        for number in range(2000):
            connection.send(connection.headers(1 + 2 * number, request("/alpine/products")), RstStreamFrame(1 + 2 * number, CANCEL))
        self.flood(connection, ENHANCE_YOUR_CALM)

    @pytest.mark.parametrize("frame", [PingFrame(0, b"12345678"), SettingsFrame(0), PriorityFrame(1, depends_on=0)], ids=lambda frame: type(frame).__name__)
    def test_control_frames(self, connection, frame):
        connection.send(*[frame] * 20_000)
        self.flood(connection, ENHANCE_YOUR_CALM)

    def test_empty_data(self, connection):
        connection.send(connection.headers(1, POST, ends=False), *(DataFrame(1, b"") for _ in range(1000)))
        self.flood(connection, ENHANCE_YOUR_CALM)

    def test_headers_that_are_too_many(self, connection):
        """§10.5.1"""
        fields = [*request(), *((f"x-{number}", "a" * 500) for number in range(200))]
        block = connection.encoder.encode(fields)
        parts = [block[at:at + 16000] for at in range(0, len(block), 16000)]
        frames = [HeadersFrame(1, parts[0], flags=["END_STREAM"]), *(ContinuationFrame(1, part) for part in parts[1:])]
        frames[-1].flags.add("END_HEADERS")
        connection.send(*frames)
        connection.stream_error(1, or_answer=True)


class TestTime:
    def test_half_a_header_block_is_not_waited_for(self, connection):
        connection.send(connection.headers(1, request(), flags=()))
        with pytest.raises(Closed):
            connection.until(lambda _: False)

    def test_half_a_body_ends_its_stream_alone(self, connection):
        connection.send(connection.headers(1, POST, ends=False), DataFrame(1, b"{"))
        connection.stream_error(1)
        assert connection.is_alive() and connection.get(3)[0] == 200

    def test_the_stopping_server_says_so(self, seeded, tmp_path):
        """§6.8: GOAWAY, and what is open is answered."""
        import signal

        shutil.copytree(seeded, tmp_path / "shop")
        with Server("--data", tmp_path / "shop", env={"FACET_H2C": "true"}) as server, Connection(server.port) as connection:
            connection.send(connection.headers(1, POST, ends=False))
            assert connection.is_alive()
            server.process.send_signal(signal.SIGTERM)
            assert connection.until(lambda frame: isinstance(frame, GoAwayFrame)).error_code == NO_ERROR
            connection.send(DataFrame(1, b"{}", flags=["END_STREAM"]))
            ping = [frame for frame in connection.frames if isinstance(frame, PingFrame) and "ACK" not in frame.flags]
            if not ping:
                ping = [connection.until(lambda frame: isinstance(frame, PingFrame) and "ACK" not in frame.flags)]
            connection.send(PingFrame(0, ping[-1].opaque_data, flags=["ACK"]))
            assert connection.answer(1)[0] == 400
            assert server.process.wait(50) == 0
            server.ended = True

    def test_a_stopping_server_waits_for_no_stream(self, seeded, tmp_path):
        import signal

        shutil.copytree(seeded, tmp_path / "shop")
        with Server("--data", tmp_path / "shop", env={"FACET_H2C": "true"}) as server, Connection(server.port) as connection:
            connection.send(connection.headers(1, POST, ends=False))
            assert connection.is_alive()
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(50) == 0, "".join(server.log[-10:])
            server.ended = True
