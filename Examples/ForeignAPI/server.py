"""Somebody else's HTTP API: to-dos in memory, on Python's standard library. `python3 server.py 9000`"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TODOS = {1: {"id": 1, "title": "Buy <milk> & bread", "done": False}, 2: {"id": 2, "title": "Call home", "done": True}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/api/todos":
            words = parse_qs(url.query).get("q", [""])[0].lower()
            self.answer(200, [t for t in TODOS.values() if words in t["title"].lower()])
        elif self.todo():
            self.answer(200, self.todo())
        else:
            self.problem(404, "There is no such to-do.")

    def do_POST(self):
        title = str(self.body().get("title", "")).strip()
        if not title:
            return self.problem(422, "Check the form.", [{"pointer": "/title", "detail": "must not be empty"}])
        todo = {"id": max(TODOS, default=0) + 1, "title": title, "done": False}
        TODOS[todo["id"]] = todo
        self.answer(201, todo)

    def do_DELETE(self):
        self.body()
        if not self.todo():
            return self.problem(404, "There is no such to-do.")
        del TODOS[self.todo()["id"]]
        self.answer(204)

    def todo(self):
        name = urlsplit(self.path).path.removeprefix("/api/todos/")
        return TODOS.get(int(name)) if name.isdecimal() else None

    def body(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return json.loads(data) if data else {}

    def problem(self, status, detail, errors=()):
        self.answer(
            status, {"title": detail, "status": status, "detail": detail, "errors": list(errors)},
            "application/problem+json")

    def answer(self, status, value=None, kind="application/json"):
        data = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        if data:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 9000), Handler)
    print(f"to-dos at http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
