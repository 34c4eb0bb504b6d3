"""The comparison measures the four variants in the visitor's browser."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from Support.addresses import VARIANTS
from Support.facet import Server
from Support.live import LiveVisit

FIGURES = ["evaluate", "hydrate", "update"]
MEASURES = "performance.getEntriesByType('measure').map(({ name, duration }) => [name, duration])"


@pytest.fixture(scope="module")
def bundled(seeded, bundles, tmp_path_factory):
    """The shop as it is in production."""
    folder = tmp_path_factory.mktemp("compared") / "shop"
    shutil.copytree(seeded, folder)
    with Server("--clients", "--public", bundles, "--data", folder) as server:
        yield server


@pytest.fixture
def looked_at(request, chromium, bundled):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    visit = LiveVisit(context, bundled, getattr(request, "param", "solid"))
    yield visit
    visit.check()
    context.close()


def start(visit):
    """Begins to measure, and gives the window that opens for it."""
    with visit.context.expect_page() as opened:
        visit.main.get_by_role("button", name="Measure", exact=True).click()
    return opened.value


def rest(visit):
    visit.page.wait_for_function("() => document.querySelector('[data-speed=progress]').value === ''")


@pytest.mark.parametrize("looked_at", VARIANTS, indirect=True)
def test_all_four_are_measured(looked_at):
    looked_at.open("/compare")
    seen, refused = [], []
    window = start(looked_at)
    window.on("console", lambda message: refused.append(message.text))
    window.on("framenavigated", lambda frame: seen.append(frame.url))
    with looked_at.staying():
        rest(looked_at)
    assert window.is_closed() and refused == []
    for variant in VARIANTS:
        assert len([url for url in seen if url.endswith(f"/{variant}/compare/rows")]) >= 2, seen
    rows = looked_at.main.get_by_role("table", name="In milliseconds").locator("tbody tr").all()
    figures = {row.locator("th").inner_text().lower(): row.locator("td").all_inner_texts() for row in rows}
    assert list(figures) == VARIANTS
    for figure, column in zip(FIGURES, zip(*figures.values(), strict=True), strict=True):
        exact = [float(looked_at.page.locator(f"[data-speed='{variant} {figure}']").input_value()) for variant in figures]
        # A browser's clock has steps of a tenth of a millisecond, and a script may need less to be evaluated.
        assert max(exact) > 0 and (figure == "evaluate" or min(exact) > 0), f"{figure}: {exact}"
        assert all(re.fullmatch(r"[\d,]+\.\d", text) for text in column), column
    for label in ["Evaluate the script", "Take the page over", "Update 1,000 rows"]:
        bars = looked_at.main.get_by_role("list", name=label).get_by_role("listitem").all_inner_texts()
        assert [bar.split()[0].lower() for bar in bars] == VARIANTS and all(bar.endswith("ms") for bar in bars), bars


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_measured_can_be_used_by_all(chromium, bundled, width):
    context = chromium.new_context(viewport={"width": width, "height": 844}, bypass_csp=True)
    visit = LiveVisit(context, bundled, "svelte")
    visit.open("/compare")
    start(visit)
    rest(visit)
    assert Axe().run(visit.page).response["violations"] == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.open("/compare/rows")
    assert Axe().run(visit.page).response["violations"] == []
    context.close()


def test_a_closed_window_is_said(looked_at):
    looked_at.open("/compare")
    start(looked_at).close()
    rest(looked_at)
    assert "was closed" in looked_at.main.get_by_role("alert").inner_text()
    assert looked_at.main.get_by_role("button", name="Measure", exact=True).is_enabled()


def test_without_scripting_the_page_says_so(chromium, bundled):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{bundled.url}/alpine/compare")
    assert page.get_by_text("Measuring needs scripting").is_visible()
    assert not page.get_by_role("button", name="Measure").is_visible()
    context.close()


@pytest.mark.parametrize("looked_at", VARIANTS, indirect=True)
def test_each_page_records_its_timings(looked_at):
    looked_at.open("/products")
    measures = dict(looked_at.page.evaluate(MEASURES))
    assert set(measures) == {"facet:evaluate", "facet:hydrate"}
    assert all(duration >= 0 for duration in measures.values())
