"""Processes to measure: started with a core of their own, watched through /proc, ended by their id."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def pinned(core, command):
    """The command bound to one core, where the machine can do that."""
    if core is None or shutil.which("taskset") is None:
        return command
    return ["taskset", "-c", str(core), *command]


def cores():
    """One core for the server and one for the client; None and None when there is only one."""
    usable = sorted(os.sched_getaffinity(0))
    return (usable[0], usable[1]) if len(usable) > 1 else (None, None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid):
    """The process and its children (nginx serves from workers)."""
    found = [pid]
    for each in found:
        children = Path(f"/proc/{each}/task/{each}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return found


def cpu_seconds(*pids):
    """User and system time that these processes and their children have taken."""
    spent = 0
    for pid in (each for one in pids for each in family(one)):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


class Server:
    """A running server. `url` is set once it listens."""

    def __init__(self, command, core, folder):
        self.log = Path(folder) / "server.log"
        self.url = None
        self.started = time.monotonic()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(pinned(core, command), stdout=log, stderr=subprocess.STDOUT)

    def wait_for(self, condition, seconds=60):
        deadline = time.monotonic() + seconds
        while not condition():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The server did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.001)

    def cpu_seconds(self):
        return cpu_seconds(self.process.pid)

    def resident_kilobytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+)", status, re.M)[1])

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def facet(binary, arguments, folder, core=None):
    """`facet serve`, once it has said its address."""
    server = Server([binary, "serve", "--port", "0", *arguments], core, folder)

    def announced():
        found = re.search(r"http://[0-9.]+:\d+", server.log.read_text(errors="replace"))
        server.url = found[0] if found else None
        return server.url is not None

    server.wait_for(announced)
    return server


NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; types {{ text/html html; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def nginx(body, folder, core=None):
    """An nginx of its own that serves the bytes as `/page.html`."""
    folder = Path(folder)
    (folder / "www").mkdir(parents=True)
    (folder / "www/page.html").write_bytes(body)
    # The worker runs as another user when the master is root.
    for path in (folder.parent, folder, folder / "www"):
        path.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    server = Server([binary, "-c", str(folder / "nginx.conf")], core, folder)
    server.url = f"http://127.0.0.1:{port}"

    def answers():
        try:
            return fetch(server.url + "/page.html") == body
        except OSError:
            return False

    server.wait_for(answers)
    return server


def load(url, connections, seconds, core=None):
    """Requests that wrk had answered over kept-alive connections, and per second. Any failure ends the run."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url]
    text = subprocess.run(pinned(core, command), check=True, capture_output=True, text=True).stdout
    if "Socket errors" in text or "Non-2xx" in text:
        raise SystemExit(f"Requests failed:\n{text}")
    total = int(re.search(r"(\d+) requests in", text)[1])
    return total, float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
