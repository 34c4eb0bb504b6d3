"""Random components, props and steps: after every step the four targets' pages equal each other and the server's for their state."""

import json
import os
import re
from dataclasses import replace

import pytest

from Support.clients import TARGETS
from Support.clients.behaviour import comparable, difference
from Support.clients.bundle import Bundler
from Support.clients.fixtures import Fixture
from Support.clients.random_projects import case as random_case
from Support.clients.site import Site
from Support.clients.templates import smaller_cases
from Support.clients.tool import ToolError
from Support.clients.visit import Visit

SEEDS = int(os.environ.get("FACET_SEEDS") or (10_000 if os.environ.get("FACET_DEEP") == "1" else 200))
#: So many smaller cases are tried before a failing one is shown as it is by then.
TRIES = 300


class Difference(Exception):
    """Two of the five do not agree. `kind` says in what way, so that a smaller case is one of the same failure."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Equivalence:
    """Runs cases in targets, and makes smaller what fails."""

    def __init__(self, tool, runtime, server, pages, mirror, targets):
        self.tool, self.runtime, self.server, self.pages, self.mirror = tool, runtime, server, pages, mirror
        self.targets, self.bundler = targets, Bundler(runtime)
        #: What the server renders of the case, by state.
        self.known = {}

    def check(self, case):
        """Raises `Difference` when two of the renderers differ, or a target fails in any other way."""
        fixture = Fixture("random", files=case.files(), answers=case.answers)
        fixture.load(self.tool)
        self.known = {}
        traces = {target: self.trace(fixture, case, target) for target in self.targets}
        first = self.targets[0]
        for target, trace in traces.items():
            for number, (one, other) in enumerate(zip(traces[first], trace)):
                if one != other:
                    raise Difference(("targets", target), f"{target} differs from {first} after {number} steps:\n"
                                     + difference(one, other, (first, target)))

    def trace(self, fixture, case, target):
        """What is seen at the start and after each step; each is what the server renders for the state."""
        site = Site(self.tool, self.runtime, fixture, target)
        if "index" not in site.entries:
            raise Difference(("no client", target), f"{target} has no client for the page")
        self.bundler.bundle(site)
        visit = Visit(self.pages, self.server, site)
        is_fine = False
        try:
            looks = [self.look(visit, visit.open())]
            for step in case.steps:
                looks.append(self.look(visit, visit.look(step)))
            is_fine = True
            return looks
        except AssertionError as error:
            raise Difference((headline(error), target), f"{target}: {error}") from error
        finally:
            visit.close(is_fine)

    def look(self, visit, look):
        rendered = self.rendered(visit, look["state"])
        actual = comparable(look["seen"])
        if actual != rendered:
            raise Difference(("server", visit.site.target),
                             f"{visit.site.target} differs from the server with the state {look['state']}\n"
                             + difference(rendered, actual, ("server", visit.site.target)))
        return actual

    def rendered(self, visit, state):
        """What the server renders for a state. Targets mostly come to the same states, and the first one asks: that the server's
        pages for the four are one tree is what the fixtures show."""
        key = json.dumps(state, sort_keys=True)
        if key not in self.known:
            html = visit.site.server_html("/", state)
            self.known[key] = comparable(self.mirror.normalised(html, visit.site.styles, visit.options))
        return self.known[key]

    # Smaller

    def failure(self, case):
        try:
            self.check(case)
        except Difference as found:
            return found
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
                found = self.failure(small)
                if found and found.kind == failure.kind:
                    case, failure = small, found
                    break
            else:
                return case, failure


def headline(error):
    """What went wrong, without the values that it went wrong with."""
    if isinstance(error, ToolError):
        return error.code
    return re.sub(r"[\d'\"].*", "", str(error).split("\n")[0])


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
            small, failure = five.smallest(case, found)
            pytest.fail(f"seed {seed}, made smaller:\n{shown(small)}\n{failure}", pytrace=False)


@pytest.mark.parametrize("start", range(0, SEEDS, 20))
def test_all_targets_and_the_server_agree(equivalence, start):
    check_seeds(equivalence, TARGETS, range(start, min(start + 20, SEEDS)))


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
        is_wanted = has_table and any(kind == "type" for kind, _ in case.steps)
        # The other failure is found more easily, and is not what is to be made smaller.
        return Difference("table", "there is a table") if is_wanted else Difference("other", "there is none")

    monkeypatch.setattr(five, "failure", failure)
    monkeypatch.setattr("test_equivalence.TRIES", 100_000)
    seed = next(seed for seed in range(1000) if failure(random_case(seed)).kind == "table")
    small, said = five.smallest(random_case(seed), failure(random_case(seed)))
    assert str(said) == "there is a table"
    assert len(small.steps) == 1 and small.steps[0][0] == "type"
    assert small.components["input.facet"].script == () and len(small.components) == 1
    assert len(shown(small)) < len(shown(random_case(seed))) / 2
    assert small == five.smallest(replace(small), said)[0]
