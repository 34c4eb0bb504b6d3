"""One case from its first look to its last."""

from Support.clients.behaviour import comparable, difference, section
from Support.clients.expectations import check as check_expectations
from Support.clients.steps import Steps
from Support.clients.visit import Visit


def run(pages, server, mirror, site):
    """Returns the sections of `behaviour.md`; fails at the first look that the server would not render."""
    visit = Visit(pages, server, site)
    is_fine = False
    try:
        sections = [judge(visit, mirror, "load", site.fixture.plan, visit.open())]
        for number, step in enumerate(site.fixture.steps, 1):
            heading = f"{number}. {Steps.describe(step)}"
            try:
                visit.steps.do(step)
                sections.append(judge(visit, mirror, heading, step, visit.look()))
            except Exception as error:
                raise AssertionError(f"{site.fixture.name} in {site.target}, step {heading}:\n{error}") from error
        visit.check_expected_errors()
        is_fine = True
        return sections
    finally:
        visit.close(is_fine)


def judge(visit, mirror, heading, step, look):
    """`"server": false` in a step says that the server cannot know what is seen."""
    check_expectations(visit.page, step.get("expect", {}))
    if visit.has_client and step.get("server", True):
        compare_with_server(visit, mirror, look)
    return section(heading, look["seen"])


def compare_with_server(visit, mirror, look):
    url = look["seen"]["url"].removeprefix(".").split("#")[0]
    html = visit.site.server_html(url or "/", look["state"])
    rendered = comparable(mirror.normalised(html, visit.site.styles, visit.options))
    actual = comparable(look["seen"])
    assert actual == rendered, f"with the state {look['state']}\n" + difference(
        rendered, actual, ("server", visit.site.target))
