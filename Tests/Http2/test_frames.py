"""RFC 9113 §3 to §6 but for flow control: how connections begin, frames, the states of streams, and each type of frame."""

import pytest
from hyperframe.frame import (
    ContinuationFrame, DataFrame, GoAwayFrame, HeadersFrame, PingFrame, PriorityFrame, RstStreamFrame, SettingsFrame,
    WindowUpdateFrame)

from Support.http2 import (
    CANCEL, COMPRESSION_ERROR, FLOW_CONTROL_ERROR, FRAME_SIZE_ERROR, POST, PREFACE, PROTOCOL_ERROR, REFUSED_STREAM, STREAM_CLOSED, Closed,
    Connection, raw_frame, request)
from Support.wire import raw


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
