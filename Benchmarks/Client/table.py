"""The page of the keyed table, in the four variants and by hand: how it is served, and what can be done with it."""

import functools
import http.server
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ["svelte", "solid", "preact", "alpine"]
VANILLA = "vanilla"

# Each operation's name, what is clicked before it, and what is clicked: one of the page's buttons by its id, or a row's.
SECOND, FOURTH = "tbody tr:nth-of-type(2) td:nth-child(2) button", "tbody tr:nth-of-type(4) td:nth-child(3) button"
OPERATIONS = {
    "create 1,000 rows": (["#clear"], "#create"),
    "create 10,000 rows": (["#clear"], "#create-many"),
    "replace 1,000 rows": (["#create"], "#create"),
    "update every 10th row": (["#create"], "#update"),
    "select a row": (["#create"], SECOND),
    "swap two rows": (["#create"], "#swap"),
    "remove a row": (["#create"], FOURTH),
    "append 1,000 rows": (["#create"], "#append"),
    "clear 1,000 rows": (["#create"], "#clear"),
}


def clicks(operation):
    """All that is clicked for an operation, in order."""
    before, selector = OPERATIONS[operation]
    return [*before, selector]


# A click from within the page, and a wait until it is painted and nothing is left to do.
REST = "new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))"
CLICK = "async (selector) => { document.querySelector(selector).click(); await " + REST + " }"


def build(facet, folder):
    """Bundles the page's clients as they are in production."""
    command = [facet, "build", "--templates", HERE / "Templates", "--config", HERE / "facet.yaml", "--out", folder]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def arguments(folder):
    """Of `facet serve`, for the four variants."""
    return ["--config", str(HERE / "facet.yaml"), "--clients", "--public", str(folder)]


class Files(http.server.SimpleHTTPRequestHandler):
    """The page by hand, with the style of the other one."""

    def translate_path(self, path):
        folder = HERE / "Templates/styles" if path.endswith(".css") else HERE / "Vanilla"
        return str(folder / (path.strip("/") or "index.html"))

    def log_message(self, *_):
        pass


@contextmanager
def vanilla():
    """Gives the address of the page by hand."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def open_page(context, url):
    """The page once its client is there."""
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("() => document.documentElement.dataset.ready === ''")
    return page


def click(page, *selectors):
    for selector in selectors:
        page.evaluate(CLICK, selector)
