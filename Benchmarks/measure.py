"""Measures Facet and prints one table: see `scripts/bench`."""

import argparse
import json
import os
import platform
import re
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

import processes

HERE = Path(__file__).parent
PAGE = "/alpine/products"


def main():
    options = arguments()
    budgets = json.loads((HERE / "budgets.json").read_text())
    server_core, client_core = processes.cores()
    rows = []
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
        bench = Bench(options, Path(folder), server_core, client_core)
        rows += bench.render(budgets["renderMicroseconds"])
        rows += bench.seed()
        rows += bench.start()
        rows += bench.beside_nginx(budgets["nginxRatio"])
        rows += bench.memory()
    show(rows)
    print(caveat(server_core, client_core, load_before))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--facet", required=True, type=os.path.abspath)
    parser.add_argument("--render-bench", required=True, type=os.path.abspath)
    parser.add_argument("--seconds", type=int, default=5, help="of one load")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=100_000, help="before memory is looked at again")
    return parser.parse_args()


class Bench:
    def __init__(self, options, folder, server_core, client_core):
        self.options = options
        self.folder = folder
        self.server_core = server_core
        self.client_core = client_core
        self.data = folder / "shop"
        self.site = ["--config", str(HERE / "facet.yaml"), "--data", str(self.data)]

    # Each gives rows of what, figure, unit, note.

    def render(self, budget):
        say("rendering")
        command = processes.pinned(self.server_core, [self.options.render_bench])
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        size = int(re.search(r"(\d+) bytes", text)[1])
        middle, best = (float(number) for number in re.search(r"median ([\d.]+) µs, best ([\d.]+)", text).groups())
        note = f"{size} bytes; best {best}; budget {budget['now']}, goal {budget['goal']}: {verdict(middle, budget)}"
        return [("render a page of 100 products, CPU", f"{middle:.1f}", "µs", note)]

    def seed(self):
        say("seeding")
        begin = time.monotonic()
        command = [self.options.facet, "seed", "--data", str(self.data), "--until", "2026-01-01"]
        subprocess.run(command, check=True, capture_output=True)
        elapsed = time.monotonic() - begin
        return [("seed 500 users, 2,000 products, 10,000 orders", f"{elapsed:.2f}", "s", "")]

    def start(self):
        say("starting")
        bench, shop = [], []
        for _ in range(5):
            bench.append(self.first_page(self.site, PAGE))
            shop.append(self.first_page(["--data", str(self.data)], "/alpine"))
        return [
            ("start to first page, the page of 100 products", f"{median(bench):.0f}", "ms", "median of 5"),
            ("start to first page, the whole shop", f"{median(shop):.0f}", "ms", "median of 5, its home page"),
        ]

    def first_page(self, arguments, path):
        with processes.facet(self.options.facet, arguments, self.folder, self.server_core) as server:
            processes.fetch(server.url + path)
            return (time.monotonic() - server.started) * 1000

    def beside_nginx(self, budget):
        facet = processes.facet(self.options.facet, self.site, self.folder, self.server_core)
        with facet:
            body = processes.fetch(facet.url + PAGE)
            with processes.nginx(body, self.folder / "nginx", self.server_core) as nginx:
                urls = {"facet": (facet, facet.url + PAGE), "nginx": (nginx, nginx.url + "/page.html")}
                for _, url in urls.values():
                    self.load(url, 8, 1)
                return [row for connections in (1, 32) for row in self.compare(urls, connections, len(body), budget)]

    def compare(self, urls, connections, size, budget):
        """Rounds of both in turn, so that what else the machine does falls on both."""
        rates = {name: [] for name in urls}
        costs = {name: [] for name in urls}
        for number in range(self.options.rounds):
            say(f"beside nginx, {connections} connections, round {number + 1}")
            for name, (server, url) in urls.items():
                before = server.cpu_seconds()
                count, rate = self.load(url, connections, self.options.seconds)
                costs[name].append((server.cpu_seconds() - before) / count * 1e6)
                rates[name].append(rate)
        ratio = median(a / b for a, b in zip(rates["facet"], rates["nginx"]))
        cost = {name: median(values) for name, values in costs.items()}
        what = f"{connections} connection{'s' if connections > 1 else ''}"
        note = f"budget {budget['now']}, goal {budget['goal']}: {verdict(-ratio, budget, -1)}"
        return [
            (f"facet, {what}", f"{median(rates['facet']):.0f}", "req/s", f"CPU {cost['facet']:.0f} µs a request"),
            (f"nginx, {what}", f"{median(rates['nginx']):.0f}", "req/s",
             f"CPU {cost['nginx']:.0f} µs a request; {size} bytes as a file"),
            (f"facet ÷ nginx, {what}", f"{ratio:.2f}", "", note),
        ]

    def memory(self):
        rows = []
        with processes.facet(self.options.facet, self.site, self.folder, self.server_core) as server:
            url = server.url + PAGE
            self.load(url, 32, 1)
            before = server.resident_kilobytes()
            done = 0
            while done < self.options.requests:
                say(f"memory, {done} of {self.options.requests} requests")
                count, _ = self.load(url, 32, 5)
                done += count
            after = server.resident_kilobytes()
            rows.append(("resident memory after a second of load", f"{before / 1024:.1f}", "MiB", ""))
            rows.append((f"resident memory after {done:,} requests", f"{after / 1024:.1f}", "MiB",
                         f"{(after - before) / 1024:+.1f}"))
        return rows

    def load(self, url, connections, seconds):
        return processes.load(url, connections, seconds, self.client_core)


def verdict(figure, budget, sign=1):
    """How a figure stands to its budget; for those that are to be large, both are negated."""
    if figure <= sign * budget["goal"]:
        return "reaches the goal"
    return "within" if figure <= sign * budget["now"] else "BEYOND"


def say(text):
    print(f"… {text}", flush=True)


def show(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    print()
    for what, figure, unit, note in rows:
        print(f"{what:<{widths[0]}}  {figure:>{widths[1]}} {unit:<{widths[2]}}  {note}".rstrip())
    print()


def caveat(server_core, client_core, load_before):
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    pinned = f"server on core {server_core}, client on core {client_core}" if client_core is not None else "nothing pinned"
    return (
        f"Measured on {model[1] if model else platform.machine()}, {os.cpu_count()} cores, {pinned}; load before: "
        f"{load_before:.1f}.\nTimes hold for this machine and this run only; ratios and CPU per request travel better."
    )


if __name__ == "__main__":
    main()
