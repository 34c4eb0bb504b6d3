"""`make serve-services`: one command starts all of it, and all of it ends together."""

import os
import signal
import subprocess
import threading

import pytest

from Support.facet import FACET, ROOT, environment, wait_until
from Support.nginx import answers
from Support.ports import free_ports, is_free
from Support.wire import Client


def ports_in_a_row(count):
    """The first of so many that are free."""
    for _ in range(100):
        first, = free_ports(1)
        if all(is_free(first + index) for index in range(count)):
            return first
    raise AssertionError("no free ports")


class Everything:
    """The script, with what it printed."""

    def __init__(self, data):
        self.first, self.log = ports_in_a_row(7), []
        self.process = subprocess.Popen(
            [str(ROOT / "scripts" / "serve-services"), "--ports", str(self.first), "--data", str(data)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            env=environment(FACET_BINARY=str(FACET)))
        threading.Thread(target=lambda: self.log.extend(self.process.stdout), daemon=True).start()

    @property
    def text(self):
        return "".join(self.log)

    @property
    def children(self):
        listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True)
        return dict(line.split(None, 1) for line in listed.stdout.splitlines() if "/ps " not in line)

    def ready(self):
        assert self.process.poll() is None, self.text
        try:
            return Client(self.first).get("/health/ready").json() == {"status": "ok"}
        except OSError:
            return False

    def gone(self):
        return not any(answers(self.first + index) for index in range(7))


@pytest.fixture
def everything(shop_folder):
    everything = Everything(shop_folder)
    try:
        wait_until(everything.ready, seconds=120)
        yield everything
    finally:
        if everything.process.poll() is None:
            everything.process.send_signal(signal.SIGTERM)
            everything.process.wait(60)


def test_it_serves_and_ends_on_ctrl_c(everything, shop_folder):
    assert Client(everything.first).get("/alpine/products").status == 200
    # Through nginx, where demo does not see a proxy.
    wait_until(lambda: answers(everything.first + 1))
    front = Client(everything.first + 1, browser=True)
    assert front.get("/alpine/dashboard").status == 200
    for module in ("users", "products", "orders", "analytics", "notifications"):
        assert f"Facet serves {module} at http://127.0.0.1:" in everything.text
    key = shop_folder / ".service-key"
    assert key.stat().st_mode & 0o777 == 0o600 and len(key.read_text()) == 64
    everything.process.send_signal(signal.SIGINT)
    assert everything.process.wait(60) == 0, everything.text
    wait_until(everything.gone)


def test_when_one_ends_all_end(everything):
    pid = next(pid for pid, line in everything.children.items() if "service analytics" in line)
    os.kill(int(pid), signal.SIGKILL)
    assert everything.process.wait(60) == 1
    assert "analytics has ended" in everything.text
    wait_until(everything.gone)
