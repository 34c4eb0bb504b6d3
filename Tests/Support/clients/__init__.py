"""Runs templates as pages in a browser, for each of the four targets. `Tests/Clients/README.md` says how fixtures are written."""

TARGETS = ["alpine", "svelte", "preact", "solid"]
