"""docs/features.md: which feature works in which renderer, as the run of the fixtures shows."""

import os
import re

from Support.facet import ROOT
from Support.clients import TARGETS
from Support.clients.fixtures import all_fixtures

FILE = ROOT / "docs" / "features.md"
COLUMNS = ["server", *TARGETS]
#: What `test_fixtures.py` names its cases.
CASE = re.compile(r"test_fixtures\.py::(?:test_fixture\[(?P<name>.+)-(?P<target>\w+)\]|test_server\[(?P<served>.+)\])$")

#: In the order of the design; every fixture with steps names one of them.
FEATURES = [
    "text", "attributes", "boolean attributes", "addresses", "classes", "styles", "spread attributes",
    "if, else if, else", "if let", "each with keys", "each with index and empty branch", "each: moves keep nodes",
    "each: nesting", "components and props", "children", "named slots and fallback", "scoped slots", "recursion",
    "state", "derived values", "effects", "lifecycle", "actions with parameters", "actions as props",
    "async actions with API calls", "errors caught and shown", "evaluation errors",
    "binding: text", "binding: textarea", "binding: number", "binding: date", "binding: checkbox", "binding: radio group",
    "binding: checkbox group", "binding: select", "binding: multiple select", "binding: record fields",
    "forms", "event modifiers", "debounce", "timers", "page stores", "stored state", "trusted HTML", "head",
    "scoped styles", "element references", "SVG", "queries", "fragments", "loads: reload", "loads: optimistic", "live values",
    "early input",
]

INTRODUCTION = """# Features

Which feature works in which renderer. The run of the fixtures in `Tests/Clients` makes this page and fails when it is not
as the run shows it: a mark stands where every fixture of that feature passed. An empty cell is work to do.
"""


def table(passed, fixtures):
    """`passed` holds (fixture, renderer) of tests that passed."""
    lines = [INTRODUCTION, f"| feature | {' | '.join(COLUMNS)} | fixtures |", "|---" * (len(COLUMNS) + 2) + "|"]
    for feature in FEATURES:
        names = [fixture.name for fixture in fixtures if feature in features_of(fixture)]
        cells = ["✓" if names and all((name, column) in passed for name in names) else "" for column in COLUMNS]
        links = ", ".join(f"[{name}](../Tests/Fixtures/components/{name})" for name in names)
        lines.append(f"| {feature} | {' | '.join(cells)} | {links} |")
    return "\n".join(lines) + "\n"


def features_of(fixture):
    given = fixture.plan.get("features", [])
    unknown = set(given) - set(FEATURES)
    assert given and not unknown, f"{fixture.name}: features of the list in features.py, and not {unknown or 'none'}"
    return given


#: (fixture, renderer) of cases that were run, and of those that passed.
seen, passed = set(), set()
#: Why this run is not what the page says.
complaint = None


def note(report):
    case = CASE.search(report.nodeid)
    if not case or report.when != "call":
        return
    cell = (case["served"], "server") if case["served"] else (case["name"], case["target"])
    seen.add(cell)
    if report.passed:
        passed.add(cell)


def is_complete():
    """Whether every fixture was run in every renderer."""
    return {(fixture.name, column) for fixture in all_fixtures() for column in COLUMNS} <= seen


def check():
    text = table(passed, all_fixtures())
    if os.environ.get("UPDATE_SNAPSHOTS") == "1" and (not FILE.exists() or FILE.read_text() != text):
        FILE.write_text(text)
        raise AssertionError(f"{FILE} was rewritten")
    assert FILE.exists() and FILE.read_text() == text, f"{FILE} is not what this run shows:\n{text}"
    empty = sorted(f"{name} in {column}" for name, column in seen - passed)
    assert not empty, "fixtures that do not work everywhere: " + ", ".join(empty)
