"""A page that is not what its values make: in development that is an error which names the template's position and both values;
in production the client repairs it and says so once."""

import pytest

from Support.clients import TARGETS
from Support.clients.fixtures import Fixture
from Support.clients.site import Site
from Support.clients.visit import Visit

PAGE = """<script>
  state n = 0
  state name = "a & b"
  action add() { n += 1 }
</script>
<h1 title={name}>Title</h1>
<div>
  <button type="button" class:low={n < 5} on:click={add}>n {n}</button>
</div>
{#if n == 0}<p>none</p>{/if}
"""

#: What is changed on its way to the browser, and what is said of it.
SPOILT = {
    "text": (">n 0</button>", ">n 7</button>", "input.facet:8:4: The page has “n 7” where its values make “n 0”."),
    "attribute": ('title="a &amp; b"', 'title="c"',
                  'input.facet:6:2: The page has title="c" where its values make title="a & b".'),
    "missing attribute": (' title="a &amp; b"', "", 'input.facet:6:2: The page has title=null where its values make title="a & b".'),
    "class": ('class="low"', 'class="high"', 'input.facet:8:4: The page has class="high" where its values make class="low".'),
}
LOGGED = "The page was not what its values make. It was repaired."


@pytest.fixture
def spoilt(tool, runtime, client_server, pages):
    """Opens the page, of which texts were replaced; gives the visit, and what is logged as a warning."""
    visits = []

    def open_page(target, mode, *changes, errors=()):
        fixture = Fixture("mismatch", files={"input.facet": PAGE}, mode=mode, plan={"startChanges": True, "errors": list(errors)})
        fixture.load(tool)
        site = Site(tool, runtime, fixture, target)
        right = site.document

        def document(url, nonce):
            html = right(url, nonce)
            for before, after in changes:
                assert html.count(before) == 1, f"{before} in {html}"
                html = html.replace(before, after)
            return html

        site.document = document
        visit, warnings = Visit(pages, client_server, site), []
        visits.append(visit)
        visit.page.on("console", lambda message: warnings.append(message.text) if message.type == "warning" else None)
        visit.open()
        return visit, warnings

    yield open_page
    for visit in visits:
        visit.close(False)


def check_repaired(page):
    assert page.get_attribute("h1", "title") == "a & b"
    assert page.get_attribute("button", "class") == "low"
    assert page.text_content("button") == "n 0"
    page.click("button")
    assert page.text_content("button") == "n 1"
    assert page.locator("p:not(.facet-notice)").count() == 0


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("target", TARGETS)
def test_in_development_it_is_an_error(spoilt, target, kind):
    before, after, said = SPOILT[kind]
    visit, _ = spoilt(target, "development", (before, after), errors=[said])
    visit.check_expected_errors()
    assert len(visit.messages) == 1, visit.messages
    check_repaired(visit.page)


@pytest.mark.parametrize("target", TARGETS)
def test_in_production_it_is_repaired_and_logged_once(spoilt, target):
    changes = [SPOILT[kind][:2] for kind in ("text", "attribute", "class")]
    visit, warnings = spoilt(target, "production", *changes)
    assert warnings == [LOGGED] and visit.messages == []
    check_repaired(visit.page)


@pytest.mark.parametrize("mode", ["development", "production"])
@pytest.mark.parametrize("target", TARGETS)
def test_a_right_page_says_nothing(spoilt, target, mode):
    visit, warnings = spoilt(target, mode)
    assert warnings == [] and visit.messages == []
    check_repaired(visit.page)
