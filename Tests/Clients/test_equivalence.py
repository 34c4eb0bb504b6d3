"""Random components, props and steps: after every step the four targets' pages equal each other and the server's for their state."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from Support.clients import TARGETS
from Support.clients.behaviour import comparable, difference
from Support.clients.fixtures import Fixture
from Support.clients.random_projects import case as random_case
from Support.clients.site import Site
from Support.clients.templates import smaller_cases
from Support.clients.tool import ToolError
from Support.clients.visit import Visit

SEEDS = int(os.environ.get("FACET_SEEDS") or (10_000 if os.environ.get("FACET_DEEP") == "1" else 200))
#: So many smaller cases are tried before a failing one is shown as it is by then.
TRIES = 300
ACT = (Path(__file__).parents[1] / "Support" / "clients" / "act.js").read_text()


class Difference(Exception):
    """Two of the five do not agree."""


class Equivalence:
    """Runs cases in targets, and makes smaller what fails."""

    def __init__(self, tool, runtime, server, pages, mirror, targets):
        self.tool, self.runtime, self.server, self.pages, self.mirror = tool, runtime, server, pages, mirror
        self.targets = targets

    def check(self, case):
        """Raises `Difference` when two of the renderers differ, or a target fails in any other way."""
        fixture = Fixture("random", files=case.files(), answers=case.answers)
        fixture.load(self.tool)
        traces = {target: self.trace(fixture, case, target) for target in self.targets}
        first = self.targets[0]
        for target, trace in traces.items():
            for number, (one, other) in enumerate(zip(traces[first], trace)):
                if one != other:
                    raise Difference(f"{target} differs from {first} after {number} steps:\n"
                                     + difference(one, other, (first, target)))

    def trace(self, fixture, case, target):
        """What is seen at the start and after each step; each is what the server renders for the state."""
        site = Site(self.tool, self.runtime, fixture, target)
        if "index" not in site.entries:
            raise Difference(f"{target} has no client for the page")
        visit = Visit(self.pages, self.server, site)
        is_fine = False
        try:
            looks = [self.look(visit, visit.open())]
            for number, (kind, which) in enumerate(case.steps, 1):
                visit.page.evaluate(ACT, [kind, which])
                looks.append(self.look(visit, visit.look()))
            is_fine = True
            return looks
        except (AssertionError, ToolError) as error:
            raise Difference(f"{target}: {error}") from error
        finally:
            visit.close(is_fine)

    def look(self, visit, look):
        html = visit.site.server_html("/", look["state"])
        rendered = comparable(self.mirror.normalised(html, visit.site.styles, visit.options))
        actual = comparable(look["seen"])
        if actual != rendered:
            raise Difference(f"{visit.site.target} differs from the server with the state {look['state']}\n"
                             + difference(rendered, actual, ("server", visit.site.target)))
        return actual

    # Smaller

    def failure(self, case):
        try:
            self.check(case)
        except Difference as found:
            return str(found)
        except ToolError:
            # A template that is wrong fails for another reason.
            return None
        return None

    def smallest(self, case, failure):
        tries = 0
        while True:
            for small in smaller_cases(case):
                tries += 1
                if tries > TRIES:
                    return case, failure
                if found := self.failure(small):
                    case, failure = small, found
                    break
            else:
                return case, failure


def shown(case):
    """The case as a fixture: its files, and the steps of `act.js`."""
    parts = [f"--- {path}\n{text}" for path, text in sorted(case.files().items())]
    return "\n".join([*parts, f"--- props.json\n{json.dumps(case.answers, ensure_ascii=False)}", f"--- steps: {list(case.steps)}"])


@pytest.fixture
def equivalence(tool, runtime, client_server, pages, mirror):
    return lambda targets: Equivalence(tool, runtime, client_server, pages, mirror, targets)


def check_seeds(equivalence, targets, seeds):
    five = equivalence(targets)
    for seed in seeds:
        case = random_case(seed)
        try:
            five.check(case)
        except Difference as found:
            small, failure = five.smallest(case, str(found))
            pytest.fail(f"seed {seed}, made smaller:\n{shown(small)}\n{failure}", pytrace=False)


@pytest.mark.parametrize("start", range(0, SEEDS, 50))
def test_all_targets_and_the_server_agree(equivalence, start):
    check_seeds(equivalence, TARGETS, range(start, min(start + 50, SEEDS)))


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_agrees_with_the_server(equivalence, target):
    """A few seeds of one target alone, for who works on that: `-k "alone and svelte"` takes more with FACET_SEEDS."""
    check_seeds(equivalence, [target], range(1000, 1000 + min(SEEDS, 10)))


def test_random_projects_are_right(tool):
    """Every project passes the checker, and the server renders it: otherwise a seed would compare nothing."""
    for seed in range(200):
        case = random_case(seed)
        fixture = Fixture("random", files=case.files(), answers=case.answers)
        try:
            fixture.load(tool)
            tool.ask("render", fixture="random", target="svelte", url="/", answers=case.answers, query=[])
        except ToolError as error:
            pytest.fail(f"seed {seed}: {error}\n{shown(case)}", pytrace=False)


def test_failing_cases_are_made_smaller(equivalence, monkeypatch):
    """With a failure that hangs on one thing, that thing is about all that stays."""
    five = equivalence(["svelte"])

    def failure(case):
        has_table = "<table" in case.files()["input.facet"]
        return "there is a table" if has_table and any(kind == "type" for kind, _ in case.steps) else None

    monkeypatch.setattr(five, "failure", failure)
    monkeypatch.setattr("test_equivalence.TRIES", 100_000)
    seed = next(seed for seed in range(1000) if failure(random_case(seed)))
    small, said = five.smallest(random_case(seed), "there is a table")
    assert said == "there is a table"
    assert len(small.steps) == 1 and small.steps[0][0] == "type"
    assert small.components["input.facet"].script == () and len(small.components) == 1
    assert len(shown(small)) < len(shown(random_case(seed))) / 2
    assert small == five.smallest(replace(small), said)[0]
