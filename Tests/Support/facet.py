"""Runs the release build of facet: single commands, and servers that are ended by the process that was started."""

import os
import re
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FACET = Path(os.environ.get("FACET_BINARY", ROOT / ".build" / "release" / "facet"))
# The tests' clock: seeded data ends the day before, so ranges such as "the last 30 days" are always the same.
NOW = "2026-11-01T12:00:00Z"
SEED_UNTIL = "2026-11-01"
# Tests change more in a minute than a visitor does.
MANY_CHANGES = {"FACET_LIMITS_CHANGES": "1000000"}
ADDRESS = re.compile(r"https?://[\w.\[\]:-]+:(\d+)")


def environment(**extra):
    return {**os.environ, "FACET_NOW": NOW, **extra}


def run(*arguments, stdin=None, check=True, timeout=300, cwd=ROOT):
    """Runs one command to its end. Returns the completed process, with text output."""
    done = subprocess.run(
        [str(FACET), *map(str, arguments)],
        input=stdin, capture_output=True, text=True, timeout=timeout, cwd=cwd, env=environment(),
    )
    if check and done.returncode != 0:
        raise AssertionError(f"facet {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stderr}")
    return done


def seed(folder):
    """The tests' shop: small, and always the same."""
    run("seed", "--data", folder, "--users", 60, "--products", 150, "--orders", 400, "--until", SEED_UNTIL)


class Server:
    """A `facet serve` on a free port of the loopback. `log` holds what it printed."""

    def __init__(self, *arguments, cwd=ROOT, env=None, command=("serve", "--port", "0")):
        self.log = []
        self.ended = False
        self.process = subprocess.Popen(
            [str(FACET), *command, *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd,
            env=environment(**{**MANY_CHANGES, **(env or {})}),
        )
        self.port = None
        self._found = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self._found.wait(60) or self.port is None:
            self.stop()
            raise AssertionError("the server printed no address:\n" + "".join(self.log))

    def _read(self):
        for line in self.process.stdout:
            self.log.append(line)
            match = ADDRESS.search(line)
            if match and self.port is None and int(match[1]) != 0:
                self.port = int(match[1])
                self._found.set()
        self._found.set()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def stop(self, timeout=15):
        """SIGTERM, as an operator would; returns the exit code. A server that crashed before fails the test."""
        if self.process.poll() and not self.ended:
            self.ended = True
            raise AssertionError(f"the server had crashed, {self.process.returncode}:\n" + "".join(self.log[-60:]))
        self.ended = True
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError(f"the server did not end within {timeout} s of SIGTERM")
        return self.process.returncode

    def kill(self):
        """SIGKILL, as a crash would."""
        self.ended = True
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def wait_until(condition, seconds=30, every=0.05):
    """A hang guard, no measure: returns the condition's value once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(every)
    raise AssertionError(f"not true within {seconds} s: {condition}")
