"""How soon an open page shows a template that was saved, under `facet serve --dev`: the shop's list of products, by variant.

Usage: development.py [ROUNDS]
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests"))

from playwright.sync_api import sync_playwright  # noqa: E402

from Support.browser import launch  # noqa: E402
from Support.facet import Server, seed  # noqa: E402

CONFIGURATION = "auth: demo\ntemplates: Templates\nbackends:\n" + "".join(
    f"  {module}: embedded\n" for module in ("users", "products", "orders", "analytics", "notifications"))
# By the machine's clock, when the frame with a heading is made, and when the page's client has taken it over.
INIT = """
const note = (what) => localStorage.setItem(`${document.querySelector("h1").textContent.trim()} ${what}`, Date.now())
const seen = new Set()
const once = (what, run) => seen.has(what) || (seen.add(what), run())
new MutationObserver(() => {
  if (document.querySelector("h1")?.textContent.trim()) once("shown", () => requestAnimationFrame(() => note("shown")))
  if (document.documentElement?.dataset.ready === "") once("ready", () => note("ready"))
}).observe(document, { attributes: true, childList: true, subtree: true })"""


def measure(page, template, before, after):
    """Milliseconds from the save until the new heading is shown, and until the page is interactive again."""
    text = template.read_text()
    assert before in text
    template.write_text(text.replace(before, after))
    saved = time.time() * 1000
    heading = after.split('"')[1]
    page.wait_for_function(f"() => localStorage.getItem('{heading} ready') && localStorage.getItem('{heading} shown')")
    return [float(page.evaluate(f"localStorage.getItem('{heading} {what}')")) - saved for what in ("shown", "ready")]


def main(rounds):
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = Path(folder)
        shutil.copytree(ROOT / "Templates", folder / "Templates")
        (folder / "facet.yaml").write_text(CONFIGURATION)
        seed(folder / "shop")
        template = folder / "Templates/pages/products/index.facet"
        browser = launch(playwright)
        with Server("--dev", "--config", folder / "facet.yaml", "--data", folder / "shop", cwd=folder) as server:
            for variant in ("alpine", "svelte", "preact", "solid"):
                page = browser.new_context().new_page()
                page.add_init_script(INIT)
                page.goto(f"{server.url}/{variant}/products")
                page.wait_for_selector("html[data-ready]")
                times, title = [], 'title="Products"'
                for number in range(rounds):
                    changed = f'title="Products {number + 1}"'
                    times.append(measure(page, template, title, changed))
                    page.wait_for_selector("html[data-ready]")
                    title = changed
                template.write_text(template.read_text().replace(title, 'title="Products"'))
                page.context.close()
                shown, ready = zip(*times)
                print(f"{variant:8} shown after {statistics.median(shown):4.0f} ms ({min(shown):.0f} to {max(shown):.0f}), "
                      f"interactive after {statistics.median(ready):4.0f} ms, {rounds} times")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
