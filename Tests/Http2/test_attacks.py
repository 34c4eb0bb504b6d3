"""RFC 9113 §6.8 and §10.5: what would keep a server busy, or waiting, for nothing, and how it ends."""

import shutil

import pytest
from hyperframe.frame import (
    ContinuationFrame, DataFrame, GoAwayFrame, HeadersFrame, PingFrame, PriorityFrame, RstStreamFrame, SettingsFrame)

from Support.facet import Server
from Support.http2 import CANCEL, ENHANCE_YOUR_CALM, NO_ERROR, POST, Closed, Connection, request


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
