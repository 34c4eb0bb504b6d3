"""A gateway in front of five processes: signing in, pages, streams, and what happens when one of them is gone."""

import signal
import threading

import pytest

from Support.accounts import PASSWORD, email, sign_in, signed_in
from Support.events import Stream
from Support.facet import Server, run, wait_until
from Support.services import bearer
from Support.shop import made, order, product
from Support.wire import Client, raw

PAGES = ["", "/products", "/products/1", "/dashboard", "/orders", "/orders/new", "/users", "/analytics", "/notifications"]


@pytest.fixture
def gateway(services):
    with Server(*services.flags) as server:
        yield server


def test_pages_are_the_same_as_from_one_process(shared_users_shop, staffed, bundles, tmp_path):
    """Byte for byte, but for what is another in every answer."""
    import re
    import shutil

    shutil.copytree(staffed, tmp_path / "shop")
    with Server("--auth", "users", "--data", tmp_path / "shop", "--public", bundles) as whole:
        apart, one = signed_in(shared_users_shop, "admin"), signed_in(whole, "admin")
        for path in PAGES:
            texts = []
            for client in (apart, one):
                answer = client.get("/solid" + path)
                assert answer.status == 200, (path, answer)
                nonce = re.search(r"nonce-([^']+)'", answer.header("content-security-policy"))
                text = answer.text.replace(nonce[1], "NONCE") if nonce else answer.text
                # Tokens of sessions, in the page's data and behind the names of forms.
                text = re.sub(r'("token":"|~)[\w-]{43}"', r'\1TOKEN"', text)
                texts.append(re.sub(r"[0-9a-f]{32}", "KEY", text))
            assert texts[0] == texts[1], path


def test_errors_are_the_same_as_from_one_process(shared_users_shop, visitors):
    admin = visitors["admin"]
    missing = admin.get("/api/products/999999")
    assert (missing.status, missing.media_type) == (404, "application/problem+json")
    wrong = admin.post("/api/products", json={"name": ""})
    assert wrong.status == 422 and "/name" in [error["pointer"] for error in wrong.json()["errors"]]
    assert admin.request("PATCH", "/api/products", json={}).header("allow") == "GET, POST"
    row = made(admin, "/api/products", product("Scarce", stock=1))
    short = admin.post("/api/orders", json=order((row, 2)))
    assert short.status == 409 and short.json()["type"].endswith("out-of-stock"), short
    assert short.json()["errors"][0]["pointer"] == "/lines/0/quantity"
    assert admin.get(f"/api/products/{row}").json()["stock"] == 1
    assert admin.post("/api/products", body=b"{", headers={"Content-Type": "application/json"}).status == 400


def test_signing_in_and_out(shared_users_shop):
    client = Client(shared_users_shop, browser=True)
    assert client.get("/api/session").json()["signedIn"] is False
    assert sign_in(client, email("manager"), "not the pass phrase").status == 422
    assert client.cookies == {}
    assert sign_in(client, email("manager")).json()["role"] == "manager"
    assert client.get("/api/users").status == 200
    assert client.request("DELETE", "/api/session").status == 204
    assert client.get("/api/users").status == 401


def test_no_password_is_in_any_log(services, gateway):
    sign_in(Client(gateway, browser=True), email("manager"))
    sign_in(Client(gateway, browser=True), email("manager"), "another pass phrase")
    gateway.stop()
    services.stop()
    for server in (gateway, *services.running):
        text = "".join(server.log)
        assert PASSWORD not in text and "another pass phrase" not in text and "Bearer" not in text


