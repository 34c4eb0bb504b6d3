"""The browser's runtime, imported into a page as it is on disk: no server, no bundler."""

import json
from pathlib import Path

import pytest
from Support.runtime_site import RuntimeSite, Visitor

ROOT = Path(__file__).resolve().parents[2]
JAVASCRIPT = ROOT / "Sources/FacetRuntime/JavaScript"
ORIGIN = "http://runtime.test"

# Values of the language as JSON can carry them: what JSON has no word for is spelled out.
SPELL = """
window.spell = (value) => {
  if (value === undefined) return "undefined!"
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}`
  if (Object.is(value, -0)) return "-0"
  if (value instanceof Map) return { map: [...value].map(([key, of]) => [spell(key), spell(of)]) }
  if (Array.isArray(value)) return value.map(spell)
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, spell(of)]))
  return value
}
window.outcome = (run) => {
  try {
    return spell(run())
  } catch (error) {
    return error.path === undefined ? { fails: error.code ?? String(error) } : { mismatch: error.message }
  }
}
"""


@pytest.fixture(scope="session", autouse=True)
def release_build():
    """These tests need no build of the server."""


class Runtime:
    """A page with every export of `shared` in its global scope."""

    def __init__(self, page):
        self.page = page
        page.route(f"{ORIGIN}/**", self.answer)
        page.goto(f"{ORIGIN}/")
        page.evaluate(SPELL)
        paths = sorted(f"/{path.relative_to(JAVASCRIPT)}" for path in JAVASCRIPT.rglob("shared/**/*.js"))
        page.evaluate(
            "async (paths) => { for (const path of paths) Object.assign(window, { ...await import(path) }) }", paths
        )

    @staticmethod
    def answer(route):
        path = JAVASCRIPT / route.request.url.removeprefix(f"{ORIGIN}/")
        if path.is_file():
            route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")
        else:
            route.fulfill(body="<!doctype html><title>runtime</title>", content_type="text/html")

    def outcomes(self, expressions):
        """What each JavaScript expression gives, spelled; `{"fails": code}` or `{"mismatch": message}` when it throws."""
        return self.map("(source) => (0, eval)(`(${source})`)", [[source] for source in expressions])

    def map(self, function, rows):
        """What a JavaScript function gives for each row of arguments."""
        # As one text each way, which is many times faster than Playwright's own encoding of values.
        source = f"(rows) => JSON.stringify(JSON.parse(rows).map((row) => outcome(() => ({function})(...row))))"
        return json.loads(self.page.evaluate(source, json.dumps(rows)))


@pytest.fixture(scope="module")
def runtime(chromium):
    context = chromium.new_context()
    yield Runtime(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def vectors():
    """Rows of `Tests/Fixtures/values`, which the Swift tests read too."""
    return lambda name: json.loads((ROOT / f"Tests/Fixtures/values/{name}.json").read_text(encoding="utf-8"))


@pytest.fixture
def site():
    """Serves the runtime and the pages of a test."""
    site = RuntimeSite()
    yield site
    site.close()


@pytest.fixture
def visitor(chromium, site):
    """A browser of the test's own; nothing in its pages may fail or break the content policy."""
    visitor = Visitor(chromium, site)
    yield visitor
    visitor.context.close()
    assert visitor.complaints == []
