"""Traces: W3C context in and out, spans to a collector (OTLP/HTTP), and ids in the log."""

import json
import time

import pytest

from Support.facet import Server, wait_until
from Support.foreign import Foreign
from Support.wire import Client

PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def collector():
    """A server that takes spans."""
    with Foreign() as foreign:
        foreign.answers["/v1/traces"] = lambda handler: handler.json(200, "{}")
        yield foreign


def spans(collector, count):
    """The spans that came, once there are so many."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = [
            (dict((a["key"], a["value"]) for a in resource["resource"]["attributes"]), span)
            for seen in list(collector.seen) if "body" in seen
            for resource in json.loads(seen["body"])["resourceSpans"]
            for scope in resource["scopeSpans"] for span in scope["spans"]
        ]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{len(found)} spans came, and not {count}")


def attributes(span):
    return {item["key"]: next(iter(item["value"].values())) for item in span["attributes"]}


def test_a_page_is_a_span_and_its_loads_are_spans_within(shop_folder, collector):
    settings = {"FACET_TRACING_ENDPOINT": collector.url, "FACET_TRACING_SERVICE": "shop"}
    with Server("--data", shop_folder, env=settings) as server:
        assert Client(server).get("/solid/products").status == 200
        found = spans(collector, 3)
    by_name = {span["name"]: span for _, span in found}
    page, load = by_name["GET page/solid"], by_name["GET api/products"]
    assert {resource["service.name"]["stringValue"] for resource, _ in found} == {"shop"}
    assert page["kind"] == 2 and "parentSpanId" not in page
    assert attributes(page)["http.response.status_code"] == "200" and attributes(page)["http.route"] == "page/solid"
    assert load["traceId"] == page["traceId"] and load["parentSpanId"] == page["spanId"]
    assert int(page["startTimeUnixNano"]) <= int(load["startTimeUnixNano"]) <= int(load["endTimeUnixNano"])
    assert int(load["endTimeUnixNano"]) <= int(page["endTimeUnixNano"])


def test_sending_spans_makes_no_spans(shop_folder, collector):
    with Server("--data", shop_folder, env={"FACET_TRACING_ENDPOINT": collector.url}) as server:
        Client(server).get("/solid/products")
        spans(collector, 3)
        # What was noted while they were sent goes out at the end.
        assert server.stop() == 0
    names = {span["name"] for _, span in spans(collector, 3)}
    assert names and all(name.startswith("GET ") for name in names), names


def test_a_call_of_another_server_belongs_to_the_trace_and_its_path_is_nobodys(tmp_path, collector):
    with Foreign() as backend:
        backend.answers["/api/things/secret-path"] = backend.answers["/health"] = lambda handler: handler.json(200, "{}")
        (tmp_path / "Templates/pages").mkdir(parents=True)
        (tmp_path / "Templates/pages/index.facet").write_text("<h1>Home</h1>\n")
        (tmp_path / "facet.yaml").write_text(
            f"auth: none\ntemplates: Templates\ntracing: {{endpoint: '{collector.url}'}}\n"
            f"backends:\n  /api/things: {{url: '{backend.url}', health: /health}}\n")
        with Server("--config", tmp_path / "facet.yaml", cwd=tmp_path) as server:
            assert Client(server).get("/api/things/secret-path").status == 200
            # Checks of the backend's health are no part of anybody's trace.
            wait_until(lambda: sum(seen["path"] == "/health" for seen in backend.seen) >= 2)
            assert server.stop() == 0
        called = next(seen for seen in backend.seen if seen["path"].startswith("/api/things"))
    found = [span for _, span in spans(collector, 1)]
    assert [span["name"] for span in found] == ["GET backend/api/things"]
    _, trace, parent, _ = dict(called["headers"])["traceparent"].split("-")
    assert (trace, parent) == (found[0]["traceId"], found[0]["spanId"])
    assert not any(b"secret-path" in seen.get("body", b"") for seen in collector.seen)


def test_a_trusted_proxys_trace_goes_on_and_a_visitors_does_not(users_folder, collector):
    base = {"FACET_TRACING_ENDPOINT": collector.url, "FACET_HOSTS": "127.0.0.1"}
    trusting = {**base, "FACET_TRUSTED_PROXIES": "127.0.0.0/8"}
    for settings, continues in ((trusting, True), (base, False)):
        collector.seen.clear()
        with Server("--auth", "users", "--data", users_folder, env=settings) as server:
            Client(server).get("/solid/sign-in", headers={"traceparent": PARENT, "tracestate": "a=1"})
            page = next(span for _, span in spans(collector, 1) if span["name"] == "GET page/solid")
        assert (page["traceId"] == PARENT.split("-")[1]) == continues
        assert (page.get("parentSpanId") == PARENT.split("-")[2]) == continues


def test_log_lines_carry_the_trace_and_the_request(shop_folder):
    with Server("--data", shop_folder, env={"FACET_LOG_FORMAT": "json"}) as server:
        answer = Client(server).get("/solid?q=secret")
    lines = [json.loads(line) for line in server.log if line.startswith("{") and '"request"' in line]
    line = next(line for line in lines if line["request_id"] == answer.header("x-request-id"))
    assert len(line["trace_id"]) == 32 and int(line["trace_id"], 16)
    assert "secret" not in json.dumps(line)


def test_a_collector_that_is_down_holds_up_nothing(shop_folder):
    with Server("--data", shop_folder, env={"FACET_TRACING_ENDPOINT": "http://127.0.0.1:9"}) as server:
        for _ in range(20):
            assert Client(server).get("/solid").status == 200
        assert server.stop() == 0
