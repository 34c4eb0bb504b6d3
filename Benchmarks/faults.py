"""Measures what faults cost: the same load undisturbed and with a fault, side by side.

    .venv/bin/python Benchmarks/faults.py [--facet .build/release/facet] [--rate 300] [--seconds 10]

What is counted (failed requests, attempts, refusals) is asserted in `Tests/Faults`; these are the times and percentages.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests"))


def main():
    options = arguments()
    os.environ["FACET_BINARY"] = os.path.abspath(options.facet)
    rows = []
    for measure in (killed, stopped, late, down, overloaded):
        print(f"… {measure.__doc__}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="facet-faults-") as folder:
            rows += measure(options, Path(folder))
    width = max(len(row[0]) for row in rows)
    for what, figure, aim in rows:
        print(f"{what:<{width}}  {figure:<44}  {aim}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facet", default=str(ROOT / ".build" / "release" / "facet"))
    parser.add_argument("--rate", type=int, default=300, help="requests a second")
    parser.add_argument("--seconds", type=float, default=10, help="of one load")
    return parser.parse_args()


# The faults. Each gives rows of what, figure, and what is aimed at.


def killed(options, folder):
    """one of two replicas is killed and comes back"""
    from Support.facet import wait_until
    from Support.proxied import Load, Replica, gateway

    with Replica("one", 0.005) as one, Replica("two", 0.005) as two:
        entry = f"{{url: ['{one.url}', '{two.url}'], health: /health}}"
        with gateway(folder, {"/api/x": entry}) as server:
            def told(what):
                return any(f"address is {what}" in line and one.url in line for line in list(server.log))

            with Load(server.port, options.rate) as calm:
                time.sleep(options.seconds)
            with Load(server.port, options.rate) as load:
                time.sleep(1)
                one.kill()
                begun = time.monotonic()
                wait_until(lambda: told("ejected") or told("down"), every=0.002)
                ejected = time.monotonic() - begun
                wait_until(lambda: told("down"))
                time.sleep(options.seconds)
                one.start()
                begun = time.monotonic()
                wait_until(lambda: told("up"), every=0.002)
                back = time.monotonic() - begun
                time.sleep(1)
    failed = len(load.errors) + sum(status != 200 for status in load.statuses)
    return [
        (f"one of two killed at {options.rate}/s: failed GETs", f"{failed} of {len(load.statuses) + len(load.errors)}", "0"),
        ("  ejected after", f"{ejected:.3f} s", "1 s"),
        ("  back after its return", f"{back:.3f} s", "5 s"),
        ("  p99, undisturbed", f"{percentile(load.seconds) * 1000:.1f} ms, {percentile(calm.seconds) * 1000:.1f} ms", ""),
    ]


def stopped(options, folder):
    """a backend is stopped with SIGSTOP beside another one"""
    from Support.proxied import Load, Replica, gateway

    def measured(well, still, name):
        backends = {"/api/well": well.url, "/api/still": f"{{url: '{still.url}', health: /health, timeout: 5s}}"}
        with gateway(folder / name, backends) as server:
            with Load(server.port, 50, path="/api/still", workers=8) as _, \
                    Load(server.port, options.rate, path="/api/well", workers=8) as load:
                time.sleep(1)
                if name == "fault":
                    still.signal(signal.SIGSTOP)
                load.seconds.clear()
                time.sleep(options.seconds)
        still.signal(signal.SIGCONT)
        return percentile(load.seconds) * 1000

    with Replica("well", 0.005) as well, Replica("still", 0.005) as still:
        rounds = [(measured(well, still, "calm"), measured(well, still, "fault")) for _ in range(3)]
    calm, fault = (sorted(values)[1] for values in zip(*rounds))
    return [
        ("another backend stopped: p99, undisturbed", f"{fault:.1f} ms, {calm:.1f} ms ({(fault / calm - 1) * 100:+.0f} %)", "10 %")]


def late(options, folder):
    """a backend answers later than its deadline"""
    from Support.fault_proxy import FaultProxy, after
    from Support.proxied import Load, gateway

    with FaultProxy(after(5)) as backend:
        # So few that the breaker stays out of it would measure nothing: it is what a visitor meets.
        with gateway(folder, {"/api/x": f"{{url: '{backend.url}', timeout: 500ms}}"}) as server:
            with Load(server.port, 40, workers=32) as load:
                time.sleep(options.seconds)
    seconds = [took for took, status in zip(load.seconds, load.statuses) if status == 504]
    return [
        ("deadline of 0.5 s: latest of the 504s", f"{max(seconds):.3f} s of {len(seconds)}", "0.600 s"),
        ("  answered by the breaker at once", f"{load.statuses.count(503)} of {len(load.statuses)}", "")]


def down(options, folder):
    """all replicas are down"""
    from Support.fault_proxy import FaultProxy, resets
    from Support.proxied import Load, gateway

    with FaultProxy(resets) as one, FaultProxy(resets) as two:
        with gateway(folder, {"/api/x": f"['{one.url}', '{two.url}']"}) as server:
            with Load(server.port, options.rate) as load:
                time.sleep(options.seconds)
    attempts = one.count() + two.count()
    return [("all replicas down: attempts for requests",
             f"{attempts} for {len(load.statuses)} ({attempts / len(load.statuses):.2f})", "1.2")]


def overloaded(options, folder):
    """five times the load that can be answered"""
    from Support.proxied import Replica, gateway

    with Replica("one", 0.05) as backend:
        more = "limits: {requests: 8, queue: 8}\n"
        with gateway(folder, {"/api/x": backend.url}, more=more) as server:
            # What eight at once can do at most, found by asking with eight.
            peak = asyncio.run(paced(server.port, 8, 0, options.seconds))
            most = peak.count(200) / options.seconds
            load = asyncio.run(paced(server.port, 100, 5 * most / 100, options.seconds))
    good, refused = load.count(200) / options.seconds, load.count(503)
    return [
        ("5 × overload: goodput, of the peak", f"{good:.0f}/s of {most:.0f}/s ({good / most * 100:.0f} %)", "90 %"),
        ("  refused with Retry-After, anything else", f"{refused}, {len(load) - refused - load.count(200)} of {len(load)}", "0"),
    ]


async def paced(port, connections, rate, seconds):
    """Statuses that so many connections get, each asking `rate` times a second, or whenever it was answered (0)."""
    statuses = []
    end = time.monotonic() + seconds

    async def run(number):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        due = time.monotonic() + (number / connections / rate if rate else 0)
        while time.monotonic() < end:
            if rate:
                await asyncio.sleep(max(0, due - time.monotonic()))
                due += 1 / rate
            writer.write(b"GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r\n")[0]))
            status = int(head[9:12])
            statuses.append(status if status != 503 or b"retry-after: " in head else -status)
        writer.close()

    await asyncio.gather(*(run(number) for number in range(connections)))
    return statuses


def percentile(seconds, share=0.99):
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main()
