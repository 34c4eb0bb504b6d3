"""Measures the clients of the four variants beside a page by hand, and prints tables: see `scripts/bench`."""

import argparse
import json
import os
import sys
import tempfile
from math import exp, log
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

import recording
import table

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))
import processes  # noqa: E402

CHROMIUM = os.environ.get("FACET_CHROMIUM", "/usr/bin/chromium")
# No wait for the next frame, which would hide differences; a garbage collector that can be asked; code that is kept.
FLAGS = ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--js-flags=--expose-gc --no-flush-bytecode"]
# The page by hand once more: how far two ratios of the same thing lie apart.
AGAIN = "again"
# All operations but the longest, a few times in one task: what is measured is code that runs as it does after a while.
WARM_UP = "(selectors) => { for (let n = 0; n < 8; n++) for (const each of selectors) document.querySelector(each).click() }"
ABOUT = {
    "wall": "from the click to the next frame",
    "thread": "CPU time of the page's main thread in that, which other processes disturb less",
    "script": "CPU time of script in that; 1 ms is added to both for a ratio",
}


def main():
    options = arguments()
    budgets = json.loads((HERE.parent / "budgets.json").read_text())["clients"]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
        table.build(options.facet, folder)
        times = measured(options, folder)
    for what in recording.FIGURES:
        show(what, times, budgets.get(what, {}))
    print(f"\n{options.rounds} rounds, medians; load {load:.1f} before, {os.getloadavg()[0]:.1f} after. “{AGAIN}” is the page by hand a "
          "second time.\nA machine that does something else makes wall times mean little.")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--facet", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--targets", nargs="*", default=table.TARGETS, choices=table.TARGETS)
    return parser.parse_args()


def measured(options, folder):
    """`{operation: {page: [figures, …]}}`, one for each round."""
    times = {name: {} for name in table.OPERATIONS}
    with (
        processes.facet(options.facet, table.arguments(folder), folder) as server, table.vanilla() as vanilla,
        sync_playwright() as playwright,
    ):
        urls = {table.VANILLA: vanilla, **{target: f"{server.url}/{target}" for target in options.targets}, AGAIN: vanilla}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for number in range(options.rounds):
            print(f"… clients, round {number + 1} of {options.rounds}", flush=True)
            for name in turned(list(urls), number):
                for operation, figures in visit(browser, urls[name]).items():
                    times[operation].setdefault(name, []).append(figures)
        browser.close()
    return times


def turned(names, number):
    """Another one comes first in each round."""
    first = number % len(names)
    return names[first:] + names[:first]


def visit(browser, url):
    """All operations once, in a process of their own whose code is warm."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = table.open_page(context, url)
    page.evaluate(WARM_UP, [each for name in table.OPERATIONS for each in table.clicks(name) if each != "#create-many"])
    recorder = recording.Recorder(browser)
    recorder.start()
    for name, (before, selector) in table.OPERATIONS.items():
        table.click(page, *before)
        page.evaluate(f"gc(), performance.mark('{recording.BEGIN}{name}')")
        page.click(selector)
        # The driver's next call into the page shall not come before the frame.
        page.wait_for_timeout(50)
        page.evaluate(f"{table.REST}.then(() => performance.mark('{recording.END}'))")
    found = recording.operations(recorder.stop(page))
    context.close()
    return found


def show(what, times, budgets):
    names = [name for name in [AGAIN, *table.TARGETS] if name in next(iter(times.values()))]
    ratios = {name: [] for name in names}
    print(f"\n{what}: {ABOUT[what]}")
    line("", table.VANILLA, names)
    for operation, pages in times.items():
        middle = {name: median(each[recording.FIGURES.index(what)] for each in rounds) for name, rounds in pages.items()}
        added = 1 if what == "script" else 0
        for name in names:
            ratios[name].append((middle[name] + added) / (middle[table.VANILLA] + added))
        line(operation, f"{middle[table.VANILLA]:.2f} ms", [f"{ratios[name][-1]:.2f}" for name in names])
    means = {name: exp(sum(map(log, ratios[name])) / len(ratios[name])) for name in names}
    line("geometric mean", "", [f"{means[name]:.2f}" for name in names])
    if budgets:
        line("budget", "", [budgets.get(name, "") for name in names])
        line("", "", [verdict(means[name], budgets.get(name)) for name in names])


def verdict(figure, budget):
    return "" if budget is None else "within" if figure <= budget else "BEYOND"


def line(first, second, others):
    print(f"{first:<24}{second:>12}" + "".join(f"{each:>9}" for each in others))


if __name__ == "__main__":
    main()
