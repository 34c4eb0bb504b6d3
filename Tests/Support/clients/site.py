"""Serves one case at a time on the loopback: its pages under the gateway's content policy, its modules, its API."""

import hashlib
import json
import mimetypes
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from Support.clients.answers import Answers
from Support.clients.policy import content_policy
from Support.clients.tool import ToolError
from Support.clients.upstream import upstream_folder, upstream_imports

OBSERVER = (Path(__file__).parent / "observer.js").read_text()
STATE_DOCUMENT = "application/vnd.facet+json"


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    kind: str = "text/plain"
    headers: dict = field(default_factory=dict)


class Site:
    """A fixture for one target. `modules` and `entries` may be replaced by hand-written ones."""

    def __init__(self, tool, runtime, fixture, target):
        self.tool, self.runtime, self.fixture, self.target = tool, runtime, fixture, target
        self.answers = Answers(fixture.answers)
        # Named by the runtimes' texts, so that a browser may keep these from one case to the next.
        self.modules_root = f"/modules/{hashlib.sha1(''.join(runtime.values()).encode()).hexdigest()[:12]}/"
        code = tool.ask("modules", fixture=fixture.name, target=target)
        self.modules, self.entries, self.interactive = code["modules"], code["entries"], code["interactive"]
        self.imports, self.styles = code["imports"], code["styles"]

    @property
    def root(self):
        return f"/{self.target}"

    def reply(self, method, address, headers, body=b""):
        """Answers a request; `None` for an address that is not this site's."""
        path = unquote(urlsplit(address).path)
        if path == self.root or path.startswith(self.root + "/"):
            url = address[len(self.root):]
            url = url if url.startswith("/") else "/" + url
            return self._state(url) if STATE_DOCUMENT in headers.get("accept", "") else self._page(url)
        if path.startswith(self.modules_root):
            return self._module(path.removeprefix(self.modules_root))
        if path == "/blank":
            return Reply(body=b"<!doctype html><title>blank</title>", kind="text/html")
        if path == "/styles.css":
            return Reply(body=self.styles.encode(), kind="text/css")
        if path.startswith("/upstream/"):
            return self._upstream(path.removeprefix("/upstream/"))
        return None

    # Pages

    def question(self, url):
        return {"fixture": self.fixture.name, "target": self.target, "url": url, "answers": self.answers.json,
                "query": parse_qsl(urlsplit(url).query, keep_blank_values=True)}

    def server_html(self, url, state=None):
        """What the server renders for a state, without a client."""
        return self.tool.ask("render", **self.question(url), state=state, nonce="n")["html"]

    def document(self, url, nonce):
        """The page as it is served, with the observer as its last script."""
        page = self.tool.ask("render", **self.question(url))["page"]
        if page not in self.entries:
            html = self.tool.ask("render", **self.question(url), nonce=nonce)["html"]
        else:
            client = {"entry": self.modules_root + self.entries[page], "early": self.runtime["shared/page/early.js"],
                      "importMap": self.import_map}
            html = self.tool.ask("render", **self.question(url), nonce=nonce, client=client)["html"]
        end = html.rindex("</body>")
        return f'{html[:end]}<script nonce="{nonce}">{OBSERVER}</script>{html[end:]}'

    @property
    def import_map(self):
        """Where bare names lead; upstream's files stand before Facet's."""
        ours = {name: f"{self.modules_root}runtime/{path}" for name, path in self.imports.items()}
        theirs = {name: address for name, address in upstream_imports().items() if name in ours}
        return json.dumps({"imports": {**ours, **theirs}})

    def _page(self, url):
        nonce = secrets.token_urlsafe(16)
        try:
            html = self.document(url, nonce)
        except ToolError as error:
            # Fixtures lead to pages that they do not have; what the visitor's browser asks for is what counts.
            status = 200 if error.code == "request" and "there is no page" in str(error) else 500
            return Reply(status, f"<!doctype html><title>elsewhere</title><p>{error}".encode(), "text/html")
        headers = {"Content-Security-Policy": content_policy(nonce), "X-Content-Type-Options": "nosniff"}
        return Reply(body=html.encode(), kind="text/html; charset=utf-8", headers=headers)

    def _state(self, url):
        try:
            state = self.tool.ask("state", **self.question(url))
        except ToolError as error:
            return Reply(500, json.dumps({"title": str(error)}).encode(), "application/problem+json")
        return Reply(body=json.dumps(state).encode(), kind=STATE_DOCUMENT, headers={"Vary": "Accept"})

    # Files

    def _module(self, path):
        is_kept = path.startswith("runtime/")
        text = self.runtime.get(path.removeprefix("runtime/")) if is_kept else self.modules.get(path)
        if text is None:
            return Reply(404)
        headers = {"Cache-Control": "max-age=3600, immutable"} if is_kept else {}
        return Reply(body=text.encode(), kind="text/javascript", headers=headers)

    def _upstream(self, path):
        folder = upstream_folder()
        file = (folder / path).resolve() if folder else None
        if file is None or not file.is_relative_to(folder.resolve()) or not file.is_file():
            return Reply(404)
        return Reply(body=file.read_bytes(), kind=mimetypes.guess_type(file.name)[0] or "text/javascript")
