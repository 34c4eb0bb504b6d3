"""Every fixture with steps, in every target: as a page in Chromium, beside what the server renders."""

import pytest

from Support.clients import TARGETS
from Support.clients.behaviour import behaviour_of, comparable, difference
from Support.clients.expectations import check as check_expectations
from Support.clients.fixtures import all_fixtures
from Support.clients.run import run
from Support.clients.site import Site

FIXTURES = all_fixtures()
NAMES = [fixture.name for fixture in FIXTURES]


CASES = [pytest.param(fixture, target, id=f"{fixture.name}-{target}") for fixture in FIXTURES for target in TARGETS]


def test_there_are_fixtures():
    assert len(FIXTURES) > 40


@pytest.mark.parametrize("fixture, target", CASES)
def test_fixture(fixture, target, tool, runtime, client_server, pages, mirror, behaviours):
    fixture.load(tool)
    site = Site(tool, runtime, fixture, target)
    missing = [page for page in site.interactive if page not in site.entries]
    assert not missing, f"{target} has no client for the page {', '.join(missing)}"
    behaviours.check(fixture, target, run(pages, client_server, mirror, site))


@pytest.mark.parametrize("fixture", FIXTURES, ids=NAMES)
def test_server(fixture, tool, runtime, mirror):
    """The four targets' servers give one tree, and it is the one that the clients begin with. Where the first look comes after
    something that no server knows, the fixture says what the server's page shows: `served`."""
    fixture.load(tool)
    trees = {}
    for target in TARGETS:
        site = Site(tool, runtime, fixture, target)
        options = {"root": site.root, "computed": fixture.plan.get("computed", [])}
        trees[target] = comparable(mirror.normalised(site.server_html(fixture.url), site.styles, options))
    for target, tree in trees.items():
        assert tree == trees["alpine"], difference(trees["alpine"], tree, ("alpine", target))
    if fixture.is_shown_as_served:
        begins = behaviour_of(fixture.behaviour.read_text(), 0)
        assert trees["alpine"] == begins, difference(begins, trees["alpine"], ("behaviour.md", "server"))
    else:
        check_expectations(mirror.page, fixture.plan["served"])
