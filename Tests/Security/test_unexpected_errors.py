"""An error that nobody has thought of shows nothing of the inside: its cause goes to the log (OWASP ASVS 5.0, 16.5.1)."""

import sqlite3

import pytest

from Support.accounts import email, sign_in, signed_in
from Support.facet import Server
from Support.pages import has_whole_document
from Support.wire import Client

INSIDE = ["sqlite", "sql", "no such table", "grdb", "databaseerror", ".swift", "fatal", "stack", "/tmp", "/work", "/root", "session."]


@pytest.fixture
def broken(users_folder):
    """A gateway that has lost the table of its sessions, as no code of it expects."""
    with Server("--auth", "users", "--data", users_folder) as server:
        server.client = signed_in(server, "admin")
        with sqlite3.connect(users_folder / "sessions.sqlite", timeout=30) as database:
            database.execute("DROP TABLE session")
        yield server


def says_nothing(answer):
    for word in INSIDE:
        assert word not in answer.text.lower(), (word, answer.text)


@pytest.mark.parametrize("method,path", [
    ("GET", "/api/session"), ("GET", "/api/products"), ("GET", "/api/sessions"), ("POST", "/api/products"), ("DELETE", "/api/session"),
    ("GET", "/api/notifications/stream"),
])
def test_a_call_gets_a_fixed_problem(broken, method, path):
    answer = broken.client.request(method, path, json={} if method == "POST" else None, headers={"Accept": "application/json"})
    if method == "DELETE" and answer.status == 500 or method != "DELETE":
        assert answer.status == 500 and answer.media_type == "application/problem+json", answer
    says_nothing(answer)
    assert answer.header("cache-control") == "no-store" and answer.header("x-content-type-options") == "nosniff"


@pytest.mark.parametrize("variant", ["alpine", "svelte", "preact", "solid"])
def test_a_page_is_whole_or_a_fixed_problem(broken, variant):
    answer = broken.client.get(f"/{variant}/products")
    assert answer.status == 500, answer
    assert has_whole_document(answer.text) or answer.media_type == "application/problem+json"
    says_nothing(answer)


def test_signing_in_says_no_more_than_that_it_failed(broken):
    answer = sign_in(Client(broken, browser=True), email("viewer"))
    assert answer.status == 500 and not answer.all("set-cookie")
    says_nothing(answer)


def test_the_log_has_the_cause(broken):
    answer = broken.client.get("/api/session", headers={"Accept": "application/json"})
    request = answer.header("x-request-id")
    broken.stop()
    lines = [line for line in broken.log if "request failed" in line]
    assert lines and any("no such table" in line for line in lines), broken.log[-5:]
    assert any(request in line for line in lines)
