"""What a page's loads make of another server's answers: right ones, wrong ones, and none."""

import json
import threading

import pytest

from Support.pages import has_whole_document, words
from Support.wire import Client

ITEM = {"id": 1, "name": "One", "tags": []}


@pytest.mark.parametrize("text,says", [
    ('[{"id": 1, "tags": []}]', "[0].name"), ('[{"id": "1", "name": "x", "tags": []}]', "[0].id"),
    ('{"items": []}', "items"), ('[{"id": 1, "name": "x", "tags": [1]}]', "tags[0]"), ("null", "items"),
    ('[{"id": 1.5, "name": "x", "tags": []}]', "[0].id"), ("[1, 2", "JSON"), ("<html>", "JSON"),
    ("[" * 5000 + "]" * 5000, ""), ('[{"id": 1, "name": "x", "tags": []}, {"id": 9007199254740993, "name": "y", "tags": []}]', "[1].id"),
])
def test_data_that_breaks_the_contract_says_where(site, foreign, text, says):
    foreign.answers["/api/items"] = lambda handler: handler.json(200, text)
    answer = Client(site).get("/alpine/required")
    assert answer.status == 502 and has_whole_document(answer.text)
    assert says in words(answer.text), words(answer.text)
    assert "items" in words(answer.text), "which load it is"
    if text != "null":  # That is what an optional type may be.
        assert "No items: 502" in words(Client(site).get("/alpine").text), "an optional load fails in place"


def test_unknown_members_are_ignored(site, foreign):
    foreign.answers["/api/items"] = lambda handler: handler.json(200, json.dumps([{**ITEM, "more": {"x": [1]}}]))
    assert "One" in words(Client(site).get("/alpine/required").text)


@pytest.mark.parametrize("status,shown", [(401, 401), (403, 403), (404, 404), (400, 400), (500, 502), (503, 503), (504, 504)])
def test_a_required_load_that_fails(site, foreign, status, shown):
    foreign.answers["/api/items"] = lambda handler: handler.json(status, '{"title": "Not today"}')
    answer = Client(site).get("/alpine/required")
    assert answer.status == shown and has_whole_document(answer.text)
    assert f"No items: {status} Not today" in words(Client(site).get("/alpine").text)


def test_a_server_that_is_gone_slow_or_cut_off(site, foreign):
    answer = Client(site).get("/api/gone/x")
    assert answer.status == 502 and answer.media_type == "application/problem+json"
    never = threading.Event()
    foreign.answers["/api/items"] = foreign.answers["/api/open/slow"] = lambda handler: never.wait(10)
    answer = Client(site).get("/api/open/slow")
    assert answer.status == 504 and answer.media_type == "application/problem+json"
    page = Client(site).get("/alpine/required")
    assert page.status in (502, 504) and has_whole_document(page.text)
    never.set()

    def cut(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[")
        handler.close_connection = True

    foreign.answers["/api/items"] = cut
    page = Client(site).get("/alpine/required")
    assert page.status == 502 and has_whole_document(page.text)
    assert Client(site).get("/health/live").status == 200


def test_an_answer_that_never_ends_is_bounded(site, foreign):
    def endless():
        yield b"["
        for _ in range(400):
            yield b" " * 65536

    def answer(handler):
        try:
            handler.chunked(200, endless(), ("Content-Type", "application/json"))
        except OSError:
            handler.close_connection = True

    foreign.answers["/api/items"] = answer
    page = Client(site).get("/alpine/required")
    assert page.status == 502 and has_whole_document(page.text)
