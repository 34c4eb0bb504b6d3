"""docs/features.md: which feature works in which renderer, as the run of the fixtures shows."""

import os

from Support.facet import ROOT
from Support.clients import TARGETS
from Support.clients.open import open_cases

FILE = ROOT / "docs" / "features.md"
COLUMNS = ["server", *TARGETS]

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


def check(passed, fixtures):
    text = table(passed, fixtures)
    if os.environ.get("UPDATE_SNAPSHOTS") == "1" and (not FILE.exists() or FILE.read_text() != text):
        FILE.write_text(text)
        raise AssertionError(f"{FILE} was rewritten")
    assert FILE.exists() and FILE.read_text() == text, f"{FILE} is not what this run shows:\n{text}"
    empty = [(fixture.name, column) for fixture in fixtures for column in COLUMNS if (fixture.name, column) not in passed]
    unknown = [f"{name} in {column}" for name, column in empty if f"{name}-{column}" not in open_cases()]
    assert not unknown, "fixtures that do not work everywhere: " + ", ".join(unknown)
