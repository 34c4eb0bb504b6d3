"""HTTP/2 frame by frame (RFC 9113, RFC 7541), on hyperframe and hpack: what a client would never send, too."""

import socket

from hpack import Decoder, Encoder
from hyperframe.frame import (
    ContinuationFrame, DataFrame, Frame, GoAwayFrame, HeadersFrame, PingFrame, RstStreamFrame, SettingsFrame)

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
NO_ERROR, PROTOCOL_ERROR, INTERNAL_ERROR, FLOW_CONTROL_ERROR, SETTINGS_TIMEOUT, STREAM_CLOSED, FRAME_SIZE_ERROR, REFUSED_STREAM, \
    CANCEL, COMPRESSION_ERROR, CONNECT_ERROR, ENHANCE_YOUR_CALM = range(12)


class Closed(Exception):
    """The server has closed the connection."""


class Connection:
    """A connection that has exchanged settings, unless `greets` is false."""

    def __init__(self, port, *, greets=True, settings=None, wrap=None):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=12)
        if wrap:
            self.socket = wrap(self.socket)
        self.encoder, self.decoder = Encoder(), Decoder()
        self.buffer = b""
        self.frames = []
        if greets:
            self.send(PREFACE, SettingsFrame(0, settings=settings or {}))
            self.until(lambda frame: isinstance(frame, SettingsFrame) and "ACK" not in frame.flags)
            self.send(SettingsFrame(0, flags=["ACK"]))
            self.until(lambda frame: isinstance(frame, SettingsFrame) and "ACK" in frame.flags)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, *things):
        try:
            self.socket.sendall(b"".join(thing if isinstance(thing, bytes) else thing.serialize() for thing in things))
        except (BrokenPipeError, ConnectionResetError):
            pass

    def receive(self):
        """The next frame."""
        while True:
            if len(self.buffer) >= 9:
                frame, length = Frame.parse_frame_header(memoryview(self.buffer[:9]))
                if len(self.buffer) >= 9 + length:
                    frame.parse_body(memoryview(self.buffer[9:9 + length]))
                    self.buffer = self.buffer[9 + length:]
                    self.frames.append(frame)
                    return frame
            try:
                part = self.socket.recv(65536)
            except ConnectionResetError:
                part = b""
            if not part:
                raise Closed
            self.buffer += part

    def until(self, isWanted):
        while not isWanted(frame := self.receive()):
            pass
        return frame

    def headers(self, stream, fields, *, ends=True, flags=("END_HEADERS",)):
        made = HeadersFrame(stream, self.encoder.encode(fields))
        for flag in flags:
            made.flags.add(flag)
        if ends:
            made.flags.add("END_STREAM")
        return made

    def get(self, stream, path="/health/live", extra=()):
        self.send(self.headers(stream, [*request(path), *extra]))
        return self.answer(stream)

    def answer(self, stream):
        """Status, fields, and body of a stream; its reset is a failure."""
        fields, body = [], b""
        while True:
            frame = self.receive()
            if frame.stream_id != stream:
                assert not isinstance(frame, GoAwayFrame), frame
                continue
            assert not isinstance(frame, RstStreamFrame), frame
            if isinstance(frame, HeadersFrame):
                fields = self.decoder.decode(frame.data)
            elif isinstance(frame, DataFrame):
                body += frame.data
            if "END_STREAM" in frame.flags:
                return int(dict(fields)[":status"]), fields, body

    def is_alive(self):
        self.send(PingFrame(0, b"12345678"))
        return self.until(lambda frame: isinstance(frame, PingFrame) and "ACK" in frame.flags).opaque_data == b"12345678"

    def connection_error(self, *codes):
        """The server says GOAWAY with one of the codes, or closes at once, which it may (RFC 9113 §5.4.1)."""
        try:
            frame = self.until(lambda frame: isinstance(frame, GoAwayFrame) and frame.error_code != NO_ERROR)
            assert not codes or frame.error_code in codes, frame
            while True:
                self.receive()
        except Closed:
            pass

    def stream_error(self, stream, *codes, or_answer=False):
        """RST_STREAM with one of the codes; a connection error is allowed in its place (RFC 9113 §5.4.2)."""
        try:
            while True:
                frame = self.receive()
                if isinstance(frame, GoAwayFrame) and frame.error_code != NO_ERROR:
                    assert not codes or frame.error_code in codes, frame
                    return
                if isinstance(frame, RstStreamFrame) and frame.stream_id == stream:
                    assert not codes or frame.error_code in codes, frame
                    return
                if isinstance(frame, HeadersFrame) and frame.stream_id == stream:
                    status = int(dict(self.decoder.decode(frame.data))[":status"])
                    assert or_answer and 400 <= status < 500, status
                    return
        except Closed:
            pass


def request(path="/health/live", method="GET", authority="127.0.0.1", scheme="http"):
    return [(":method", method), (":scheme", scheme), (":path", path), (":authority", authority)]


# A request with a body.
POST = [*request("/api/session", "POST"), ("content-type", "application/json")]


def raw_frame(kind, flags=0, stream=0, body=b""):
    return len(body).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + body
