"""`expected/behaviour.md`: what a fixture's page looks like after each step, in all targets."""

import difflib
import os
import re

UPDATES = os.environ.get("UPDATE_SNAPSHOTS") == "1"
MARK = re.compile(r"^(\s*<[^>]*>) #\d+")


def section(heading, seen):
    """One look at the page. What is as usual is left out: no focus, the address that the page was opened at."""
    lines = [f"title: {seen['title']}", f"url: {seen['url']}"]
    lines += [f"{name}: {seen[name]}" for name in ("focus", "notice") if seen[name]]
    return "\n".join([f"## {heading}", "", "```", *lines, *seen["head"], "", *seen["body"], "```", ""])


def comparable(seen):
    """What the server can be compared in: it knows no focus and no failure of the client's, and no node lives longer than
    its page."""
    return [f"title: {seen['title']}", *seen["head"], "", *(MARK.sub(r"\1", line) for line in seen["body"])]


def difference(expected, actual, names):
    lines = difflib.unified_diff(expected, actual, *names, lineterm="", n=4)
    return "\n".join(lines)


class Behaviours:
    """The files, and in an updating run what was written: the first target writes, the others have to agree."""

    def __init__(self):
        self.written = {}

    def check(self, fixture, target, sections):
        file = fixture.behaviour
        text = "\n".join([f"# {fixture.name}", "", *sections])
        if UPDATES and file not in self.written:
            return self._write(file, text)
        expected = self.written.get(file) or (file.read_text() if file.exists() else None)
        assert expected is not None, f"{file} is missing: UPDATE_SNAPSHOTS=1 writes it"
        assert text == expected, difference(
            expected.split("\n"), text.split("\n"), (str(file.name), f"{fixture.name} in {target}"))

    def _write(self, file, text):
        self.written[file] = text
        if file.exists() and file.read_text() == text:
            return
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        raise AssertionError(f"{file} was rewritten: look at it, and run again without UPDATE_SNAPSHOTS")


def behaviour_of(text, number):
    """What the server can be compared in, of one section of the file."""
    block = text.split("```\n")[2 * number + 1].rstrip("\n").split("\n")
    kept = [line for line in block if not line.startswith(("url: ", "focus: ", "notice: "))]
    return [MARK.sub(r"\1", line) for line in kept]
