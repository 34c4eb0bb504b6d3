"""A gateway of the test's own in front of servers that misbehave."""

import contextlib
import http.client
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from Support.facet import Server
from Support.wire import Answer

DEEP = os.environ.get("FACET_DEEP") == "1"


@contextlib.contextmanager
def gateway(folder, backends, more="", pages=None):
    """`backends` maps a prefix to what stands behind it in `facet.yaml`."""
    (folder / "Templates" / "pages").mkdir(parents=True, exist_ok=True)
    for name, text in (pages or {"index": "<p>Hello</p>\n"}).items():
        (folder / "Templates" / "pages" / f"{name}.facet").write_text(text)
    lines = "".join(f"  {prefix}: {entry}\n" for prefix, entry in backends.items())
    (folder / "facet.yaml").write_text(f"auth: none\ntemplates: Templates\n{more}backends:\n{lines}")
    with Server("--config", folder / "facet.yaml", cwd=folder) as server:
        yield server


def ask(port, method="GET", path="/api/x", body=None, headers=None, timeout=60):
    """One request on a connection of its own. Raises what the connection's end looks like to a client."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.getheaders(), response.read())
    finally:
        connection.close()


class Load:
    """So many requests a second from threads with connections of their own; `statuses` and `errors` tell how it went."""

    def __init__(self, port, rate, *, path="/api/x", workers=16, method="GET", headers=None, timeout=60):
        self.port, self.path, self.method = port, path, method
        self.headers, self.timeout = headers or {}, timeout
        self.statuses, self.errors, self.seconds, self.answers = [], [], [], []
        self._stop = threading.Event()
        self._pause = workers / rate if rate else 0
        self._threads = [threading.Thread(target=self._run, args=(number / workers,)) for number in range(workers)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join(120)

    def _run(self, offset):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        due = time.monotonic() + offset * self._pause
        while not self._stop.is_set():
            if self._pause:
                self._stop.wait(max(0, due - time.monotonic()))
                due += self._pause
            begun = time.monotonic()
            try:
                connection.request(self.method, self.path, headers=self.headers)
                response = connection.getresponse()
                response.read()
                self.statuses.append(response.status)
                self.answers.append((response.status, response.getheader("Retry-After")))
                self.seconds.append(time.monotonic() - begun)
            except Exception as error:  # Whatever it is, the test has to see it.
                self.errors.append(error)
                connection.close()
        connection.close()


class Replica:
    """An honest server in a process of its own, which can be killed, stopped and started again at its port."""

    CODE = """
import sys
sys.path.insert(0, sys.argv[1])
from Support.fault_proxy import FaultProxy, answer, after
import time
delay = float(sys.argv[3])
body = answer(200, b'{"replica": "%s"}' % sys.argv[4].encode())
server = FaultProxy(after(delay, body) if delay else body, port=int(sys.argv[2]))
print(server.port, flush=True)
time.sleep(3600)
"""

    def __init__(self, name, delay=0.0):
        self.name, self.delay, self.port = name, delay, 0
        self.start()

    def start(self):
        folder = Path(__file__).resolve().parents[1]
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.CODE, str(folder), str(self.port), str(self.delay), self.name],
            stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()


def descriptors(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def memory(server):
    """Bytes that the process holds now, and the most that it held since `forget_peak`."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    values = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return int(values["VmRSS"]) * 1024, int(values["VmHWM"]) * 1024


def forget_peak(server):
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")
