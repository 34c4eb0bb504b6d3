"""Debian's Chromium, driven by Playwright."""

import os

from Support.accounts import PASSWORD, email
from Support.wire import Client

# The suite runs as root in CI, where Chromium's own sandbox cannot start.
CHROMIUM = os.environ.get("FACET_CHROMIUM", "/usr/bin/chromium")


def launch(playwright, *arguments, **more):
    """`playwright`, or the `browser_type` of a browser that it runs already."""
    browser_type = getattr(playwright, "chromium", playwright)
    return browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments], **more)


def sign_in(page, server, role="admin", variant="alpine"):
    """Through the form, as a visitor does."""
    visit = Visit(page, server, variant)
    visit.open("/sign-in")
    visit.fill(Email=email(role), Password=PASSWORD)
    visit.press("Sign in")
    assert visit.path == "", visit.path


class Visit:
    """A visitor of one variant of a running shop. Addresses are those below the variant."""

    def __init__(self, page, server, variant="alpine"):
        self.page, self.server, self.variant = page, server, variant
        self.api = Client(server)
        self.main = page.get_by_role("main")

    @property
    def root(self):
        return f"{self.server.url}/{self.variant}"

    @property
    def path(self):
        """The address in the browser's bar, with its query."""
        assert self.page.url.startswith(self.root), self.page.url
        return self.page.url[len(self.root):]

    def open(self, path="", status=200):
        response = self.page.goto(self.root + path)
        assert response.status == status, f"{path}: {response.status}"
        return response

    def follow(self, locator, status=200):
        """Clicks, and waits for the page that it leads to. Returns that page's response."""
        with self.page.expect_navigation() as navigation:
            locator.click()
        assert navigation.value.status == status, f"{self.page.url}: {navigation.value.status}"
        return navigation.value

    def press(self, button, status=200, within=None):
        return self.follow((within or self.main).get_by_role("button", name=button, exact=True), status)

    def link(self, name, status=200, within=None):
        return self.follow((within or self.main).get_by_role("link", name=name, exact=True), status)

    def fill(self, **fields):
        """Fills controls of the main part by their labels; `_` in a name stands for a space."""
        for label, value in fields.items():
            self.main.get_by_label(label.replace("_", " "), exact=True).fill(value)

    @property
    def heading(self):
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def text(self):
        return self.main.inner_text()

    def rows(self):
        """The table's first column, top to bottom: the name of each row."""
        return self.main.locator("tbody th a").all_inner_texts()


def posted_then_led(response):
    """Whether the page was reached by a form post answered with 303, so that a reload sends nothing again."""
    before = response.request.redirected_from
    return before is not None and before.method == "POST" and before.response().status == 303

