"""A browser's view of a live stream (WHATWG HTML §9.2): the head, then events as they come."""

import queue
import socket
import threading


class Stream:
    """Opens a stream and gathers its lines in a thread. `ended` is set when the server has closed it."""

    def __init__(self, client, path="/api/notifications/stream", headers=None):
        lines = {"Host": f"127.0.0.1:{client.port}", "Accept": "text/event-stream", **(headers or {})}
        if client.cookies:
            lines["Cookie"] = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        head = f"GET {path} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in lines.items()) + "\r\n"
        self.connection = socket.create_connection(("127.0.0.1", client.port), timeout=60)
        self.connection.sendall(head.encode())
        self.file = self.connection.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = {}
        while (line := self.file.readline().strip()):
            name, _, value = line.decode().partition(":")
            self.headers[name.lower()] = value.strip()
        self.ended = threading.Event()
        self.events = queue.Queue()
        self.comments = queue.Queue()
        if self.status == 200:
            threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        fields = {}
        try:
            for line in self._lines():
                if line.startswith(":"):
                    self.comments.put(line)
                elif line:
                    name, _, value = line.partition(":")
                    fields[name] = value.removeprefix(" ")
                elif fields:
                    self.events.put(fields)
                    fields = {}
        except OSError:
            pass
        self.ended.set()

    def _lines(self):
        """The body's lines, out of their chunks (RFC 9112 §7.1)."""
        rest = b""
        while size := int(self.file.readline().strip() or b"0", 16):
            rest += self.file.read(size)
            self.file.readline()
            *whole, rest = rest.split(b"\n")
            for line in whole:
                yield line.decode()

    def next(self, seconds=30, **wanted):
        """The next event with these fields; others are passed over."""
        while True:
            event = self.events.get(timeout=seconds)
            if all(event.get(name) == value for name, value in wanted.items()):
                return event

    def close(self):
        """The reading thread holds the socket, too: closing alone would leave the connection open."""
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
