"""The example of templates over somebody else's API: no Swift, no module, `auth: none`."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from Support.facet import ROOT, Server
from Support.pages import form, has_whole_document, words
from Support.wire import Client

EXAMPLE = ROOT / "Examples" / "ForeignAPI"


class API:
    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, EXAMPLE / "server.py", "0"], stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)", self.process.stdout.readline().split("//")[1])[1])

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


@pytest.fixture
def api():
    api = API()
    yield api
    api.stop()


@pytest.fixture
def site(api, tmp_path):
    """The example as it is, but for the API's port."""
    text = (EXAMPLE / "facet.yaml").read_text()
    assert text.count("http://127.0.0.1:9000") == 1
    text = text.replace("http://127.0.0.1:9000", f"http://127.0.0.1:{api.port}")
    (tmp_path / "facet.yaml").write_text(text)
    shutil.copytree(EXAMPLE / "Templates", tmp_path / "Templates")
    with Server("--config", tmp_path / "facet.yaml", cwd=tmp_path) as server:
        yield server


@pytest.mark.parametrize("target", ["alpine", "svelte", "preact", "solid"])
def test_pages_over_the_api(site, target):
    client = Client(site)
    answer = client.get(f"/{target}")
    assert answer.status == 200 and has_whole_document(answer.text)
    assert "Buy <milk> & bread" in words(answer.text)
    assert f'href="/{target}/todos/1"' in answer.text
    assert "Still to do." in words(client.get(f"/{target}/todos/1").text)
    assert "Call home" not in words(client.get(f"/{target}?q=milk").text)
    assert "Nothing found." in words(client.get(f"/{target}?q=nothing+like+it").text)


def test_forms_over_the_api(site):
    client = Client(site, browser=True)
    answer = client.post("/svelte", form=form(client.get("/svelte").text, "Add").filled(title="A new <one>"))
    assert answer.status in (200, 303)
    assert "A new <one>" in words(client.get("/svelte").text)
    wrong = client.post("/svelte", form=form(client.get("/svelte").text, "Add").filled(title=" "))
    assert wrong.status == 422 and "The title must not be empty." in words(wrong.text)
    page = client.get("/svelte?q=milk").text
    assert client.post("/svelte?q=milk", form=form(page, "Remove").fields).status == 303
    assert "milk" not in words(client.get("/svelte").text)
    # The form of a row that is gone names a form that is not on the page any more.
    assert client.post("/svelte?q=milk", form=form(page, "Remove").fields).status == 409


def test_what_is_not_there(site):
    client = Client(site)
    assert client.get("/alpine/todos/99").status == 404
    assert client.get("/alpine/todos/x").status == 404
    assert client.get("/alpine/nowhere").status == 404
    for path in ("/api/products", "/api/users", "/api/openapi.json", "/api/other"):
        assert client.get(path).status == 404, path


def test_the_api_itself_is_passed_through(site):
    client = Client(site)
    assert client.get("/api/todos").json()[0]["title"] == "Buy <milk> & bread"
    answer = client.post("/api/todos", json={"title": "By API"})
    assert answer.status == 201
    assert client.request("DELETE", f"/api/todos/{answer.json()['id']}").status == 204
    assert client.get("/api/todos?q=home").json() == [{"id": 2, "title": "Call home", "done": True}]


def test_nobody_signs_in_here(site):
    client = Client(site)
    answer = client.get("/api/session").json()
    assert (answer["signedIn"], answer["mode"]) == (False, "none")
    assert client.post("/api/session", json={"email": "a@b.example", "password": "x" * 12}).status == 404


def test_an_api_that_is_down_is_an_error_page_and_comes_back(site, api, tmp_path):
    client = Client(site, browser=True)
    assert client.get("/alpine").status == 200
    page = client.get("/alpine").text
    api.stop()
    for _ in range(3):
        answer = client.get("/alpine")
        assert answer.status in (502, 503) and has_whole_document(answer.text), answer
    answer = client.post("/alpine", form=form(page, "Add").filled(title="Lost?"))
    assert answer.status in (502, 503) and has_whole_document(answer.text)
    answer = client.get("/api/todos")
    assert answer.status in (502, 503) and answer.media_type == "application/problem+json"
    assert json.loads(answer.text)["status"] == answer.status
    assert client.get("/health/live").status == 200
