"""Calls of the API: what is sent, how answers and failures are read, and loads that an action assigns before."""

import json
import socket

import pytest

from Support.runtime_site import Reply, as_json


@pytest.fixture
def run(visitor):
    page = visitor.open(script="""
    window.outcome = async (promise) => {
      try { return { value: await promise } } catch (thrown) {
        if (thrown.code) return { code: thrown.code }
        const error = caught(thrown)
        return { ...error, fields: [...error.fields], isError: thrown instanceof CallError }
      }
    }
    """)
    return lambda source: page.evaluate(f"async () => {{ {source} }}")


def answering(site, reply, path="/api/x"):
    site.answers[path] = lambda _: reply


def failure(run, visitor, source="outcome(call('GET', ['api', 'x'], {}, shape.int))"):
    setup, _, last = source.rpartition(";await ")
    result = run(f"{setup}; return {last or source}" if setup else f"return {source}")
    visitor.forgive()  # The browser's own line about the status.
    return result


def test_a_call_is_sent_as_the_server_sends_it(run, site):
    answering(site, as_json({"made": 7}), "/api/a%20b%2F%C3%A9%21/12")
    assert run("""
      const made = shape.record([["id", "made", shape.int]], "Made")
      const query = [["q", "a b&c"], ["none", null], ["tag", ["x", "y"]], ["n", 1.5], ["is", true], ["empty", []]]
      return call("POST", ["api", "a b/é!", 12], { query, body: { name: "T" }, key: "k1" }, made)
    """) == {"id": 7}
    request = site.requests[-1]
    assert (request.command, request.path) == (
        "POST", "/api/a%20b%2F%C3%A9%21/12?q=a%20b%26c&tag=x&tag=y&n=1.5&is=true")
    assert (request.headers["Content-Type"], request.headers["Idempotency-Key"]) == ("application/json", "k1")
    assert json.loads(request.body) == {"name": "T"}


def test_what_is_not_given_is_not_sent(run, site):
    answering(site, Reply("", 204))
    assert run("return outcome(call('DELETE', ['api', 'x']))") == {"value": None}
    request = site.requests[-1]
    assert request.path == "/api/x" and request.body == b""
    assert request.headers["Content-Type"] is None and request.headers["Idempotency-Key"] is None


def test_what_changes_something_brings_the_pages_token(visitor, site):
    for path in ("/api/x", "/api/session"):
        answering(site, Reply("", 204), path)
    page = visitor.open("/token", data={"root": "", "url": "/", "state": {}, "token": "of-the-page"})
    sent = {}
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        page.evaluate("(method) => call(method, ['api', 'x'])", method)
        sent[method] = site.requests[-1].headers["X-Facet-Token"]
    assert sent == {"GET": None} | dict.fromkeys(("POST", "PUT", "PATCH", "DELETE"), "of-the-page")
    assert page.evaluate("formPath(place(rootPlace, '3', 3), 1)") == "3#1~of-the-page"
    # A session that has begun since: what stays on the page goes on in it.
    answering(site, Reply("", 204, headers=[("X-Facet-Token", "of-the-session")]), "/api/session")
    page.evaluate("call('POST', ['api', 'session'])")
    page.evaluate("call('DELETE', ['api', 'x'])")
    assert site.requests[-1].headers["X-Facet-Token"] == "of-the-session"


def test_a_page_without_a_token_sends_none(visitor, site):
    answering(site, Reply("", 204))
    page = visitor.open("/plain", data={"root": "", "url": "/", "state": {}})
    page.evaluate("call('POST', ['api', 'x'])")
    assert site.requests[-1].headers["X-Facet-Token"] is None
    assert page.evaluate("formPath(place(rootPlace, '3', 3), 1)") == "3#1"


@pytest.mark.parametrize("segment", ["''", "'.'", "'..'", "null"])
def test_segments_that_would_lead_elsewhere_are_refused(run, site, segment):
    before = len(site.requests)
    assert run(f"return outcome(call('GET', ['api', {segment}, 'x']))") == {"code": "invalid-path-segment"}
    assert len(site.requests) == before


