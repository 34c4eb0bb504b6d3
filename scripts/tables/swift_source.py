"""Prints Swift source of tables. What is here, both generators need."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def text(value):
    """A Swift string literal; scalars outside ASCII are escaped, so that no-break spaces can be seen."""
    out = []
    for scalar in value:
        if scalar in '"\\':
            out.append("\\" + scalar)
        elif 0x20 <= ord(scalar) < 0x7F:
            out.append(scalar)
        else:
            out.append("\\u{%X}" % ord(scalar))
    return '"' + "".join(out) + '"'


def rows(items, indent="    ", width=110):
    """Comma-separated items, as many on a line as fit."""
    lines, line = [], ""
    for item in items:
        if line and len(indent) + len(line) + len(item) + 2 > width:
            lines.append(indent + line.rstrip())
            line = ""
        line += item + ", "
    if line:
        lines.append(indent + line.rstrip())
    return "\n".join(lines)


def write(path, source):
    """Writes the file, or with --check says whether it is what the script makes."""
    target = ROOT / path
    if "--check" in sys.argv:
        if not target.exists() or target.read_text(encoding="utf-8") != source:
            sys.exit(f"{path} is not what {sys.argv[0]} makes: run it again")
        return
    target.write_text(source, encoding="utf-8")
    print(path)
