"""Clients that send what they owe one byte at a time, or not at all."""

import select
import socket
import time


class Slow:
    """A connection that has sent something and then drips, or is silent; says when the server has closed it."""

    def __init__(self, port, first, drip=b""):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.sendall(first)
        self.began = time.monotonic()
        self.drip = drip
        self.received = b""
        self.closed_after = None

    def step(self):
        """Sends a byte, and takes what has come. True once the server has closed."""
        if self.closed_after is not None:
            return True
        try:
            if self.drip:
                self.socket.sendall(self.drip)
            while select.select([self.socket], [], [], 0)[0]:
                part = self.socket.recv(65536)
                if not part:
                    self.closed_after = time.monotonic() - self.began
                    break
                self.received += part
        except (BrokenPipeError, ConnectionResetError):
            self.closed_after = time.monotonic() - self.began
        return self.closed_after is not None

    def close(self):
        self.socket.close()


def until_all_are_closed(slows, meanwhile, guard=60):
    """Steps every connection ten times a second, and does something beside it each time."""
    end = time.monotonic() + guard
    while not all([slow.step() for slow in slows]):
        assert time.monotonic() < end, [(slow.closed_after, slow.received[:60]) for slow in slows]
        meanwhile()
        select.select([], [], [], 0.1)
