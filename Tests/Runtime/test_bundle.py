"""What esbuild makes of `shared`: nothing where nothing is used, and no more bytes than the budget says."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from Runtime.conftest import JAVASCRIPT

# The early script is no module: it stands in the page. What follows the changes of templates is loaded for what it does.
WHOLE = {Path("shared/page/early.js"), Path("shared/development/changes.js")}
SHARED = sorted({path.relative_to(JAVASCRIPT) for path in JAVASCRIPT.rglob("shared/**/*.js")} - WHOLE)
BUDGETS = json.loads((Path(__file__).parent / "sizes.json").read_text(encoding="utf-8"))


def bundled(source):
    command = ["esbuild", "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"]
    result = subprocess.run(command, input=source.encode(), capture_output=True, cwd=JAVASCRIPT, timeout=60)
    assert result.returncode == 0 and not result.stderr, result.stderr.decode()
    return result.stdout


def using(names_by_module):
    """A module that uses these helpers under names that may be shortened, as a page's bundle does."""
    imports = [f'import {{ {", ".join(names)} }} from "./{module}"' for module, names in names_by_module.items()]
    return "\n".join([*imports, f"globalThis.used = [{', '.join(sum(names_by_module.values(), []))}]"])


def exports(module):
    return re.findall(r"^export (?:const|class|function\*?|async function) (\w+)", (JAVASCRIPT / module).read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("module", SHARED, ids=str)
def test_what_a_page_does_not_use_leaves_nothing(module):
    assert bundled(f'import "./{module}"') == b""
    assert bundled(f'import {{ {exports(module)[0]} as unused }} from "./{module}"') == b""


def test_one_helper_does_not_bring_the_others():
    counter = bundled(using({"shared/standard/numbers.js": ["addInt"]}))
    assert b"integer-overflow" in counter
    assert b"division-by-zero" not in counter and len(counter) < 300
    money = bundled(using({"shared/standard/format.js": ["formatMoney"], "shared/locale/en.js": ["en"]}))
    assert b"BigInt" not in money and b"toISOString" not in money


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: budget["about"])
def test_sizes_are_within_the_budget(budget):
    under = tuple(budget.get("under", []))
    everything = {str(module): exports(module) for module in SHARED if str(module).startswith(under)}
    raw = bundled(using(budget.get("helpers", everything)))
    size = len(gzip.compress(raw, 9, mtime=0))
    print(f"{budget['about']}: {len(raw)} bytes, {size} after gzip")
    assert size <= budget["gzip"], f"{budget['about']}: {size} bytes after gzip, {budget['gzip']} are allowed"
