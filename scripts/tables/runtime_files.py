#!/usr/bin/env python3
"""Puts the browser's runtime into the binary: a Swift literal for each file under Sources/FacetRuntime/JavaScript, and the
catalogue of what the modules export.

One Swift file for each folder at the top, so that work on two targets does not meet in one. With --check it only compares.
"""

import re

from swift_source import ROOT, rows, write

FOLDER = ROOT / "Sources/FacetRuntime/JavaScript"
HEADER = "// Made by scripts/tables/runtime_files.py from {folder}. Change that, not this.\n// swift-format-ignore-file\n\n"


def literal(path):
    """A raw literal of several lines. Its last line break belongs to the literal, so the file's own needs another."""
    text = path.read_text(encoding="utf-8")
    assert '"""#' not in text and "\\#" not in text, f"{path} cannot stand in a raw Swift literal"
    assert text.endswith("\n") and "\r" not in text, f"{path} must end with a line feed"
    return f'#"""\n{text}\n"""#'


def files(folder):
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    rows = [f"    RuntimeFile(path: \"{path.relative_to(FOLDER)}\", text: {literal(path)})," for path in paths]
    return (
        HEADER.format(folder=folder.relative_to(ROOT))
        + "extension RuntimeFiles {\n"
        + f"  static let {folder.name}: [RuntimeFile] = [\n"
        + "\n".join(rows)
        + "\n  ]\n}\n"
    )


def exports(path):
    """Exports stand at the beginning of a line and have no `default`."""
    return re.findall(r"^export (?:const|let|class|function\*?|async function) (\w+)", path.read_text(encoding="utf-8"), re.M)


def catalogue(folder):
    entries = []
    for path in sorted(folder.rglob("*.js")):
        if names := exports(path):
            listed = rows([f'"{name}"' for name in names], indent="        ")
            entries.append(f'    helpers(\n      "{path.relative_to(FOLDER)}",\n      [\n{listed}\n      ]),')
    return (
        HEADER.format(folder=folder.relative_to(ROOT))
        + "extension RuntimeCatalog {\n"
        + f"  static let {folder.name} = [RuntimeHelper](([\n"
        + "\n".join(entries)
        + "\n  ] as [[RuntimeHelper]]).joined())\n}\n"
    )


for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
    write(f"Sources/FacetRuntime/Files/{folder.name.capitalize()}Files.swift", files(folder))
    write(f"Sources/FacetRuntime/Files/{folder.name.capitalize()}Catalog.swift", catalogue(folder))
