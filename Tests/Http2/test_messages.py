"""RFC 9113 §5.2, §6.9 and §8, and RFC 7541: flow control, requests as messages, and the compression of their headers."""

import pytest
from hyperframe.frame import DataFrame, SettingsFrame, WindowUpdateFrame

from Support.http2 import COMPRESSION_ERROR, POST, PROTOCOL_ERROR, Connection, raw_frame, request


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
