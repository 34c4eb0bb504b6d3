"""Pages over somebody else's HTTP API (Examples/ForeignAPI): no Swift, one configuration file."""

import re
import subprocess
import sys

import pytest

from Support.facet import ROOT, Server
from Support.forms import action, fetch

EXAMPLE = ROOT / "Examples" / "ForeignAPI"


@pytest.fixture
def foreign(tmp_path):
    """The API on a free port, and a configuration that names it."""
    api = subprocess.Popen(
        [sys.executable, str(EXAMPLE / "server.py"), "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://\S+", api.stdout.readline())[0]
        text = (EXAMPLE / "facet.yaml").read_text().replace("http://127.0.0.1:9000", address)
        config = tmp_path / "facet.yaml"
        config.write_text(text.replace("templates: Templates", f"templates: {EXAMPLE / 'Templates'}"))
        yield config
    finally:
        api.terminate()
        api.wait()


@pytest.mark.parametrize("target", ["alpine", "svelte", "preact", "solid"])
def test_pages_show_what_the_api_has(foreign, target):
    with Server("--config", foreign) as server:
        status, headers, page = fetch(f"{server.url}/{target}?q=MILK")
        assert status == 200 and f'data-variant="{target}"' in page
        assert "Buy &lt;milk&gt; &amp; bread" in page and "Call home" not in page
        assert "script-src 'nonce-" in headers["Content-Security-Policy"]
        assert fetch(f"{server.url}/{target}/todos/2")[0] == 200
        assert fetch(f"{server.url}/{target}/todos/99")[0] == 404


def test_forms_work_without_script(foreign):
    with Server("--config", foreign) as server:
        url = f"{server.url}/alpine"
        page = fetch(url)[2]
        status, headers, _ = fetch(url, {"_action": action(page, 'name="title"'), "title": "Read a book"})
        assert (status, headers["Location"]) == (303, "/alpine")
        page = fetch(url)[2]
        assert "Read a book" in page
        status, _, refused = fetch(url, {"_action": action(page, 'name="title"'), "title": " "})
        assert status == 422 and "The title must not be empty." in refused
        item = next(part for part in page.split("<li")[1:] if "Call home" in part)
        assert fetch(url, {"_action": action(item, "Remove")})[0] == 303
        assert "Call home" not in fetch(url)[2]


def test_the_api_is_passed_through(foreign):
    with Server("--config", foreign) as server:
        status, headers, body = fetch(f"{server.url}/api/todos")
        assert status == 200 and headers["Content-Type"] == "application/json" and "Call home" in body
        made = fetch(f"{server.url}/api/todos", b'{"title": "Through"}', Content_Type="application/json")
        assert made[0] == 201 and "Through" in made[2]
        assert fetch(f"{server.url}/api/products")[0] == 404, "no module of the shop runs here"


def test_an_api_that_is_gone_gives_a_whole_page(foreign, tmp_path):
    foreign.write_text(re.sub(r"/api/todos: \S+", "/api/todos: http://127.0.0.1:1", foreign.read_text()))
    with Server("--config", foreign) as server:
        status, _, page = fetch(f"{server.url}/alpine", Accept="text/html")
        assert status == 502 and page.startswith("<!doctype html>") and page.rstrip().endswith("</html>")
        assert server.stop() == 0
