"""The pages whose speed `make bench` compares do the same: each operation gives the same rows, kept, moved and made anew alike."""

import sys

import pytest

from Support.addresses import VARIANTS
from Support.facet import FACET, ROOT, Server

sys.path.append(str(ROOT / "Benchmarks/Client"))
import table  # noqa: E402

STEPS = [name for name in table.OPERATIONS if name != "create 10,000 rows"]
NUMBER = "() => document.querySelectorAll('tbody tr').forEach((row, index) => (row.wasAt = index))"
# The page without what targets write for themselves; of each row which one it was before the step, and null if it is new.
LOOK = """() => {
  const content = document.querySelector(".tools").outerHTML + document.querySelector("table").outerHTML
  const rows = [...document.querySelectorAll("tbody tr")]
  return [
    content.replace(/<!--.*?-->|<template.*?<\\/template>|(?<=<[^>]*) (x-|data-hk)[^ =>]*="[^"]*"|\\s+(?=<)/gs, ""),
    rows.map((row) => row.wasAt ?? null),
  ]
}"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """Where the page is, by hand and in each variant with the bundles of production."""
    folder = tmp_path_factory.mktemp("table")
    table.build(FACET, folder)
    with Server(*table.arguments(folder)) as server, table.vanilla() as vanilla:
        yield {table.VANILLA: vanilla, **{variant: f"{server.url}/{variant}" for variant in VARIANTS}}


@pytest.fixture(scope="module")
def by_hand(chromium, addresses):
    return walk(chromium, addresses[table.VANILLA])


def walk(chromium, url):
    """By step, what is there after it, and what each row was before it."""
    context = chromium.new_context()
    page = table.open_page(context, url)
    seen = {}
    for name in STEPS:
        before, selector = table.OPERATIONS[name]
        table.click(page, *before)
        page.evaluate(NUMBER)
        table.click(page, selector)
        seen[name] = page.evaluate(LOOK)
    context.close()
    return seen


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_does_what_the_page_by_hand_does(chromium, addresses, by_hand, variant):
    seen = walk(chromium, addresses[variant])
    for name in STEPS:
        assert seen[name] == by_hand[name], name


def test_each_operation_does_what_its_name_says(by_hand):
    """Of the page by hand: that all do the same would be true of pages that do nothing."""
    was = {name: before for name, (_, before) in by_hand.items()}
    text = {name: content for name, (content, _) in by_hand.items()}
    new, kept = [None] * 1000, list(range(1000))
    assert was["create 1,000 rows"] == was["replace 1,000 rows"] == new
    assert was["update every 10th row"] == was["select a row"] == kept
    assert text["update every 10th row"].count("!!!") == 100
    assert text["select a row"].count("chosen") == 1
    assert was["swap two rows"] == [0, 998, *range(2, 998), 1, 999]
    assert was["remove a row"] == [0, 1, 2, *range(4, 1000)]
    assert was["append 1,000 rows"] == kept + new
    assert was["clear 1,000 rows"] == []
