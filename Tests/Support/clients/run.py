"""One case from its first look to its last."""

from Support.clients.behaviour import comparable, difference, section
from Support.clients.expectations import check as check_expectations
from Support.clients.steps import Steps
from Support.clients.visit import Visit


def run(browser, server, mirror, site):
    """Returns the sections of `behaviour.md`; fails at the first look that the server would not render."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    visit = Visit(context, server, site)
    try:
        visit.open()
        sections = [look(visit, mirror, "load", site.fixture.plan)]
        for number, step in enumerate(site.fixture.steps, 1):
            heading = f"{number}. {Steps.describe(step)}"
            try:
                visit.steps.do(step)
                visit.settle()
                sections.append(look(visit, mirror, heading, step))
            except Exception as error:
                raise AssertionError(f"{site.fixture.name} in {site.target}, step {heading}:\n{error}") from error
        visit.check_expected_errors()
        return sections
    finally:
        visit.close()
        context.close()


def look(visit, mirror, heading, step):
    """The page now. `"server": false` in a step says that the server cannot know what is seen."""
    visit.check_errors()
    seen = visit.normalised()
    check_expectations(visit.page, step.get("expect", {}))
    if visit.hasClient and step.get("server", True):
        compare_with_server(visit, mirror, seen)
    return section(heading, seen)


def compare_with_server(visit, mirror, seen):
    state = visit.state()
    url = seen["url"].removeprefix(".")
    html = visit.site.server_html(url.split("#")[0] or "/", state)
    rendered = comparable(mirror.normalised(html, visit.site.styles, visit.options))
    actual = comparable(seen)
    assert actual == rendered, f"with the state {state}\n" + difference(
        rendered, actual, ("server", visit.site.target))
