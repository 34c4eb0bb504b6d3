"""`/metrics`: readable by Prometheus' own parser, counting what was done, and nobody's who is not to see it."""

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

from prometheus_client.parser import text_string_to_metric_families

from Support.facet import ROOT, Server, wait_until
from Support.events import Stream
from Support.shop import made, product
from Support.wire import Client


def samples(text):
    """Values by name and labels."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text) for sample in family.samples
    }


def read(server, port=None):
    answer = Client(port or server).get("/metrics")
    assert answer.status == 200 and answer.header("content-type").startswith("text/plain; version=0.0.4")
    return samples(answer.text)


def value(found, name, **labels):
    return found.get((name, tuple(sorted(labels.items()))), 0)


def test_requests_are_counted_by_route_and_variant(shop):
    client = Client(shop)
    for path in ("/solid/products", "/solid/products", "/svelte", "/api/products", "/nothing-here", "/solid/products/999999"):
        client.get(path)
    client.request("PROPFIND", "/svelte")
    found = read(shop)
    page = {"route": "page", "variant": "solid", "method": "GET"}
    assert value(found, "facet_requests_total", **page, status="200") == 2
    assert value(found, "facet_requests_total", **page, status="404") == 1
    assert value(found, "facet_requests_total", route="module/products", variant="", method="GET", status="200") == 1
    assert value(found, "facet_requests_total", route="file", variant="", method="GET", status="404") == 1
    # What visitors send names no series.
    assert value(found, "facet_requests_total", route="page", variant="svelte", method="other", status="405") == 1
    assert value(found, "facet_request_duration_seconds_count", route="page", variant="solid") == 3
    assert value(found, "facet_request_duration_seconds_bucket", route="page", variant="solid", le="+Inf") == 3
    assert value(found, "facet_render_duration_seconds_count", page="products/index", variant="solid") == 2
    assert value(found, "facet_response_bytes_total", route="page", variant="solid") > 30_000
    # The request that reads them is being answered.
    assert value(found, "facet_requests_in_flight") == 1


def test_the_process_is_described(shop):
    found = read(shop)
    assert 1_600_000_000 < value(found, "process_start_time_seconds") <= time.time() + 1
    assert value(found, "process_resident_memory_bytes") > 1 << 20
    assert 0 < value(found, "process_open_fds") < value(found, "process_max_fds")
    assert value(found, "process_cpu_seconds_total") > 0
    assert value(read(shop), "process_cpu_seconds_total") >= value(found, "process_cpu_seconds_total")


def test_streams_are_counted_while_they_are_open(shop):
    assert value(read(shop), "facet_streams_open") == 0
    stream = Stream(Client(shop))
    assert value(read(shop), "facet_streams_open") == 1
    assert value(read(shop), "facet_requests_in_flight") == 2
    stream.close()
    deadline = time.monotonic() + 30
    while value(read(shop), "facet_streams_open") and time.monotonic() < deadline:
        pass
    assert value(read(shop), "facet_streams_open") == 0


def test_events_that_wait_are_counted(shop):
    product_id = made(Client(shop, browser=True), "/api/products", product())
    wait_until(lambda: value(read(shop), "facet_events_pending", module="products", destination="notifications") == 0)
    found = read(shop)
    for module in ("products", "orders"):
        for destination in ("analytics", "notifications"):
            assert ("facet_event_lag_seconds", (("destination", destination), ("module", module))) in found
    assert product_id


def test_passwords_that_are_checked_or_wait_or_were_refused_are_counted(users_shop):
    """Two at once, sixteen in the queue, the rest is refused."""
    found = read(users_shop)
    for name in ("facet_passwords_running", "facet_passwords_waiting", "facet_passwords_refused_total"):
        assert found[(name, ())] == 0

    def attempt(number):
        account = {"email": f"nobody{number}@shop.example", "password": "wrong-password-1"}
        return Client(users_shop, browser=True).post("/api/session", json=account).status

    def busy():
        look = read(users_shop)
        return look if value(look, "facet_passwords_waiting") else None

    with ThreadPoolExecutor(24) as attempts:
        answers = attempts.map(attempt, range(24))
        found = wait_until(busy, every=0)
        assert value(found, "facet_passwords_running") == 2
        answers = list(answers)
    found = read(users_shop)
    assert value(found, "facet_passwords_refused_total") == answers.count(503)
    assert answers.count(422) + answers.count(503) == 24 and answers.count(422) >= 18
    assert value(found, "facet_passwords_running") == value(found, "facet_passwords_waiting") == 0


def test_only_this_machine_reads_them(users_folder):
    settings = {"FACET_HOSTS": "shop.example", "FACET_TRUSTED_PROXIES": "127.0.0.0/8"}
    with Server("--auth", "users", "--data", users_folder, env=settings) as server:
        # Whoever watches calls the process by its address, as for health.
        assert Client(server).get("/metrics").status == 200
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"):
            assert Client(server).get("/metrics", headers={header: "for=192.0.2.1"}).status == 404, header
        assert Client(server).post("/metrics").status in (403, 405)


def test_another_sites_name_that_leads_here_reads_nothing(shop):
    """A page of that site would be of the same origin (DNS rebinding)."""
    for host in ("evil.example", f"evil.example:{shop.port}", "127.0.0.1.evil.example"):
        assert Client(shop).get("/metrics", headers={"Host": host}).status == 404, host
    for host in ("localhost", f"127.0.0.1:{shop.port}", "[::1]:80"):
        assert Client(shop).get("/metrics", headers={"Host": host}).status == 200, host


def test_the_admin_address_has_metrics_and_health_and_nothing_else(shop_folder):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Server("--data", shop_folder, env={"FACET_ADMIN": f"127.0.0.1:{port}"}) as server:
        Client(server).get("/solid")
        found = read(server, port)
        assert value(found, "facet_requests_total", route="page", variant="solid", method="GET", status="200") == 1
        admin = Client(port)
        assert admin.get("/health/live").json() == {"status": "ok"}
        assert admin.get("/health/ready").json() == {"status": "ok"}
        assert admin.get("/solid").status == admin.get("/api/products").status == 404
        assert admin.post("/metrics").status == 405
        for method, path in (("GET", "/metrics"), ("HEAD", "/health/live"), ("GET", "/health/ready"), ("GET", "/solid"), ("POST", "/metrics")):
            answer = admin.request(method, path)
            policy = answer.header("content-security-policy")
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy, path
            assert answer.header("x-content-type-options") == "nosniff" and answer.header("cache-control") == "no-store", path
            assert answer.header("referrer-policy") == answer.header("cross-origin-resource-policy") == "same-origin", path
            assert answer.header("permissions-policy") and answer.header("x-request-id") and answer.header("server") is None, path
            assert answer.header("x-facet-compress") is None and answer.header("content-encoding") is None, path


def test_what_is_counted_is_what_the_manual_lists(shop):
    """Every name that comes is described in docs/operations.md, and none is described that the code does not know."""
    manual = (ROOT / "docs/operations.md").read_text()
    described = set(re.findall(r"^\| `((?:facet|process)_[a-z_]+)` \|", manual, re.MULTILINE))
    Client(shop).get("/solid")
    families = {family.name for family in text_string_to_metric_families(Client(shop).get("/metrics").text)}
    ours = {name for name in families if name.startswith(("facet_", "process_"))}
    known = {re.sub(r"_total$", "", name) for name in described}
    assert ours and ours <= known, ours - known
