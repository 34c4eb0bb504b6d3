"""What browsers load grows only on purpose: `Benchmarks/sizes.json` has the bytes, gzip, of each runtime and page.

`UPDATE_SNAPSHOTS=1` writes the file anew, and fails. Sizes depend on the version of esbuild, which Debian fixes.
"""

import json
import os

import pytest

from Support.addresses import VARIANTS
from Support.facet import ROOT, run

FILE = ROOT / "Benchmarks/sizes.json"

@pytest.fixture(scope="module")
def sizes():
    """By row, such as `svelte products/index`."""
    variants = json.loads(run("sizes", "--format", "json").stdout)["variants"]
    rows = {}
    for name, variant in variants.items():
        rows[f"{name} runtime"] = variant["runtime"]["gzip"]
        rows[f"{name} runtime, with shared"] = variant["wholeRuntime"]["gzip"]
        rows |= {f"{name} {page}": size["total"]["gzip"] for page, size in variant["pages"].items()}
    return rows


def test_every_variant_has_sizes(sizes):
    for variant in VARIANTS:
        assert sizes[f"{variant} runtime"] > 500
        assert len([row for row in sizes if row.startswith(variant + " ")]) > 20
        assert all(size > 1000 for row, size in sizes.items() if row.startswith(variant + " ") and "runtime" not in row)


def test_nothing_has_grown(sizes):
    budgets = json.loads(FILE.read_text()) if FILE.exists() else {}
    if os.environ.get("UPDATE_SNAPSHOTS") == "1" and budgets != sizes:
        FILE.write_text(json.dumps(dict(sorted(sizes.items())), indent=1) + "\n")
        pytest.fail(f"{FILE.name} was written anew; read the difference")
    grown = {row: f"{size} bytes, {budgets.get(row, 'none')} allowed" for row, size in sizes.items() if size > budgets.get(row, 0)}
    assert not grown, "\n".join(f"{row}: {what}" for row, what in sorted(grown.items()))
    assert set(budgets) <= set(sizes), f"gone: {sorted(set(budgets) - set(sizes))}"
