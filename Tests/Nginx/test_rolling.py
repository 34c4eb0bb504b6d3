"""Gateways on one data folder are restarted one after the other, as docs/operations.md says, and no visitor notices."""

import http.client
import json
import os
import random
import signal
import threading

import pytest

from Faults.test_kill import is_settled, rows
from Support.accounts import signed_in
from Support.facet import Server, wait_until
from Support.nginx import Nginx
from Support.ports import free_ports
from Support.shop import made, order, product
from Support.wire import TOKENS, Client

HOST = {"Host": "shop.example"}
TURNS = ("hash $remote_addr consistent;", "")
ROUNDS = 20 if os.environ.get("FACET_DEEP") == "1" else 3
READERS, BUYERS, STOCK = 4, 3, 1_000_000
READ = ["/alpine/products", "/solid/orders", "/api/products?size=100", "/api/session", "/svelte/products/1"]


class Visitor(threading.Thread):
    """Asks all the time, over a connection that is kept or over a new one each time. `failed` has what no visitor may see.

    When nginx reloads, it closes kept connections that are idle, also those on which a request is just arriving. Browsers
    then send it once more over a new one, and so does this: what has no answer at all on a connection that had been used
    before, and may be repeated (RFC 9110 §9.2.2, RFC 9112 §9.3.1). `repeated` counts that.
    """

    def __init__(self, port, session, is_over, *, keeps, product=None, seed=0):
        super().__init__(daemon=True)
        self.port, self.session, self.is_over, self.keeps, self.product = port, session, is_over, keeps, product
        self.dice, self.done, self.failed, self.placed = random.Random(seed), 0, [], {}
        self.connection, self.repeated = None, 0

    def run(self):
        while not self.is_over.is_set():
            if self.product is None:
                self._ask("GET", READ[self.done % len(READ)], 200)
            else:
                key = f"rolling-{self.dice.getrandbits(96):024x}"
                answer = self._ask("POST", "/api/orders", 201, order((self.product, 1), note=key), {"Idempotency-Key": key})
                if answer is not None:
                    self.placed[key] = json.loads(answer)["id"]
            self.done += 1

    def _ask(self, method, path, expected, body=None, more=None):
        cookies = self.session.cookies
        headers = {**self.session.headers, "Cookie": "; ".join(f"{n}={v}" for n, v in cookies.items()), **(more or {})}
        headers.update({"X-Facet-Token": TOKENS[value] for value in cookies.values() if value in TOKENS})
        if body is not None:
            body, headers["Content-Type"] = json.dumps(body), "application/json"
        try:
            status, content = self._exchange(method, path, body, headers)
        except (OSError, http.client.HTTPException) as error:
            self.failed.append((method, path, repr(error)))
            self._drop()
            return None
        if status != expected:
            self.failed.append((method, path, status, content[:300]))
            return None
        return content

    def _exchange(self, *request):
        had_been_used = self.connection is not None
        try:
            return self._send(*request)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if not had_been_used:
                raise
            self.repeated += 1
            self._drop()
            return self._send(*request)

    def _send(self, *request):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.connection.request(*request)
        response = self.connection.getresponse()
        content = response.read()
        if not self.keeps:
            self._drop()
        return response.status, content

    def _drop(self):
        self.connection.close()
        self.connection = None


def test_rolling_restarts_fail_no_request(staffed, users_folder, bundles, tmp_path):
    config = tmp_path / "facet.yaml"
    config.write_text(f"auth: users\nhosts: [shop.example, 127.0.0.1]\ntrusted_proxies: [127.0.0.1]\npublic: {bundles}\n")
    ports = free_ports(2)
    start = lambda port: Server("--data", users_folder, "--config", config, command=("serve", "--port", str(port)))
    gateways = {}
    try:
        gateways.update({port: start(port) for port in ports})
        for port in ports:
            wait_until(lambda: Client(port).get("/health/ready").status == 200)
        with Nginx(tmp_path / "nginx", ports, public=bundles, replaced=[TURNS]) as nginx:
            admin = signed_in(nginx, "admin", headers=HOST)
            row = made(admin, "/api/products", product("Bought all the time", stock=STOCK))
            is_over = threading.Event()
            visitors = [
                *(Visitor(nginx.port, admin, is_over, keeps=n % 2 == 0) for n in range(READERS)),
                *(Visitor(nginx.port, admin, is_over, keeps=n % 2 == 0, product=row, seed=n + 1) for n in range(BUYERS))]
            for visitor in visitors:
                visitor.start()
            for round in range(ROUNDS):
                for port in ports:
                    more(visitors)
                    restart(nginx, gateways, port, start)
            more(visitors)
            is_over.set()
            for visitor in visitors:
                visitor.join(120)
                assert not visitor.is_alive()
        failed = [failure for visitor in visitors for failure in visitor.failed]
        placed = {key: id for visitor in visitors for key, id in visitor.placed.items()}
        done = sum(visitor.done for visitor in visitors)
        repeated = sum(visitor.repeated for visitor in visitors)
        print(f"{2 * ROUNDS} restarts: {done} requests, {len(placed)} orders among them, {len(failed)} failed, "
              f"{repeated} sent again because nginx had closed their kept connection")
        assert failed == [], failed[:10]
        wait_until(lambda: is_settled(users_folder))
        kept = rows(users_folder, "orders", "SELECT note, id FROM customer_order WHERE note LIKE 'rolling-%'")
        assert len(kept) == len(placed) and dict(kept) == placed
        assert rows(users_folder, "products", f"SELECT stock FROM product WHERE id = {row}") == [(STOCK - len(placed),)]
    finally:
        for gateway in gateways.values():
            if not gateway.ended:
                gateway.stop()


def restart(nginx, gateways, port, start):
    """What docs/operations.md says under "Rolling restart behind nginx"."""
    nginx.take_out(port)
    gateways[port].process.send_signal(signal.SIGTERM)
    assert gateways[port].process.wait(50) == 0, "".join(gateways[port].log[-20:])
    gateways[port].ended = True
    gateways[port] = start(port)
    wait_until(lambda: Client(port).get("/health/ready").status == 200)
    nginx.put_back(port)


def more(visitors, count=10):
    """Everybody has been answered some more times."""
    goals = [visitor.done + count for visitor in visitors]
    wait_until(lambda: all(visitor.done >= goal for visitor, goal in zip(visitors, goals)), seconds=120)
