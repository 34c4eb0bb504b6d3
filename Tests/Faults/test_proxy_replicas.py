"""Replicas that die, stop and come back under load, and backends that fail beside others that don't."""

import signal
import time

import pytest

from Support.facet import wait_until
from Support.fault_proxy import FaultProxy, after, answer, never, resets
from Support.proxied import DEEP, Load, Replica, ask, gateway

RATE = 300 if DEEP else 80
SECONDS = 10 if DEEP else 2


def ejections(server, address):
    return sum("backend's address is" in line and address in line for line in server.log)


def served_by(server):
    return ask(server.port).json()["replica"]


@pytest.mark.parametrize("checks", [", health: /health", ""], ids=["checked", "unchecked"])
def test_one_of_two_replicas_is_killed(tmp_path, checks):
    with Replica("one", 0.01) as one, Replica("two", 0.01) as two:
        entry = f"{{url: ['{one.url}', '{two.url}']{checks}}}"
        with gateway(tmp_path, {"/api/x": entry}) as server:
            with Load(server.port, RATE) as load:
                wait_until(lambda: len(load.statuses) > RATE / 2)
                one.kill()
                killed = time.monotonic()
                wait_until(lambda: ejections(server, one.url) >= 1)
                print(f"ejected after {time.monotonic() - killed:.2f} s")
                time.sleep(SECONDS)
                one.start()
                back = time.monotonic()
                wait_until(lambda: served_by(server) == "one", 150)
                print(f"back after {time.monotonic() - back:.2f} s")
                seen = len(load.statuses)
                wait_until(lambda: len(load.statuses) > seen + RATE / 2)
            assert not load.errors, load.errors[:3]
            assert set(load.statuses) == {200}, {status: load.statuses.count(status) for status in set(load.statuses)}


def test_a_replica_that_stands_still_holds_nobody_up_for_long(tmp_path):
    with Replica("one") as one, Replica("two") as two:
        entry = f"{{url: ['{one.url}', '{two.url}'], health: /health, timeout: 3s}}"
        with gateway(tmp_path, {"/api/x": entry}) as server:
            with Load(server.port, RATE) as load:
                wait_until(lambda: len(load.statuses) > RATE / 2)
                one.signal(signal.SIGSTOP)
                wait_until(lambda: ejections(server, one.url) >= 1)
                seen = len(load.statuses)
                wait_until(lambda: len(load.statuses) > seen + 2 * RATE)
                assert all(served_by(server) == "two" for _ in range(5))
                one.signal(signal.SIGCONT)
                wait_until(lambda: served_by(server) == "one", 150)
            # What it had when it stood still is late; nothing else is.
            assert not load.errors and set(load.statuses) <= {200, 504}
            assert load.statuses.count(504) <= 16, load.statuses.count(504)


def test_a_backend_that_stands_still_leaves_the_others_alone(tmp_path):
    with FaultProxy(never) as still, FaultProxy() as well:
        backends = {
            "/api/still": f"{{url: '{still.url}', timeout: 2s, connections: 8, pending: 8}}", "/api/well": well.url}
        with gateway(tmp_path, backends) as server:
            with Load(server.port, 0, path="/api/still", workers=24) as stuck:
                wait_until(lambda: still.open >= 8)
                with Load(server.port, RATE, path="/api/well", workers=4) as load:
                    wait_until(lambda: len(load.statuses) > RATE)
                wait_until(lambda: len(stuck.statuses) > 50)
            assert not load.errors and set(load.statuses) == {200}
            assert set(stuck.statuses) <= {503, 504}
            assert all(after_header for status, after_header in stuck.answers if status == 503)


def test_the_least_loaded_address_gets_more(tmp_path):
    with FaultProxy(after(0.2)) as slow, FaultProxy(after(0.005)) as fast:
        with gateway(tmp_path, {"/api/x": f"['{slow.url}', '{fast.url}']"}) as server:
            with Load(server.port, 0, workers=4) as load:
                wait_until(lambda: len(load.statuses) > 200)
            assert set(load.statuses) == {200}
            assert fast.count() > 4 * slow.count()


def test_more_than_a_backend_takes_is_refused(tmp_path):
    with FaultProxy(after(0.05)) as backend:
        entry = f"{{url: '{backend.url}', connections: 4, pending: 4}}"
        with gateway(tmp_path, {"/api/x": entry}) as server:
            with Load(server.port, 0, workers=24) as load:
                wait_until(lambda: len(load.statuses) > 400)
            assert not load.errors and set(load.statuses) == {200, 503}
            assert all(seconds == "1" for status, seconds in load.answers if status == 503)
            assert backend.connections <= 8
            wait_until(lambda: ask(server.port).status == 200)


def test_five_times_too_much_is_shed(tmp_path):
    with FaultProxy(after(0.05)) as backend:
        more = "limits: {requests: 4, queue: 4}\n"
        with gateway(tmp_path, {"/api/x": backend.url}, more=more) as server:
            with Load(server.port, 0, workers=4) as peak:
                wait_until(lambda: len(peak.statuses) > 100)
            assert set(peak.statuses) == {200}
            with Load(server.port, 0, workers=40) as load:
                wait_until(lambda: load.statuses.count(200) > 100, 60)
                # Who watches the process is answered, and so is who wants a file.
                assert ask(server.port, path="/health/live").status == 200
                assert ask(server.port, path="/health/ready").status == 200
                assert ask(server.port, path="/missing.css").status == 404
            assert not load.errors and set(load.statuses) == {200, 503}
            assert all(seconds == "1" for status, seconds in load.answers if status == 503)
            page = ask(server.port, path="/alpine", headers={"Accept": "text/html"})
            assert page.status == 200


PAGES = {
    "index": """<script>
  load well: Thing = api.get("/api/well")
  load down: Thing? = api.get("/api/down")
</script>
<h1>{well.name}</h1>
{#if let down}<p>{down.name}</p>{:else}<p role="alert">Without the rest: {error(down)?.status ?? 0}</p>{/if}
""",
}


@pytest.mark.parametrize("how", ["stopped", "resets", "never"])
def test_a_page_says_in_place_what_it_is_without(tmp_path, how):
    well, down = FaultProxy(answer(200, b'{"name":"Well"}')), FaultProxy(answer(200, b'{"name":"Down"}'))
    with well, down:
        backends = {"/api/well": well.url, "/api/down": f"{{url: '{down.url}', timeout: 500ms}}"}
        (tmp_path / "Templates").mkdir()
        (tmp_path / "Templates" / "types.facet").write_text("type Thing { name: String }\n")
        with gateway(tmp_path, backends, pages=PAGES) as server:
            assert "<p>Down</p>" in ask(server.port, path="/alpine").text
            if how == "stopped":
                down.refuse()
            else:
                down.behaviour = resets if how == "resets" else never
            seen = set()
            for _ in range(8):
                page = ask(server.port, path="/alpine")
                assert page.status == 200 and "<h1>" in page.text and "Well" in page.text
                assert "Without the rest: 50" in page.text.replace("<!---->", ""), page.text
                seen.add(page.text.split("Without the rest: ")[1][:3])
            # In the end the breaker is open, and nobody waits any more.
            assert "503" in seen
            assert ask(server.port, path="/health/ready").json() == {
                "status": "ok", "backends": {"/api/down": "unavailable"}}
            if how == "stopped":
                down.listen()
            down.behaviour = answer(200, b'{"name":"Down"}')
            wait_until(lambda: "<p>Down</p>" in ask(server.port, path="/alpine").text)
