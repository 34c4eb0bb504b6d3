"""HTTP as it goes over the wire: no redirect is followed, nothing is added that a test did not ask for."""

import gzip
import http.client
import json as JSON
import socket
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
# By session's cookie, the token that its requests bring: sign-in has said it, and clients that borrow the cookie have it too.
TOKENS = {}


class Answer:
    """A status, the headers as they came, and the whole body."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def __repr__(self):
        return f"<{self.status} {self.header('content-type')} {self.body[:300]!r}>"

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def header(self, name):
        """The header's value, or None; a header that came twice is a failure of its own."""
        values = self.all(name)
        assert len(values) <= 1, (name, values)
        return values[0] if values else None

    @property
    def media_type(self):
        return (self.header("content-type") or "").split(";")[0]

    @property
    def text(self):
        body = gzip.decompress(self.body) if self.header("content-encoding") == "gzip" else self.body
        return body.decode()

    def json(self):
        return JSON.loads(self.text)

    @property
    def location(self):
        return self.header("location")


class Client:
    """Somebody who talks to a server: keeps cookies as a browser would, and says so when it is one.

    A server may say who its visitors are, in `cookies` and `headers` that every client of it begins with.
    """

    def __init__(self, server, *, browser=False, headers=None):
        self.port = server if isinstance(server, int) else server.port
        self.cookies = dict(getattr(server, "cookies", {}))
        self.headers = {**getattr(server, "headers", {}), **(headers or {})}
        if browser:
            self.headers = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html", **self.headers}

    def request(self, method, path, body=None, *, json=None, form=None, headers=None, timeout=60):
        """`headers` of None are left out; `Host` may be replaced."""
        sent = {"Host": f"127.0.0.1:{self.port}", **self.headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method not in ("GET", "HEAD"):
            sent.update(self._token())
        if json is not None:
            body, sent["Content-Type"] = JSON.dumps(json).encode(), "application/json"
        if form is not None:
            body, sent["Content-Type"] = urlencode(form).encode(), FORM
        sent.update(headers or {})
        if body is not None or method in ("POST", "PUT", "PATCH"):
            sent.setdefault("Content-Length", str(len(body or b"")))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()
        self._keep(answer)
        return answer

    def _token(self):
        for value in self.cookies.values():
            # A page that signs in sets the cookie alone: its session's token is asked for, as a program does.
            if TOKENS.get(value, "") is None:
                TOKENS[value] = self.get("/api/session", headers={"Accept": "application/json"}).json().get("token")
            if TOKENS.get(value):
                return {"X-Facet-Token": TOKENS[value]}
        return {}

    def _keep(self, answer):
        for cookie in answer.all("set-cookie"):
            pair, *attributes = cookie.split(";")
            name, _, value = pair.partition("=")
            if any(attribute.strip().lower() == "max-age=0" for attribute in attributes):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
                if name.endswith("facet_session"):
                    TOKENS[value] = answer.header("x-facet-token")

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post(self, path, **more):
        return self.request("POST", path, **more)


def raw(port, data, *, timeout=30, expect=b"\r\n\r\n"):
    """Sends bytes as they are; returns what came until the end marker, or until the server closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        try:
            connection.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass
        received = b""
        try:
            while expect is None or expect not in received:
                part = connection.recv(65536)
                if not part:
                    break
                received += part
        except ConnectionResetError:
            pass
        return received