def test_a_crowd_at_the_door_is_told_to_come_back(shared_users_shop):
    """The users module checks two passwords at once and lets 16 wait; its 503 is the gateway's."""
    answers = []
    begin = threading.Barrier(40)

    # Each at another account, since guesses at one are counted.
    def knock(number):
        begin.wait(60)
        visitor = Client(shared_users_shop, browser=True)
        answers.append(sign_in(visitor, f"nobody{number}@shop.example", "wrong pass phrase"))

    threads = [threading.Thread(target=knock, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    statuses = [answer.status for answer in answers]
    assert set(statuses) == {422, 503}, statuses
    busy = [answer for answer in answers if answer.status == 503]
    assert all(answer.header("retry-after") for answer in busy)
    assert any("sign-ins" in answer.json()["detail"] for answer in busy), busy


def test_a_role_that_changes_counts_at_once(gateway):
    admin, viewer = signed_in(gateway, "admin"), signed_in(gateway, "viewer")
    me = viewer.get("/api/session").json()["userID"]
    assert admin.request("PATCH", f"/api/users/{me}", json={"role": "manager"}).status == 200
    assert viewer.get("/api/session").json()["signedIn"] is False, "whoever has other rights signs in again"


def test_what_a_visitor_says_about_himself_does_not_reach_a_module(shared_users_shop):
    """Not even a token with the right key: from outside nobody is anybody."""
    client = Client(shared_users_shop)
    for headers in (bearer(shared_users_shop.services.key, "users"), {"X-Facet-Caller": "admin", "X-Facet-Role": "admin"}):
        assert client.get("/api/users", headers=headers).status == 401
    viewer = signed_in(shared_users_shop, "viewer")
    answer = viewer.post("/api/products", json=product(), headers=bearer(shared_users_shop.services.key, "products"))
    assert answer.status == 403


@pytest.mark.parametrize("path", [
    "/internal/accounts/1", "/%69nternal/accounts/1", "/%49NTERNAL/accounts/1", "/internal%2faccounts%2f1",
    "//internal/accounts/1", "/./internal/accounts/1", "/api/../internal/accounts/1", "/api/%2e%2e/internal/accounts/1",
    "/api/users/../../internal/accounts/1", "/api/users/..%2f..%2finternal/accounts/1",
    "/api/users/%2e%2e/%2e%2e/internal/accounts/1", "/api/users%2f..%2f..%2finternal/accounts/1",
    "/api/users/..%5c..%5cinternal/accounts/1", "/api/users/%252e%252e/%252e%252e/internal/accounts/1",
    "/api/users/;/../../internal/accounts/1", "/alpine/internal/accounts/1", "/internal;/accounts/1",
    "/internal/accounts/1?x=/api/users", "/api/users?/../../internal/accounts/1",
])
def test_nothing_internal_is_reached_from_outside(shared_users_shop, path):
    gateway, key = shared_users_shop, shared_users_shop.services.key
    authorization = bearer(key, "users", role="service", subject="gateway")["Authorization"]
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{gateway.port}\r\nAuthorization: {authorization}\r\n" \
           "Connection: close\r\n\r\n"
    answer = raw(gateway.port, head.encode(), expect=None)
    assert b'{"account":' not in answer and answer.split()[1] in (b"400", b"401", b"404", b"403"), answer


def test_readiness_names_what_is_missing(services, gateway):
    client = Client(gateway)
    assert client.get("/health/ready").json() == {"status": "ok"}
    services.kill("analytics")
    answer = client.get("/health/ready")
    # The pages that don't need it are there, so the gateway stays in service.
    assert (answer.status, answer.json()) == (200, {"status": "ok", "backends": {"analytics": "unavailable"}})
    services.start("analytics")
    wait_until(lambda: client.get("/health/ready").json() == {"status": "ok"})


def test_pages_that_need_nothing_of_a_dead_module_are_there(services, gateway):
    admin = signed_in(gateway, "admin")
    assert admin.get("/api/products").status == 200
    for module in ("analytics", "notifications", "orders", "users"):
        services.kill(module)
    # Who he is was known a moment ago.
    assert admin.get("/alpine/products").status == 200
    assert admin.get("/api/products").status == 200
    assert sign_in(Client(gateway, browser=True), email("viewer")).status == 503
    for path in ("/api/orders", "/api/analytics/summary", "/api/notifications"):
        assert admin.get(path).status in (502, 503), path
    services.start("orders")
    wait_until(lambda: admin.get("/api/orders").status == 200)


def test_a_session_lives_through_restarts_and_at_other_gateways(services, gateway):
    admin = signed_in(gateway, "admin")
    with Server(*services.flags) as other:
        elsewhere = Client(other, browser=True)
        elsewhere.cookies = dict(admin.cookies)
        assert elsewhere.get("/api/session").json()["role"] == "admin"
        gateway.stop()
        services.kill("users")
        services.start("users")
        wait_until(lambda: elsewhere.get("/api/users").status == 200)
        # Ended here, it is over everywhere.
        assert elsewhere.request("DELETE", "/api/session").status == 204
    with Server(*services.flags) as again:
        returned = Client(again, browser=True)
        returned.cookies = dict(admin.cookies)
        assert returned.get("/api/session").json()["signedIn"] is False


def test_a_live_stream_hears_of_what_other_processes_did(services, gateway):
    admin = signed_in(gateway, "admin")
    row = made(admin, "/api/products", product("Heard of", stock=50))
    with Server(*services.flags) as other, Stream(signed_in(other, "viewer")) as stream:
        assert stream.status == 200
        stream.next(event="ready")
        for _ in range(3):
            placed = made(admin, "/api/orders", order((row, 1)))
            event = stream.next()
            assert f"./orders/{placed}" in event["data"]


def test_a_browser_has_two_streams_and_they_end_with_its_session(gateway):
    viewer = signed_in(gateway, "viewer")
    with Stream(viewer) as one, Stream(viewer) as two:
        one.next(event="ready")
        two.next(event="ready")
        with Stream(viewer) as third:
            assert third.status == 429
        assert viewer.request("DELETE", "/api/session").status == 204
        assert one.ended.wait(30) and two.ended.wait(30)


def test_events_wait_for_a_module_that_is_down(services, gateway):
    """In order, each once, when it is back."""
    admin = signed_in(gateway, "admin")
    row = made(admin, "/api/products", product("Waited for", stock=50))
    services.kill("notifications")
    placed = [made(admin, "/api/orders", order((row, 1))) for _ in range(5)]
    services.start("notifications")

    def told():
        answer = admin.get("/api/notifications?size=5")
        return answer.status == 200 and [item["link"] for item in answer.json()["items"]] == [
            f"./orders/{id}" for id in reversed(placed)]

    wait_until(told)


def test_everything_ends_on_sigterm_with_streams_open(services, gateway):
    with Stream(signed_in(gateway, "viewer")) as stream:
        stream.next(event="ready")
        for service in services.of("notifications"):
            service.process.send_signal(signal.SIGTERM)
            assert service.process.wait(50) == 0
            service.ended = True
        assert stream.ended.wait(30)


def test_demo_has_its_manager_from_the_users_module(seeded, bundles, tmp_path):
    import shutil

    from Support.services import ServedApart

    shutil.copytree(seeded, tmp_path / "shop")
    with ServedApart("--data", tmp_path / "shop", "--public", bundles) as server:
        client = Client(server, browser=True)
        session = client.get("/api/session").json()
        assert (session["role"], session["mode"]) == ("manager", "demo") and session["userID"]
        row = made(client, "/api/products", product())
        assert client.post("/api/orders", json=order((row, 1))).json()["customer"]["id"] == session["userID"]
        assert sign_in(client, "admin@demo.example", "facet-demo").status in (200, 422)
        # Without that module everybody still is a manager, and what needs no account of his goes on.
        server.services.kill("users")
        assert Client(server).get("/alpine/products").status == 200
        assert Client(server).get("/api/session").json()["role"] == "manager"


def test_a_part_of_the_modules_may_be_elsewhere(users_folder, services, tmp_path):
    """Orders in the gateway, on products and listeners in other processes."""
    services.kill("orders")
    config = tmp_path / "mixed.yaml"
    lines = [line for line in services.config.read_text().splitlines() if not line.startswith("  orders")]
    config.write_text("\n".join(lines) + "\n  orders: embedded\n")
    with Server("--config", config, "--data", users_folder) as server:
        admin = signed_in(server, "admin")
        row = made(admin, "/api/products", product("Mixed", stock=5))
        placed = made(admin, "/api/orders", order((row, 2)))
        assert admin.get(f"/api/products/{row}").json()["stock"] == 3
        # The product that runs low is told of, too, before or after.
        links = lambda: [item["link"] for item in admin.get("/api/notifications?size=5").json()["items"]]
        wait_until(lambda: f"./orders/{placed}" in links())
        assert set(admin.get("/api/openapi.json").json()["paths"]) > {"/api/orders", "/api/products", "/api/users"}
        assert admin.get("/health/ready").status == 200


def test_two_whole_gateways_share_one_folder(users_folder):
    """All modules in both: one relay, one recovery, sessions and streams of both."""
    arguments = ("--auth", "users", "--data", users_folder)
    with Server(*arguments) as one, Server(*arguments) as two:
        admin = signed_in(one, "admin")
        other = Client(two, browser=True)
        other.cookies = dict(admin.cookies)
        row = made(admin, "/api/products", product("Shared", stock=100))
        with Stream(admin) as here, Stream(other) as there:
            here.next(event="ready")
            there.next(event="ready")
            for client in (admin, other) * 3:
                placed = made(client, "/api/orders", order((row, 1)))
                for stream in (here, there):
                    assert f"./orders/{placed}" in stream.next()["data"]
        assert admin.get(f"/api/products/{row}").json()["stock"] == 94
        # The one that held the leases is gone; the other goes on.
        one.kill()
        placed = made(other, "/api/orders", order((row, 1)))
        wait_until(lambda: other.get("/api/notifications?size=1").json()["items"][0]["link"] == f"./orders/{placed}")
        assert run("seed", "--data", users_folder, check=False).returncode == 1
