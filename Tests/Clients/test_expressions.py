"""Expressions lowered to JavaScript and run in Chromium give the bytes and the error codes that the server gives."""

import json
import os

import pytest

from Support.clients import random_expressions
from Support.clients.site import Reply
from Support.facet import ROOT

CASES = ROOT / "Tests" / "Fixtures" / "expressions" / "cases.json"
COUNT = 20_000 if os.environ.get("FACET_DEEP") == "1" else 3000

RUN = """async (text) => {
  const { cases } = await import(`/modules/expressions/cases.js?${crypto.randomUUID()}`)
  const results = []
  for (const [position, given] of JSON.parse(text).entries()) {
    let body
    globalThis.fetch = async (_, { body: sent }) => {
      body = sent ?? ""
      return new Response(null, { status: 204 })
    }
    try {
      await cases[position]?.(given)
      results.push(cases[position] ? { json: body ?? "nothing was posted" } : { refused: true })
    } catch (error) {
      results.push({ error: error.code ?? String(error) })
    }
  }
  return JSON.stringify(results)
}"""


class Modules:
    """Serves what the tool has lowered, and the runtime."""

    def __init__(self, runtime, modules):
        self.runtime, self.modules = runtime, modules

    def reply(self, method, address, headers, body=b""):
        path = address.split("?")[0].removeprefix("/modules/")
        text = self.runtime.get(path.removeprefix("runtime/")) if path.startswith("runtime/") else self.modules.get(path)
        if text is None:
            return Reply(body=b"<!doctype html><title>expressions</title>", kind="text/html")
        return Reply(body=text.encode(), kind="text/javascript; charset=utf-8")


def page_of(case):
    """A page whose loads are the names; its action posts what the expression comes to."""
    loads = "".join(f"load {name}: {type} = api.get(\"/api/{name}\")\n" for name, type in case["names"].items())
    lines = [*case.get("statements", []), f"let outcome: {case['type']} = {case['expression']}",
             "try await api.post(\"/api/outcome\", outcome)"]
    body = "".join(f"  {line}\n" for line in lines)
    declared = "".join(line + "\n" for line in case.get("declarations", []))
    return (f"<script>\n{loads}{declared}action run() {{\n{body}}}\n</script>\n"
            "<form on:submit={run()}><button>Run</button></form>\n")


@pytest.fixture
def evaluate(tool, runtime, client_server, chromium):
    """Gives what the server and what the browser make of cases that share their types."""
    pages = []

    def run(types, cases):
        answer = tool.ask("expressions", types=types, cases=[
            {"page": page_of(case), "loads": case["loads"]} for case in cases])
        client_server.site = Modules(runtime, answer["modules"])
        page = chromium.new_page()
        pages.append(page)
        page.goto(client_server.origin + "/")
        browser = json.loads(page.evaluate(RUN, json.dumps([case["loads"] for case in cases])))
        return answer["results"], browser

    yield run
    for page in pages:
        page.close()


def disagreements(cases, server, browser):
    return [f"{case['expression']}\n  with {case['loads']}\n  server: {one}\n  browser: {other}"
            for case, one, other in zip(cases, server, browser)
            if one != other and not ("refused" in one and "refused" in other)]


def test_the_cases_of_the_language(evaluate):
    document = json.loads(CASES.read_text())
    cases = [
        {**case, "names": {name: given["type"] for name, given in case.get("bindings", {}).items()},
         "loads": {name: given["value"] for name, given in case.get("bindings", {}).items()}}
        for group in document["groups"] for case in group["cases"]]
    server, browser = evaluate(document["types"], cases)
    assert not disagreements(cases, server, browser), "\n".join(disagreements(cases, server, browser)[:20])
    assert len(cases) > 500
    wrong = []
    for case, result in zip(cases, browser):
        actual = {"error": result["error"]} if "error" in result else {"result": json.loads(result.get("json") or '"refused"')}
        expected = {"error": case["error"]} if "error" in case else {"result": case["result"]}
        if actual != expected:
            wrong.append(f"{case['expression']}: {actual} and not {expected}")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("seed", range(COUNT // 1000))
def test_random_expressions(evaluate, seed):
    cases = [{**case, "names": random_expressions.NAMES} for case in random_expressions.cases(seed, 1000)]
    server, browser = evaluate(random_expressions.TYPES, cases)
    assert not disagreements(cases, server, browser), "\n".join(disagreements(cases, server, browser)[:10])
    refused = [result for result in server if "refused" in result]
    assert len(refused) < 50, f"{len(refused)} are refused: {refused[:5]}"
    # Expressions that only fail would compare little.
    assert sum("json" in result for result in server) > 600, f"{sum('json' in result for result in server)} have a value"
