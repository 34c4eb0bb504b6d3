"""Facet's runtimes, read where they are written: a change to one needs no build. That the binary holds the same texts is
tested beside the tables."""

from Support.facet import ROOT

FOLDER = ROOT / "Sources" / "FacetRuntime" / "JavaScript"

#: The module below the runtime's folder that stands for each of upstream's names.
BARE_NAMES = {
    "alpinejs": "alpine/alpine.js",
    "preact": "preact/preact.js",
    "preact/hooks": "preact/hooks.js",
    "solid-js": "solid/index.js",
    "solid-js/web": "solid/web.js",
}


def read_runtime():
    """`{"files": {path: text}, "imports": {bare name: path}, "early": text}`"""
    files = {str(file.relative_to(FOLDER)): file.read_text() for file in sorted(FOLDER.rglob("*.js"))}
    return {
        "files": files,
        "imports": {name: path for name, path in BARE_NAMES.items() if path in files},
        "early": files["shared/page/early.js"],
    }
