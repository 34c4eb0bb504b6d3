"""Every fixture with steps, in every target: as a page in Chromium, beside what the server renders."""

import pytest

from Support.clients import TARGETS, features
from Support.clients.behaviour import behaviour_of, comparable, difference
from Support.clients.fixtures import all_fixtures
from Support.clients.open import open_cases
from Support.clients.run import run
from Support.clients.site import Site

FIXTURES = all_fixtures()
NAMES = [fixture.name for fixture in FIXTURES]


def cases():
    """Every fixture in every target. What is listed as open has to fail: once it works, the list is wrong."""
    for fixture in FIXTURES:
        for target in TARGETS:
            reason = open_cases().get(f"{fixture.name}-{target}")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(fixture, target, marks=marks, id=f"{fixture.name}-{target}")


def test_there_are_fixtures():
    assert len(FIXTURES) > 40


@pytest.mark.parametrize("fixture, target", cases())
def test_fixture(fixture, target, tool, runtime, client_server, pages, mirror, behaviours, passed):
    fixture.load(tool)
    site = Site(tool, runtime, fixture, target)
    missing = [page for page in site.interactive if page not in site.entries]
    assert not missing, f"{target} has no client for the page {', '.join(missing)}"
    behaviours.check(fixture, target, run(pages, client_server, mirror, site))
    passed.add((fixture.name, target))


@pytest.mark.parametrize("fixture", FIXTURES, ids=NAMES)
def test_server(fixture, tool, runtime, mirror, passed):
    """The four targets' servers give one tree, and it is the one that the clients begin with."""
    fixture.load(tool)
    trees = {}
    for target in TARGETS:
        site = Site(tool, runtime, fixture, target)
        options = {"root": site.root, "computed": fixture.plan.get("computed", [])}
        trees[target] = comparable(mirror.normalised(site.server_html(fixture.url), site.styles, options))
    for target, tree in trees.items():
        assert tree == trees["alpine"], difference(trees["alpine"], tree, ("alpine", target))
    if fixture.behaviour.exists() and fixture.plan.get("server", True) \
            and not fixture.plan.get("startChanges"):
        begins = behaviour_of(fixture.behaviour.read_text(), 0)
        assert trees["alpine"] == begins, difference(begins, trees["alpine"], ("behaviour.md", "server"))
    passed.add((fixture.name, "server"))


def test_features(request, passed):
    """Of a whole run only: a part of it shows nothing."""
    wanted = {f"test_fixture[{name}-{target}]" for name in NAMES for target in TARGETS}
    if not wanted <= {item.name for item in request.session.items}:
        pytest.skip("made from a run of all fixtures")
    features.check(passed, FIXTURES)