def test_a_problem_is_an_api_error(run, visitor, site):
    answering(site, as_json({
        "title": "Not valid", "detail": "Two fields", "errors": [
            {"pointer": "/name", "detail": "is empty"}, {"pointer": "#/lines/0/quantity", "detail": "is too much"},
            {"pointer": "/name", "detail": "is short"}, {"pointer": "/email"}, 5, {"pointer": 1, "detail": "x"}]}, 422))
    assert failure(run, visitor) == {
        "status": 422, "title": "Not valid", "detail": "Two fields", "isError": True,
        "fields": [["lines.0.quantity", ["is too much"]], ["name", ["is empty", "is short"]]]}


@pytest.mark.parametrize("status, body, title", [
    (404, "", "Not found"), (401, "<html>", "Sign-in is needed"), (500, "[1]", "The request failed with status 500"),
    (429, '{"title": 5}', "Too many requests"), (503, "null", "The backend is not available"),
])
def test_other_failures_have_a_title_by_their_status(run, visitor, site, status, body, title):
    answering(site, Reply(body, status))
    assert failure(run, visitor) == {"status": status, "title": title, "detail": "", "fields": [], "isError": True}


def test_answers_that_are_not_of_the_shape_are_502(run, visitor, site):
    answering(site, as_json("seven"))
    error = failure(run, visitor)
    assert (error["status"], error["title"]) == (502, "The data does not match its declaration")
    assert error["detail"].startswith("/api/x: ") and "expected Int" in error["detail"]
    answering(site, Reply("<html>"))
    error = failure(run, visitor)
    assert (error["status"], error["title"]) == (502, "The answer is not JSON")


def test_who_cannot_be_reached_is_503_and_redirects_are_not_followed(run, visitor, site):
    site.answers["/api/x"] = lambda request: request.connection.shutdown(socket.SHUT_RDWR)
    assert failure(run, visitor)["status"] == 503
    answering(site, Reply("", 302, headers=[("Location", "/api/y")]))
    answering(site, as_json(1), "/api/y")
    assert failure(run, visitor)["status"] == 502
    assert "/api/y" not in [request.path for request in site.requests]


def test_only_failed_calls_are_caught(run):
    assert run("""
      try { caught(new TypeError("x")) } catch (error) { return [error.name, error.message] }
    """) == ["TypeError", "x"]


OPTIMIST = """
let shown = ["a"]
const page = instance(rootPlace, { name: "page", loads: { todos: shape.anything }, values: { todos: shown }, receive: ({ todos }) => (shown = todos) })
const write = (run, value) => { run.assign("todos", value); shown = value }
const seen = []
"""


@pytest.mark.parametrize("catches", [True, False])
def test_a_failed_call_takes_an_assigned_load_back(run, visitor, site, catches):
    answering(site, Reply("", 503))
    assert failure(run, visitor, OPTIMIST.replace("\n", ";") + f"""await (async () => {{
      const action = () => optimistic(page, async (run) => {{
        write(run, ["a", "b"])
        seen.push(shown)
        const save = () => call("POST", ["api", "x"])
        if ({str(catches).lower()}) {{ try {{ await save() }} catch (e) {{ seen.push(caught(e, run).status, shown) }} }}
        else await save()
      }})
      seen.push("error" in await action().then(() => ({{}}), (error) => ({{ error }})), shown)
      return seen
    }})()""".strip()) == [["a", "b"], *([503, ["a"], False, ["a"]] if catches else [True, ["a"]])]


def test_what_was_agreed_on_is_what_a_later_failure_returns_to(run, visitor, site):
    answering(site, as_json(1))
    answering(site, Reply("", 500), "/api/fails")
    assert failure(run, visitor, OPTIMIST.replace("\n", ";") + """await (async () => {
      await optimistic(page, async (run) => { write(run, ["b"]); await call("POST", ["api", "x"]) })
      await optimistic(page, async (run) => { write(run, ["c"]); await call("POST", ["api", "fails"]) }).catch(() => {})
      return shown
    })()""") == ["b"]
