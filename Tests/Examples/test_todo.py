"""The example of somebody's own Hummingbird application with a folder of templates in it."""

import re
import subprocess
import threading

import pytest

from Support.facet import FACET, ROOT
from Support.pages import form, has_whole_document, words
from Support.wire import Client

BINARY = next(
    (path for path in (FACET.with_name("ExampleTodo"), ROOT / ".build/release/ExampleTodo") if path.exists()),
    ROOT / ".build/release/ExampleTodo")


class Todo:
    """The example on a free port."""

    def __init__(self):
        assert BINARY.exists(), f"{BINARY} is missing: it is built with everything else by `swift build -c release`"
        self.process = subprocess.Popen(
            [BINARY, ROOT / "Examples/Todo/Templates", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        # Hummingbird logs a line of its own before.
        lines = iter(self.process.stdout.readline, "")
        match = next(filter(None, (re.search(r"http://127\.0\.0\.1:(\d+)", line) for line in lines)), None)
        assert match, "the example printed no address"
        self.port = int(match[1])
        threading.Thread(target=lambda: [None for _ in self.process.stdout], daemon=True).start()


@pytest.fixture(scope="module")
def todo():
    server = Todo()
    yield server
    server.process.terminate()
    server.process.wait(30)


@pytest.mark.parametrize("target", ["alpine", "svelte", "preact", "solid"])
def test_the_page_is_at_every_variant(todo, target):
    answer = Client(todo).get(f"/{target}")
    assert answer.status == 200 and has_whole_document(answer.text)
    assert f'data-variant="{target}"' in answer.text
    assert "Write a template" in words(answer.text)
    assert "script-src 'nonce-" in answer.header("content-security-policy")
    stylesheet = re.search(r'href="(/assets/[^"]+)"', answer.text)[1]
    assert "line-through" in Client(todo).get(stylesheet).text


def test_a_form_runs_the_applications_own_code(todo):
    client = Client(todo, browser=True)
    page = client.get("/solid").text
    answer = client.post("/solid", form=form(page, "Add").filled(title="Write <a test>"))
    assert answer.status in (200, 303), answer
    page = client.get("/solid").text
    assert "Write <a test>" in words(page)
    done = [each for each in re.findall(r"(\d+) of (\d+) are open", words(page))][0]
    first = form(page.replace("Done</button>", "First</button>", 1), "First")
    assert client.post("/solid", form=first.fields).status == 303
    now = re.findall(r"(\d+) of (\d+) are open", words(client.get("/solid").text))[0]
    assert (int(now[0]), now[1]) == (int(done[0]) - 1, done[1])


def test_its_errors_are_on_the_page(todo):
    client = Client(todo, browser=True)
    answer = client.post("/alpine", form=form(client.get("/alpine").text, "Add").filled(title="  "))
    assert answer.status == 422 and "Say what is to be done." in words(answer.text)


def test_attacks_on_its_forms(todo):
    client = Client(todo, browser=True)
    before = words(client.get("/alpine").text)
    sent = form(client.get("/alpine").text, "Add").filled(title="Attack")
    assert client.post("/alpine", form=sent, headers={"Sec-Fetch-Site": "cross-site"}).status == 403
    assert client.post("/alpine", form=sent, headers={"Content-Type": "text/plain"}).status == 415
    assert client.post("/alpine", form=[("_action", "9#9"), ("title", "Attack")]).status == 409
    assert client.post("/alpine", body=b"a" * (2 << 20),
                       headers={"Content-Type": "application/x-www-form-urlencoded"}).status == 413
    assert words(client.get("/alpine").text) == before
    assert client.get("/alpine/nowhere").status == 404
    assert client.get("/alpine/%zz").status == 400
