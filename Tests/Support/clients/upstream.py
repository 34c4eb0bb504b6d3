"""Upstream's libraries in place of Facet's runtimes: `FACET_UPSTREAM=dir`, laid out as npm unpacks packages."""

import os
from pathlib import Path

#: Where each bare name's module is below the folder.
FILES = {
    "alpinejs": "@alpinejs/csp/dist/module.esm.js",
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "solid-js": "solid-js/dist/solid.js",
    "solid-js/web": "solid-js/web/dist/web.js",
}


def upstream_folder():
    folder = os.environ.get("FACET_UPSTREAM")
    return Path(folder) if folder else None


def upstream_imports():
    """Bare names to addresses; of those files that are there."""
    folder = upstream_folder()
    return {name: f"/upstream/{file}" for name, file in FILES.items() if folder and (folder / file).exists()}
