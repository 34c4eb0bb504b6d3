"""Measures the same pages and files three ways: a gateway alone, nginx in front of it, and nginx with the bytes as files.

    .venv/bin/python Benchmarks/fronts.py [--facet .build/release/facet] [--seconds 3] [--rounds 5] [--connections 32]

All servers share one core and wrk has another, where there are two. The three take turns in each round, so that what else
the machine does falls on all of them. nginx in front is the shipped configuration (`nginx/`): pages go to the gateway, files
it takes from the disk.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import processes
from measure import caveat, say

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests"))

PAGE = "/alpine/products"
SETTINGS = """auth: users
hosts: [127.0.0.1]
trusted_proxies: [127.0.0.1]
templates: {templates}
public: {public}
backends: {{users: embedded, products: embedded, orders: embedded, analytics: embedded, notifications: embedded}}
"""
WAYS = ["gateway", "nginx + gateway", "nginx, as files"]


def main():
    options = arguments()
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="facet-fronts-") as folder:
        rows = measure(options, Path(folder))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print()
    for row in rows:
        print("  ".join(f"{cell:{'<' if n < 2 else '>'}{widths[n]}}" for n, cell in enumerate(row)).rstrip())
    print()
    print(caveat(*processes.cores(), load_before))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facet", default=str(ROOT / ".build" / "release" / "facet"), type=os.path.abspath)
    parser.add_argument("--seconds", type=int, default=3, help="of one load")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=32)
    return parser.parse_args()


def measure(options, folder):
    from Support.nginx import Nginx

    server_core, client_core = processes.cores()
    paths = prepare(options.facet, folder)
    config = ["--config", str(folder / "facet.yaml"), "--data", str(folder / "shop")]
    with processes.facet(options.facet, config, folder, server_core) as gateway:
        front = Nginx(folder / "front", [int(gateway.url.rsplit(":", 1)[1])], public=folder / "Public", fronts=["shop"])
        front.command = processes.pinned(server_core, front.command)
        page = processes.fetch(gateway.url + PAGE)
        with front, processes.nginx(page, folder / "alone", server_core) as alone:
            for path in paths.values():
                target = folder / "alone" / "www" / path.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(processes.fetch(gateway.url + path))
            paths = {"page": PAGE, **paths}
            pids = {"gateway": [gateway.process.pid], "nginx + gateway": [gateway.process.pid, front.process.pid],
                    "nginx, as files": [alone.process.pid]}
            bases = dict(zip(WAYS, (gateway.url, front.url, alone.url)))

            def ask(what, way):
                path = "/page.html" if (what, way) == ("page", "nginx, as files") else paths[what]
                return bases[way] + path

            sizes = {what: same(what, ask) for what in paths}
            return table(options, client_core, sizes, ask, pids)


def prepare(facet, folder):
    """A shop, bundles and files of two sizes; gives what is asked for beside the page."""
    subprocess.run([facet, "seed", "--data", folder / "shop", "--until", "2026-01-01"], check=True, capture_output=True)
    templates, public = ROOT / "Templates", folder / "Public"
    subprocess.run([facet, "build", "--templates", templates, "--out", public], check=True, capture_output=True)
    (public / "large.txt").write_bytes(b"0123456789abcdef" * (1 << 16))
    (folder / "facet.yaml").write_text(SETTINGS.format(templates=templates, public=public))
    bundles = sorted(public.rglob("assets/**/*.js"), key=lambda path: path.stat().st_size)
    return {"bundle": f"/{bundles[-1].relative_to(public)}", "large file": "/large.txt"}


def same(what, ask):
    """All three send the same bytes, but for the nonces of a page; gives how many."""
    bodies = {way: processes.fetch(ask(what, way)) for way in WAYS}
    sizes = {len(body) for body in bodies.values()}
    if len(sizes) != 1 or (what != "page" and len(set(bodies.values())) != 1):
        raise SystemExit(f"{what} differs: { {way: len(body) for way, body in bodies.items()} }")
    return sizes.pop()


def table(options, client_core, sizes, ask, pids):
    rows = [("what", "from", "req/s", "to files", "to gateway", "CPU µs a request")]
    for what, size in sizes.items():
        rates, costs = {way: [] for way in WAYS}, {way: [] for way in WAYS}
        for number in range(options.rounds):
            say(f"{what}, round {number + 1}")
            for way in WAYS:
                before = processes.cpu_seconds(*pids[way])
                count, rate = processes.load(ask(what, way), options.connections, options.seconds, client_core)
                costs[way].append((processes.cpu_seconds(*pids[way]) - before) / count * 1e6)
                rates[way].append(rate)
        for way in WAYS:
            ratio = lambda other: f"{median(a / b for a, b in zip(rates[way], rates[other])):.2f}"
            rows.append((f"{what}, {size:,} bytes", way, f"{median(rates[way]):.0f}", ratio("nginx, as files"), ratio("gateway"),
                         f"{median(costs[way]):.0f}"))
    return rows


if __name__ == "__main__":
    main()
