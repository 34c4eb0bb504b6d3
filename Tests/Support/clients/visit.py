"""One visitor of one fixture in one target."""

import re
from pathlib import Path

from Support.clients.steps import Steps

FOLDER = Path(__file__).parent
SETTLE = (FOLDER / "settle.js").read_text()
NORMALISED = (FOLDER / "normalised.js").read_text()
#: What Chromium itself says of an answer with a status of 400 or more.
REFUSED_ANSWER = re.compile(r"^Failed to load resource: the server responded with a status of (4|5)\d\d")


class Mirror:
    """The same browser, without scripts, for what the server renders."""

    def __init__(self, browser):
        self.page = browser.new_page(java_script_enabled=True)

    def normalised(self, html, styles, options):
        """The document is parsed as one; the content policy is not about it."""
        html = html.replace('<link rel="stylesheet" href="/styles.css">', f"<style>{styles}</style>")
        self.page.set_content(re.sub(r"<script\b.*?</script>", "", html, flags=re.S), wait_until="domcontentloaded")
        return self.page.evaluate(NORMALISED, options)


class Visit:
    """Opens the fixture's page, does its steps, and looks at the page after each."""

    def __init__(self, context, server, site):
        self.server, self.site, self.fixture = server, site, site.fixture
        server.site = site
        self.messages = []
        self.page = context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.messages.append(f"uncaught: {error}"))
        self.steps = Steps(self)

    def _on_console(self, message):
        # An answer that the fixture asks for is no error of the page.
        if message.type == "error" and not (REFUSED_ANSWER.match(message.text) and "/api/" in str(message.location)):
            self.messages.append(f"console: {message.text} ({message.location.get('url', '')})")

    @property
    def address(self):
        return self.server.origin + self.site.root + self.fixture.url.rstrip("/")

    @property
    def hasClient(self):
        return bool(self.site.entries)

    # Opening

    def open(self):
        """Loads the page up to where its client has taken over, and checks that it took over without a change."""
        if any("clock" in step for step in self.fixture.steps):
            self.page.clock.install(time="2026-11-01T12:00:00Z")
        early = self.fixture.plan.get("early", [])
        if early:
            self.server.gate.clear()
        self.page.goto(self.address, wait_until="commit")
        self.page.wait_for_selector("body", state="attached")
        self._wait("globalThis.facetTest !== undefined", "the document was parsed")
        for step in early:
            self.steps.do(step)
        self.server.gate.set()
        self.arrive()

    def arrive(self):
        """The page is there, with its client; nothing was changed by taking over."""
        self._wait("globalThis.facetTest !== undefined && document.readyState !== 'loading'", "the document was parsed")
        if self.hasClient:
            self._wait("globalThis.facetTest.isReady", "the client was ready")
        self.settle()
        mutations = self.page.evaluate("globalThis.facetTest.mutations")
        assert not mutations, "taking over the server's page changed it:\n" + "\n".join(mutations)

    def _wait(self, condition, meaning):
        for _ in range(400):
            try:
                if self.page.evaluate(condition):
                    return
            except Exception as error:  # the page may be on its way to another
                if "context was destroyed" not in str(error):
                    raise
            if any(message.startswith(("console", "uncaught")) for message in self.unexpected()):
                break
            self.page.wait_for_timeout(10)
        raise AssertionError(f"never true: {meaning}\n" + "\n".join(self.messages))

    # Looking

    def settle(self):
        rested = self.page.evaluate(SETTLE, self.site.answers.held)
        assert rested, "the page never rests"

    @property
    def options(self):
        return {"root": self.site.root, "computed": self.fixture.plan.get("computed", [])}

    def normalised(self):
        return self.page.evaluate(NORMALISED, self.options)

    def state(self):
        """What the client exposes: `{instancePath: {name: value}}`."""
        return self.page.evaluate("globalThis.facet.state()")

    def unexpected(self):
        """Errors but those that the fixture expects."""
        expected = self.fixture.plan.get("errors", [])
        return [message for message in self.messages if not any(one in message for one in expected)]

    def check_errors(self):
        violations = self.page.evaluate("globalThis.facetTest?.violations ?? []")
        assert not violations, "the content policy was violated:\n" + "\n".join(violations)
        assert not self.unexpected(), "\n".join(self.unexpected())

    def check_expected_errors(self):
        for expected in self.fixture.plan.get("errors", []):
            assert any(expected in message for message in self.messages), f"no error said {expected!r}: {self.messages}"

    def close(self):
        self.server.gate.set()
        self.site.answers.close()
        self.page.close()
