"""Facet's runtimes, read where they are written: a change to one needs no build. That the binary holds the same texts is
tested beside the tables."""

from Support.facet import ROOT

FOLDER = ROOT / "Sources" / "FacetRuntime" / "JavaScript"


def read_runtime():
    """By path below the runtimes' folder."""
    return {str(file.relative_to(FOLDER)): file.read_text() for file in sorted(FOLDER.rglob("*.js"))}
