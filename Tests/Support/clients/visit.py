"""One visitor of one fixture in one target."""

import re
from pathlib import Path

from Support.clients.steps import Steps

FOLDER = Path(__file__).parent
NORMALISED = (FOLDER / "normalised.js").read_text()
#: A function of its own: the content policy allows no text to become code, but what a debugger evaluates.
LOOK = "(options) => {{ const act = {}; const settle = {}; const normalised = {}; return ({})(options); }}".format(
    *((FOLDER / name).read_text().strip().rstrip(";") for name in ("act.js", "settle.js", "normalised.js", "look.js")))
#: What Chromium itself says of an answer with a status of 400 or more.
REFUSED_ANSWER = re.compile(r"^Failed to load resource: the server responded with a status of (4|5)\d\d")
#: Where the clock of a case that has one begins, and where it is stopped, before anything is loaded.
BEGINNING, PAUSE = "2026-11-01T12:00:00Z", "2026-11-01T12:10:00Z"


class Pages:
    """Pages to visit with. Making one takes longer than most cases, so they share one as long as nothing goes wrong."""

    def __init__(self, browser, server):
        self.browser, self.server = browser, server
        self.shared = None

    def take(self, has_clock):
        if not has_clock and self.shared:
            page, self.shared = self.shared, None
            return page
        page = self.browser.new_context(viewport={"width": 1000, "height": 800}).new_page()
        if has_clock:
            # It stands from the beginning, so that no delay of the machine is one of the page.
            page.clock.install(time=BEGINNING)
            page.clock.pause_at(PAUSE)
        return page

    def give_back(self, page, is_fine, is_still):
        """A page that is not still has to be left, since it may go on calling."""
        if self.shared or not is_fine:
            page.context.close()
            return
        if not is_still:
            page.goto(self.server.origin + "/blank")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.shared = page

    def close(self):
        if self.shared:
            self.shared.context.close()


class Mirror:
    """The same browser, without scripts, for what the server renders."""

    def __init__(self, browser):
        self.page = browser.new_page(viewport={"width": 1000, "height": 800})
        self.last = None, None

    def normalised(self, html, styles, options):
        """The document is parsed as one; the content policy is not about it."""
        html = html.replace('<link rel="stylesheet" href="/styles.css">', f"<style>{styles}</style>")
        html = re.sub(r"<script\b.*?</script>", "", html, flags=re.S)
        if self.last[0] != (html, str(options)):
            self.page.set_content(html, wait_until="domcontentloaded")
            self.last = (html, str(options)), self.page.evaluate(NORMALISED, options)
        return self.last[1]


class Visit:
    """Opens the fixture's page, does its steps, and looks at the page after each."""

    def __init__(self, pages, server, site):
        self.pages, self.server, self.site, self.fixture = pages, server, site, site.fixture
        server.site = site
        self.messages = []
        self.page = pages.take(self.has_clock)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", self._on_error)
        self.steps = Steps(self)

    def _on_console(self, message):
        # An answer that the fixture asks for is no error of the page.
        if message.type == "error" and not (REFUSED_ANSWER.match(message.text) and "/api/" in str(message.location)):
            self.messages.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _on_error(self, error):
        self.messages.append(f"uncaught: {error}")

    @property
    def has_clock(self):
        return any("clock" in step for step in self.fixture.steps)

    @property
    def has_client(self):
        return bool(self.site.entries)

    @property
    def address(self):
        return self.server.origin + self.site.root + re.sub("^/(?=[?#]|$)", "", self.fixture.url)

    # Opening

    def open(self):
        """Loads the page up to where its client has taken over, and checks that it took over without a change."""
        early = self.fixture.plan.get("early", [])
        if "#" in self.address:
            # To the page that was shown before it may be a way within it.
            self.page.goto(self.server.origin + "/blank")
        if early:
            self.server.gate.clear()
            self.page.goto(self.address, wait_until="commit")
            self._wait("globalThis.facetTest !== undefined", "the document was parsed")
            for step in early:
                self.steps.do(step)
            self.server.gate.set()
        else:
            self.page.goto(self.address, wait_until="domcontentloaded")
        return self.arrive()

    def arrive(self):
        """The page is there, with its client; nothing was changed by taking over."""
        look = self._evaluate()
        if self.has_client and not look["isReady"]:
            self._wait("globalThis.facetTest?.isReady", "the client was ready")
            look = self._evaluate()
        # A client in development says so, too, but this is what has really happened.
        if not self.fixture.plan.get("startChanges"):
            changes = look["mutations"] or []
            assert not changes, "\n".join(["taking over the server's page changed it:", *changes, *self.messages])
        return self._checked(look)

    def _wait(self, condition, meaning):
        for _ in range(150):
            try:
                if self.page.evaluate(condition):
                    return
            except Exception as error:  # the page may be on its way to another
                if "context was destroyed" not in str(error):
                    raise
            if self.unexpected():
                break
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never true: {meaning}\n" + "\n".join(self.messages))

    # Looking

    @property
    def options(self):
        return {"root": self.site.root, "computed": self.fixture.plan.get("computed", [])}

    def look(self, step=None):
        """What is to be seen when the page rests: `{"seen", "state", "mutations", …}`. No error may have been said. A random
        step of `act.js` is done before."""
        return self._checked(self._evaluate(step))

    def _evaluate(self, step=None):
        return self.page.evaluate(LOOK, {**self.options, "held": self.site.answers.held, "step": step})

    def _checked(self, look):
        assert not look["violations"], "the content policy was violated:\n" + "\n".join(look["violations"] + self.messages)
        assert not self.unexpected(), "\n".join(self.unexpected())
        assert look["rests"], "the page never rests"
        return look

    def unexpected(self):
        """Errors but those that the fixture expects."""
        expected = self.fixture.plan.get("errors", [])
        return [message for message in self.messages if not any(one in message for one in expected)]

    def check_expected_errors(self):
        for expected in self.fixture.plan.get("errors", []):
            assert any(expected in message for message in self.messages), f"no error said {expected!r}: {self.messages}"

    def close(self, is_fine):
        self.server.gate.set()
        self.site.answers.close()
        self.page.remove_listener("console", self._on_console)
        self.page.remove_listener("pageerror", self._on_error)
        self.pages.give_back(self.page, is_fine and not self.has_clock, self.site.answers.are_unused)
