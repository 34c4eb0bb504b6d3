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
        recorder = recording.Recorder(browser)
        for number in range(options.rounds):
            print(f"… clients, round {number + 1} of {options.rounds}", flush=True)
            for (operation, name), figures in one_round(browser, recorder, urls, number).items():
                times[operation].setdefault(name, []).append(figures)
        browser.close()
    return times


def one_round(browser, recorder, urls, number):
    """Each operation once on each page, by turns, so that what else the machine does falls on all of them."""
    contexts = {name: browser.new_context(viewport={"width": 1280, "height": 900}) for name in urls}
    pages = {name: table.open_page(context, urls[name]) for name, context in contexts.items()}
    clicks = [each for name in table.OPERATIONS for each in table.clicks(name) if each != "#create-many"]
    for page in pages.values():
        page.evaluate(WARM_UP, clicks)
    recorder.start()
    for turn, operation in enumerate(table.OPERATIONS):
        for name in turned(list(pages), number + turn):
            measure(pages[name], operation, f"{operation}|{name}")
    found = recording.operations(recorder.stop(pages[table.VANILLA]))
    for context in contexts.values():
        context.close()
    return {tuple(mark.split("|")): figures for mark, figures in found.items()}


def turned(names, number):
    """Another one comes first each time."""
    first = number % len(names)
    return names[first:] + names[:first]


def measure(page, operation, mark):
    before, selector = table.OPERATIONS[operation]
    table.click(page, *before)
    page.evaluate(f"gc(), performance.mark('{recording.BEGIN}{mark}')")
    page.click(selector)
    # The driver's next call into the page shall not come before the frame.
    page.wait_for_timeout(50)
    page.evaluate(f"{table.REST}.then(() => performance.mark('{recording.END}'))")


def show(what, times, budgets):
    names = [name for name in [AGAIN, *table.TARGETS] if name in next(iter(times.values()))]
    ratios = {name: [] for name in names}
    print(f"\n{what}: {ABOUT[what]}")
    line("", table.VANILLA, names)
    for operation, pages in times.items():
        figures = {name: [each[recording.FIGURES.index(what)] for each in rounds] for name, rounds in pages.items()}
        base = figures[table.VANILLA]
        for name in names:
            ratios[name].append(ratio(figures[name], base, 1 if what == "script" else 0))
        line(operation, f"{median(base):.2f} ms", [f"{ratios[name][-1]:.2f}" for name in names])
    means = {name: exp(sum(map(log, ratios[name])) / len(ratios[name])) for name in names}
    line("geometric mean", "", [f"{means[name]:.2f}" for name in names])
    if budgets:
        line("budget", "", [budgets.get(name, "") for name in names])
        line("", "", [verdict(means[name], budgets.get(name)) for name in names])


def ratio(figures, base, added):
    """The median of the ratios of each round."""
    return median((mine + added) / (theirs + added) for mine, theirs in zip(figures, base, strict=True))


def verdict(figure, budget):
    return "" if budget is None else "within" if figure <= budget else "BEYOND"


def line(first, second, others):
    print(f"{first:<24}{second:>12}" + "".join(f"{each:>9}" for each in others))


if __name__ == "__main__":
    main()
