"""A visitor with scripting: pages are waited for until their client has taken them over, and whatever they complain of counts."""

import json
import re
from contextlib import contextmanager
from pathlib import Path

from Support.browser import Visit

CLIENTS = Path(__file__).parent / "clients"
SETTLE = (CLIENTS / "settle.js").read_text()
# Violations are heard from the beginning; what changes is recorded from when the document is parsed, before modules run.
WATCH = """
globalThis.violations = []
addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
const watch = () => {
  if (document.readyState === "interactive") { %s }
}
document.addEventListener("readystatechange", watch, true)
""" % (CLIENTS / "observer.js").read_text()
# What Chromium itself says of an answer with a status of 400 or more.
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


class LiveVisit(Visit):
    """A browser of the test's own, in one variant. `statuses` are those that the test provokes."""

    def __init__(self, context, server, variant):
        context.add_init_script(WATCH)
        super().__init__(context.new_page(), server, variant)
        self.context, self.complaints, self.statuses = context, [], set()
        # A hang guard: what is waited for is there in milliseconds, on a busy machine in many seconds.
        context.set_default_timeout(60_000)
        self._listen(self.page)

    def _listen(self, page):
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error.stack or error}"))

    def open(self, path="", status=200):
        response = super().open(path, status)
        if status != 200:
            self.statuses.add(status)
        self.ready()
        return response

    def ready(self):
        """The client has taken the page over."""
        self.page.wait_for_function("() => globalThis.facetTest?.isReady")

    def follow(self, locator, status=200):
        response = super().follow(locator, status)
        self.ready()
        return response

    def rest(self, held=0):
        """No call is under way but so many that the test holds, the oldest, and the page has come to rest."""
        names = f"facetTest.calls.slice(0, {held}).map((call) => call.name)"
        assert self.page.evaluate(f"({SETTLE})({names})"), "the page never rests"

    @contextmanager
    def staying(self):
        """What happens within must not load the page anew."""
        self.page.evaluate("window.isSame = true")
        yield
        self.rest()
        assert self.page.evaluate("window.isSame === true"), f"the page was loaded anew: {self.page.url}"

    def hold(self, pattern):
        """Calls to addresses like that wait until the test lets go of them."""
        return Held(self, pattern)

    def refuse(self, pattern, status=503):
        """Calls to addresses like that fail, as when the API is not there."""
        self.statuses.add(status)
        self.page.route(pattern, lambda route: answer(route, status))

    @property
    def mutations(self):
        """What changed in the document before its client was ready."""
        return self.page.evaluate("facetTest.mutations")

    def check(self):
        """No complaint but those about answers that the test provoked, and no violation of the content policy."""
        refused = [(REFUSED.search(line), line) for line in self.complaints]
        unexpected = [line for match, line in refused if not (match and int(match[1]) in self.statuses)]
        assert not unexpected, "\n".join(unexpected)
        violations = self.page.evaluate("globalThis.violations")
        assert not violations, "\n".join(violations)


class Held:
    """Calls that have been made and have no answer yet."""

    def __init__(self, visit, pattern):
        self.visit, self.pattern, self.routes, self.is_holding = visit, pattern, [], True
        # The route stays: without any, the browser itself would let go of what is held.
        visit.page.route(pattern, lambda route: self.routes.append(route) if self.is_holding else route.fallback())

    def wait(self, count=1):
        """Until so many are held; the page rests otherwise."""
        for _ in range(750):
            if len(self.routes) >= count:
                return
            self.visit.page.wait_for_timeout(20)
        raise AssertionError(f"{len(self.routes)} calls to {self.pattern}, not {count}")

    def let_go(self):
        """Each gets the server's answer, and later calls do at once."""
        self.is_holding = False
        while self.routes:
            self.routes.pop(0).continue_()

    def refuse(self, status):
        self.visit.statuses.add(status)
        self.is_holding = False
        while self.routes:
            answer(self.routes.pop(0), status)


def answer(route, status):
    problem = {"type": "about:blank", "title": "Not now", "status": status, "detail": "This is refused for a test."}
    route.fulfill(status=status, content_type="application/problem+json", body=json.dumps(problem))
