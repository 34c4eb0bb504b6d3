"""The Swift side of the client tests: `FixtureTool`, asked in lines of JSON."""

import json
import os
import subprocess
import threading

from Support.facet import ROOT


def find_tool():
    """The one that FACET_FIXTURE_TOOL names, or that of the release build, or else of the debug build."""
    if named := os.environ.get("FACET_FIXTURE_TOOL"):
        return named
    built = [ROOT / ".build" / kind / "FixtureTool" for kind in ("release", "debug")]
    found = next((path for path in built if path.exists()), None)
    assert found, "FixtureTool is missing: run `FACET_PART=core swift build -c release --product FixtureTool` first"
    return str(found)


class ToolError(AssertionError):
    """A request that the tool refused: a template with errors, a state that the page cannot have, an evaluation error."""

    def __init__(self, code, message):
        super().__init__(f"{message} [{code}]")
        self.code = code


class Tool:
    """One process for a session; requests of several threads are put one after the other."""

    def __init__(self):
        self.process = subprocess.Popen(
            [find_tool()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.lock = threading.Lock()

    def ask(self, do, **request):
        with self.lock:
            self.process.stdin.write(json.dumps({"do": do, **request}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        assert line, f"FixtureTool ended ({self.process.poll()}) at {do} {request.get('fixture', '')}"
        reply = json.loads(line)
        if error := reply.get("error"):
            raise ToolError(error["code"], error["message"])
        return reply["value"]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)
