"""The tour of the README, as it is printed there: its files, its commands, and what it says one will see."""

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import pytest

from Support.facet import ROOT, Server, run, wait_until
from Support.pages import words

README = (ROOT / "README.md").read_text(encoding="utf-8")
FILE = re.compile(r"^```\w+ (todo/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def tour(tmp_path):
    """The files of the tour, with another port in place of 9000."""
    port = str(free_port())
    files = {name: text.replace("9000", port) for name, text in FILE.findall(README)}
    assert {"todo/api.py", "todo/facet.yaml", "todo/Templates/pages/index.facet"} <= files.keys()
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    api = subprocess.Popen([sys.executable, "todo/api.py"], cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(int(port)))
        yield tmp_path
    finally:
        api.terminate()
        api.wait()


def fetch(url, fields=None):
    """Status and text, without the attributes that scope styles; redirects are followed, as a browser would."""
    data = None if fields is None else urllib.parse.urlencode(fields).encode()
    try:
        with urllib.request.urlopen(url, data, timeout=30) as response:
            status, text = response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode()
    return status, re.sub(r" data-f-\w+", "", text)


def test_the_page_lists_adds_and_says_what_the_api_refused(tour):
    with Server("--templates", "todo/Templates", "--config", "todo/facet.yaml", "--dev", cwd=tour) as server:
        status, page = fetch(f"{server.url}/alpine")
        assert status == 200
        assert words(page).startswith("To do: 1Water the plants")
        action = re.search(r'name="_action" value="([^"]*)"', page)[1]

        status, page = fetch(f"{server.url}/alpine", {"_action": action, "title": "Feed the <cat>"})
        assert status == 200
        assert words(page).startswith("To do: 2") and "Feed the <cat>" in words(page)

        status, page = fetch(f"{server.url}/alpine", {"_action": action, "title": " "})
        assert status == 422
        assert "It must not be empty." in words(page) and words(page).startswith("To do: 2")


def test_the_checker_says_what_the_readme_says_it_does(tour):
    assert run("check", "todo/Templates", cwd=tour).returncode == 0
    page = tour / "todo/Templates/pages/index.facet"
    page.write_text(page.read_text(encoding="utf-8").replace("{todo.title}", "{todo.titel}"), encoding="utf-8")
    done = run("check", "todo/Templates", cwd=tour, check=False)
    shown = re.search(r"^```text\n(Templates/pages.*?)^```$", README, re.MULTILINE | re.DOTALL)[1]
    assert done.returncode == 1
    assert done.stdout.startswith(shown)
