"""What Chromium makes of printed JavaScript: random trees mean the same with few parentheses as with all, texts arrive."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from Support.facet import ROOT

FOLDER = Path(__file__).parent
TREES = Path(os.environ.get("FACET_PRINTED_TREES", ROOT / ".build" / "release" / "PrintedTrees"))
COUNT = 20_000 if os.environ.get("FACET_DEEP") == "1" else 3000


@pytest.fixture(scope="module")
def printed():
    done = subprocess.run([str(TREES), str(COUNT)], capture_output=True, text=True, timeout=120, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    page.set_content("<!doctype html><title>printed</title>")
    page.add_script_tag(path=FOLDER / "environment.js")
    yield page
    page.close()


def outcomes(page, codes):
    return page.evaluate("async (codes) => { const all = []; for (const code of codes) all.push(await outcome(code)); "
                         "return all; }", codes)


def test_random_trees_mean_the_same_with_few_parentheses(page, printed):
    trees = [line for line in printed if "needed" in line]
    assert len(trees) == COUNT
    needed = outcomes(page, [tree["needed"] for tree in trees])
    everywhere = outcomes(page, [tree["everywhere"] for tree in trees])
    for tree, few, all_of_them in zip(trees, needed, everywhere):
        assert "syntax" not in few, f"{few}\n{tree['needed']}"
        assert few == all_of_them, f"{tree['needed']}\n{tree['everywhere']}"
    # Programs that only throw would compare nothing.
    assert sum("throws" not in outcome["end"] for outcome in needed) > COUNT / 3


def test_the_comparison_sees_a_missing_parenthesis(page):
    few, right = outcomes(page, ["return a - 3 - 4;", "return a - (3 - 4);"])
    assert few != right


def test_texts_arrive(page, printed):
    texts = [line for line in printed if "text" in line]
    assert len(texts) > 10
    for line in texts:
        assert page.evaluate(line["code"]) == [line["text"], line["text"] * 3], line


def test_texts_and_comments_stay_within_an_inline_script(page, printed):
    texts = [line for line in printed if "text" in line]
    code = "".join(line["comment"] + f"arrived.push({line['code']});\n" for line in texts)
    page.set_content(f"<!doctype html><script>const arrived = [];\n{code}</script><p>after</p>")
    assert page.evaluate("arrived") == [[line["text"], line["text"] * 3] for line in texts]
    assert page.locator("body").inner_text() == "after"
