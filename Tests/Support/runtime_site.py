"""A small loopback server for tests of the browser's runtime: its modules as they are on disk, and pages under the content
policy that every page of Facet has."""

import json
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

JAVASCRIPT = Path(__file__).resolve().parents[2] / "Sources/FacetRuntime/JavaScript"
POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types facet"
)
STATE = "application/vnd.facet+json"
EARLY = "shared/page/early.js"
# All that pages and generated code may call, in one module.
MODULES = sorted(path for folder in ("page", "dom") for path in (JAVASCRIPT / "shared" / folder).glob("*.js"))
ALL = "".join(
    f'export * from "/runtime/{path.relative_to(JAVASCRIPT)}"\n' for path in MODULES if path.name != "early.js"
) + 'export * as shape from "/runtime/shared/data/shape.js"\n'


class Reply:
    def __init__(self, body=b"", status=200, type="text/html; charset=utf-8", headers=()):
        self.body = body.encode() if isinstance(body, str) else body
        self.status, self.type, self.headers = status, type, headers


def as_json(value, status=200, type="application/json"):
    return Reply(json.dumps(value), status, type)


class RuntimeSite:
    """Serves what a test puts into `pages` and `answers`; the latter are functions of the request, by path."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def respond(self):
                length = int(self.headers.get("Content-Length") or 0)
                self.body = self.rfile.read(length)
                site.respond(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def respond(self, request):
        path = urlsplit(request.path).path
        if path == "/all.js":
            return send(request, Reply(ALL, type="text/javascript"))
        if path.startswith("/runtime/"):
            return send(request, Reply((JAVASCRIPT / path.removeprefix("/runtime/")).read_bytes(), type="text/javascript"))
        self.requests.append(request)
        answer = self.answers.get(path)
        reply = answer(request) if answer else Reply("not here", 404, "text/plain")
        if reply is not None:
            send(request, reply)

    def page(self, path, body="", script="", state=None, head="", data=None, early=True):
        """A page whose module has all of the runtime in scope. Requests for its state are in `states`."""
        page_data = json.dumps({"root": "/alpine", "url": path, "locale": "en", "state": state or {}, **(data or {})})
        early_script = (JAVASCRIPT / EARLY).read_text(encoding="utf-8") if early else ""
        # A stylesheet that is not there keeps nobody waiting; an icon would be asked for.
        document = f"""<!doctype html><html lang="en" data-variant="alpine"><head><meta charset="utf-8"><title>Page</title>
<link rel="icon" href="data:,"><script nonce="NONCE">{early_script}</script>{head}</head><body>{body}
<script type="application/json" id="facet-page">{page_data}</script>
<script type="module" nonce="NONCE">
import * as all from "/all.js"
Object.assign(window, all)
{script}
window.isLoaded = true
</script></body></html>"""

        def answer(request):
            nonce = secrets.token_urlsafe(12)
            return Reply(
                document.replace("NONCE", nonce), headers=[("Content-Security-Policy", POLICY.format(nonce=nonce))])

        self.answers[path] = answer
        return self.url + path


def wants_state(request):
    return STATE in request.headers.get("Accept", "")


def send(request, reply):
    try:
        request.send_response(reply.status)
        request.send_header("Content-Type", reply.type)
        request.send_header("Content-Length", str(len(reply.body)))
        request.send_header("Cache-Control", "no-store")
        for name, value in reply.headers:
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(reply.body)
    except (BrokenPipeError, ConnectionResetError):
        pass  # The page was closed before it had its answer.


class Visitor:
    """A browser of the test's own. What its pages complain of is in `complaints`."""

    def __init__(self, browser, site):
        self.site = site
        self.context = browser.new_context()
        self.context.add_init_script(
            'addEventListener("securitypolicyviolation", (event) =>'
            ' console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))')
        self.complaints = []
        self.page = self.new_page()

    def new_page(self):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        return page

    def open(self, path="/page", page=None, **parts):
        """Opens a page made of `parts`, until its module has run."""
        page = page or self.page
        if parts or path not in self.site.answers:
            self.site.page(path, **parts)
        page.goto(self.site.url + path)
        page.wait_for_function("() => window.isLoaded")
        return page

    def forgive(self):
        """The complaints so far, which the test expects."""
        complaints = list(self.complaints)
        self.complaints.clear()
        return complaints
