"""A server that misbehaves as a test wants: it delays, refuses, resets, truncates, and counts what reached it.

It runs on an event loop in a thread of its own. Each request is answered by the `behaviour` that is set at that moment;
`behaviours` answer single paths and come first.
"""

import asyncio
import socket
import struct
import threading
from collections import Counter


class Request:
    """What came: `body` is read before the behaviour runs, unless it asked for `streams`."""

    def __init__(self, method, path, headers, reader):
        self.method, self.path, self.headers, self.reader = method, path, headers, reader
        self.body = b""

    def header(self, name):
        return self.headers.get(name.lower())

    async def parts(self):
        if "chunked" in self.headers.get("transfer-encoding", ""):
            while size := int((await self.reader.readline()).split(b";")[0], 16):
                left = size
                while left:
                    part = await self.reader.read(min(left, 65536))
                    if not part:
                        raise ConnectionResetError
                    left -= len(part)
                    yield part
                await self.reader.readline()
            await self.reader.readline()
        else:
            left = int(self.headers.get("content-length", 0))
            while left:
                part = await self.reader.read(min(left, 65536))
                if not part:
                    raise ConnectionResetError
                left -= len(part)
                yield part


class FaultProxy:
    """`requests` counts by method, `paths` by method and path, `connections` and `body_bytes` everything."""

    def __init__(self, behaviour=None, port=0):
        self.behaviour = behaviour or answer()
        self.behaviours = {}
        self.requests, self.paths = Counter(), Counter()
        self.connections = self.open = self.body_bytes = 0
        self.last = None
        self.port = port
        self._writers = set()
        self._loop = asyncio.new_event_loop()
        self._server = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.listen()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def count(self, method=None, path=None):
        if path:
            return self.paths[method, path]
        return self.requests[method] if method else sum(self.requests.values())

    def forget(self):
        self.requests.clear()
        self.paths.clear()
        self.connections = self.body_bytes = 0

    def listen(self):
        """Takes connections, at the port that it had before."""
        self._server = self._run(asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=1024))
        self.port = self._server.sockets[0].getsockname()[1]

    def refuse(self):
        """As a process that was killed: nobody listens, and what was open is reset."""
        async def close():
            self._server.close()
            for writer in list(self._writers):
                reset(writer)

        self._run(close())

    def stop(self):
        self.refuse()
        self._run(self._end_all())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @staticmethod
    async def _end_all():
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(30)

    async def _serve(self, reader, writer):
        self.connections += 1
        self.open += 1
        self._writers.add(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                lines = head.decode("latin-1").split("\r\n")
                method, path, _ = lines[0].split(" ")
                headers = {}
                for line in lines[1:]:
                    name, _, value = line.partition(":")
                    headers[name.strip().lower()] = value.strip()
                request = Request(method, path, headers, reader)
                plain = path.split("?")[0]
                self.requests[method] += 1
                self.paths[method, plain] += 1
                behaviour = self.behaviours.get(plain, self.behaviour)
                if not getattr(behaviour, "streams", False):
                    request.body = b"".join([part async for part in request.parts()])
                    self.body_bytes += len(request.body)
                self.last = request
                await self._while_connected(reader, behaviour(request, writer))
                await writer.drain()
                if writer.is_closing():
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
            pass
        except asyncio.CancelledError:
            pass
        finally:
            self.open -= 1
            self._writers.discard(writer)
            writer.close()


    @staticmethod
    async def _while_connected(reader, behaving):
        """Runs a behaviour to its end, or until the other side has closed the connection."""
        task = asyncio.ensure_future(behaving)
        try:
            while not task.done():
                await asyncio.wait([task], timeout=0.05)
                if not task.done() and (reader.at_eof() or reader.exception()):
                    task.cancel()
                    raise ConnectionResetError
        finally:
            if not task.done():
                task.cancel()
        await task


# Behaviours: functions of a request and a writer.


def answer(status=200, body=b"{}", *headers, kind="application/json"):
    """A whole answer."""
    async def behave(request, writer):
        write_head(writer, status, ("Content-Type", kind), ("Content-Length", len(body)), *headers)
        if request.method != "HEAD":
            writer.write(body)

    return behave


def after(seconds, then=None):
    """Added latency."""
    then = then or answer()

    async def behave(request, writer):
        await asyncio.sleep(seconds)
        await then(request, writer)

    return behave


async def never(request, writer):
    """A socket that is half open: whoever is there never answers."""
    await asyncio.sleep(3600)


async def resets(request, writer):
    """The connection is reset before any of an answer."""
    reset(writer)


async def garbage(request, writer):
    writer.write(b"this is no HTTP\r\n\r\n")
    writer.close()


def truncated(size=100_000, sent=30_000, *, by="close", framing="length", kind="text/plain", pause=0.0):
    """An answer of which only the first bytes come; then the connection is closed, reset, or left as it is."""
    async def behave(request, writer):
        if framing == "length":
            write_head(writer, 200, ("Content-Type", kind), ("Content-Length", size))
            writer.write(b"x" * sent)
        else:
            write_head(writer, 200, ("Content-Type", kind), ("Transfer-Encoding", "chunked"))
            writer.write(b"%x\r\n%b\r\n" % (sent, b"x" * sent))
            if framing == "half a chunk":
                writer.write(b"%x\r\n%b" % (1000, b"x" * 10))
        await writer.drain()
        await asyncio.sleep(pause)
        if by == "close":
            writer.close()
        elif by == "reset":
            reset(writer)
        else:
            await asyncio.sleep(3600)

    return behave


def trickle(parts, seconds, *, kind="text/plain", ends=True):
    """A body that comes a part at a time."""
    async def behave(request, writer):
        write_head(writer, 200, ("Content-Type", kind), ("Transfer-Encoding", "chunked"))
        for part in parts:
            writer.write(b"%x\r\n%b\r\n" % (len(part), part))
            await writer.drain()
            await asyncio.sleep(seconds)
        if ends:
            writer.write(b"0\r\n\r\n")
        else:
            await asyncio.sleep(3600)

    return behave


def large(size, framing="length"):
    """A body of so many bytes, as fast as it is taken."""
    async def behave(request, writer):
        how = ("Content-Length", size) if framing == "length" else ("Transfer-Encoding", "chunked")
        write_head(writer, 200, ("Content-Type", "application/octet-stream"), how)
        block, left = b"x" * 65536, size
        while left:
            part = block[:left]
            left -= len(part)
            writer.write(part if framing == "length" else b"%x\r\n%b\r\n" % (len(part), part))
            await writer.drain()
        if framing != "length":
            writer.write(b"0\r\n\r\n")

    return behave


def swallows(pause=0.0):
    """Reads a body of any size, counts it, and says how long it was."""
    async def behave(request, writer):
        size = 0
        async for part in request.parts():
            size += len(part)
            if pause:
                await asyncio.sleep(pause)
        await answer(200, b'{"size":%d}' % size)(request, writer)

    behave.streams = True
    return behave


def write_head(writer, status, *headers):
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers)]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())


def reset(writer):
    """Ends a connection with RST, as the kernel does for a process that was killed."""
    connection = writer.get_extra_info("socket")
    if connection is not None:
        try:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass
    writer.transport.abort()
