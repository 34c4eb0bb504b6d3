"""One HTTP server for all cases of a session, on a free port of the loopback."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from Support.clients.site import Reply


class Server:
    """Serves `site`, which the test that runs sets. `gate` holds back modules while it is not set."""

    def __init__(self):
        self.site = None
        self.gate = threading.Event()
        self.gate.set()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def stop(self):
        self.http.shutdown()
        self.http.server_close()

    def _handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.answer("GET")

            def do_POST(self):
                self.answer("POST")

            do_PUT = lambda self: self.answer("PUT")
            do_PATCH = lambda self: self.answer("PATCH")
            do_DELETE = lambda self: self.answer("DELETE")

            def answer(self, method):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                site = server.site
                try:
                    self.route(site, method, body)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def route(self, site, method, body):
                path = self.path.split("?")[0]
                if path.startswith("/api/"):
                    if "text/event-stream" in self.headers.get("accept", ""):
                        return self.stream(site.answers.stream(path))
                    with site.answers.call(method, self.path, body) as (status, answer):
                        kind = "application/json" if status < 400 else "application/problem+json"
                        text = b"" if answer is None else json.dumps(answer).encode()
                        return self.send(Reply(status, text, kind))
                if path.startswith("/modules/"):
                    server.gate.wait(60)
                headers = {name.lower(): value for name, value in self.headers.items()}
                self.send(site.reply(method, self.path, headers, body) or Reply(204))

            def send(self, reply):
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.kind)
                if reply.status != 204:
                    self.send_header("Content-Length", str(len(reply.body)))
                for name, value in {"Cache-Control": "no-store", **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if reply.status != 204:
                    self.wfile.write(reply.body)

            def stream(self, queue):
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Cache-Control", "no-store")
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                self.wfile.write(b": open\n\n")
                while (event := queue.get()) is not None:
                    self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())

            def log_message(self, *_):
                pass

        return Handler
