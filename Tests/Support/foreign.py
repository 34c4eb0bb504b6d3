"""Somebody else's HTTP server: it records what reached it, and answers as a test wants."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Foreign:
    """`answers` maps a path to a function of the handler; anything else is 404. `seen` holds what came."""

    def __init__(self):
        self.answers = {}
        self.seen = []
        foreign = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                path = self.path.split("?")[0]
                self.seen = {"method": self.command, "path": self.path, "headers": list(self.headers.items())}
                foreign.seen.append(self.seen)
                foreign.answers.get(path, lambda handler: handler.reply(404))(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_any

            def parts(self):
                """The body's parts as they come, whether its length was announced or not."""
                if "chunked" in self.headers.get("Transfer-Encoding", ""):
                    while size := int(self.rfile.readline().split(b";")[0], 16):
                        yield self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()
                else:
                    left = int(self.headers.get("Content-Length") or 0)
                    while left > 0:
                        part = self.rfile.read(min(left, 65536))
                        left -= len(part)
                        yield part

            def body(self):
                self.seen["body"] = b"".join(self.parts())
                return self.seen["body"]

            def reply(self, status, body=b"", *headers):
                if self.command in ("POST", "PUT", "PATCH", "DELETE"):
                    self.body()
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def json(self, status, text, *headers):
                self.reply(status, text.encode(), ("Content-Type", "application/json"), *headers)

            def chunked(self, status, parts, *headers):
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for part in parts:
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
                    self.wfile.flush()
                self.wfile.write(b"0\r\n\r\n")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # Clients that go away are a part of the tests.
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def headers(self, name):
        """What the last request had under that name."""
        return [value for key, value in self.seen[-1]["headers"] if key.lower() == name.lower()]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
