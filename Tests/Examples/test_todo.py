"""Facet as a library in somebody's own Hummingbird application (Examples/Todo)."""

import re
import subprocess
import urllib.error
import urllib.request

import pytest

from Support.facet import FACET, ROOT
from Support.forms import action, fetch


@pytest.fixture
def todo():
    process = subprocess.Popen(
        [str(FACET.parent / "ExampleTodo"), str(ROOT / "Examples" / "Todo" / "Templates"), "0"],
        stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", process.stdout.readline())[0]
    finally:
        process.terminate()
        process.wait()


def test_the_application_serves_pages(todo):
    for target in ["alpine", "svelte", "preact", "solid"]:
        status, headers, page = fetch(f"{todo}/{target}")
        assert status == 200 and "Write a template" in page and "2 of 2 are open." in page
        assert "script-src 'nonce-" in headers["Content-Security-Policy"]


def test_its_forms_work(todo):
    url = f"{todo}/solid"
    page = fetch(url)[2]
    assert fetch(url, {"_action": action(page, 'name="title"'), "title": "<Third>"})[0] == 303
    page = fetch(url)[2]
    assert "&lt;Third&gt;" in page and "3 of 3 are open." in page
    assert fetch(url, {"_action": action(page, "Write a template")})[0] == 303
    assert "2 of 3 are open." in fetch(url)[2]
    status, _, refused = fetch(url, {"_action": action(page, 'name="title"'), "title": " "})
    assert status == 422 and "Say what is to be done." in refused


def test_forms_of_other_sites_are_refused(todo):
    request = urllib.request.Request(f"{todo}/solid", b"_action=0", {"Origin": "http://evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code == 403
