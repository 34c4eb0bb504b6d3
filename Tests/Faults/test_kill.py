"""SIGKILL in the middle of writing: what was acknowledged stays, nothing is half, and nothing hangs.

A kill says nothing about power loss: the page cache survives it.
"""

import contextlib
import os
import random
import sqlite3
import threading

import pytest

from Support.facet import Server, wait_until
from Support.shop import made, order, product
from Support.wire import Client

WRITERS, STOCK, PRODUCTS = 8, 10_000, 4


class Writer(threading.Thread):
    """Places orders, each with a key of its own, until the server is gone."""

    def __init__(self, port, products, acknowledged, attempted, dice):
        super().__init__(daemon=True)
        self.client = Client(port, browser=True)
        self.products, self.acknowledged, self.attempted, self.dice = products, acknowledged, attempted, dice

    def run(self):
        while True:
            key = f"key-{self.dice.getrandbits(96):024x}"
            chosen = self.dice.sample(self.products, 2)
            body = order(*((id, self.dice.randint(1, 3)) for id in chosen), note=key)
            self.attempted[key] = body
            try:
                answer = self.client.post("/api/orders", json=body, headers={"Idempotency-Key": key}, timeout=30)
            except OSError:
                return
            except Exception:  # The answer was cut off: http.client has several words for it.
                return
            if answer.status == 201:
                self.acknowledged[key] = answer.json()["id"]


def rows(folder, module, sql):
    with contextlib.closing(sqlite3.connect(f"file:{folder / (module + '.sqlite')}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def is_settled(folder):
    return rows(folder, "orders", "SELECT count(*) FROM customer_order WHERE phase <> 'settled'") == [(0,)]


def check(folder, products, acknowledged, attempted):
    for module in ("users", "products", "orders", "analytics", "notifications"):
        assert rows(folder, module, "PRAGMA integrity_check") == [("ok",)], module
    orders = dict(rows(folder, "orders", "SELECT note, id FROM customer_order WHERE note LIKE 'key-%'"))
    lost = {key: id for key, id in acknowledged.items() if orders.get(key) != id}
    assert lost == {}, "acknowledged orders are lost"
    assert orders.keys() <= attempted.keys()
    assert rows(folder, "orders", "SELECT note FROM customer_order WHERE note LIKE 'key-%' GROUP BY note "
                                  "HAVING count(*) > 1") == [], "a key has two orders"
    assert rows(folder, "orders", "SELECT id FROM customer_order WHERE state = 'placing'") == []
    for note, total, lines, quantity, amount in rows(
            folder, "orders", "SELECT note, total, count(*), sum(quantity), sum(quantity * unit_price) FROM "
            "customer_order JOIN order_line ON order_id = id WHERE note LIKE 'key-%' GROUP BY id"):
        wanted = attempted[note]["lines"]
        assert (lines, quantity) == (len(wanted), sum(line["quantity"] for line in wanted)), "an order is partial"
        assert total == amount
    reserved = rows(folder, "products", "SELECT id FROM reservation WHERE state = 'reserved'")
    assert reserved == [], "reservations are left hanging"
    held = {id for id, in rows(folder, "products", "SELECT id FROM reservation WHERE state = 'confirmed'")}
    standing = dict(rows(folder, "orders", "SELECT reservation, note FROM customer_order WHERE state <> 'cancelled'"))
    # Orders of the seed that were shipped long ago have no reservation any more.
    assert held <= standing.keys(), "stock is held for no order"
    assert {id for id, note in standing.items() if note.startswith("key-")} <= held, "an order holds no stock"
    sold = dict(rows(folder, "orders", "SELECT product_id, sum(quantity) FROM order_line JOIN customer_order ON "
                                       "id = order_id WHERE note LIKE 'key-%' AND state <> 'cancelled' GROUP BY 1"))
    stock = dict(rows(folder, "products", "SELECT id, stock FROM product"))
    for id in products:
        assert stock[id] + sold.get(id, 0) == STOCK, "stock does not add up"


@pytest.mark.parametrize("rounds", [20 if os.environ.get("FACET_DEEP") != "1" else 200])
def test_kills_during_writes_lose_nothing(shop_folder, rounds):
    dice = random.Random(20261101)
    acknowledged, attempted = {}, {}
    products = None
    for round in range(rounds):
        server = Server("--data", shop_folder)
        try:
            wait_until(lambda: Client(server).get("/health/ready").status == 200)
            client = Client(server, browser=True)
            if products is None:
                products = [made(client, "/api/products", product(f"Killed {n}", stock=STOCK)) for n in range(PRODUCTS)]
            writers = [Writer(server.port, products, acknowledged, attempted, random.Random(dice.getrandbits(64)))
                       for _ in range(WRITERS)]
            goal = len(acknowledged) + dice.randint(3, 25)
            for writer in writers:
                writer.start()
            wait_until(lambda: len(acknowledged) >= goal or not any(w.is_alive() for w in writers), every=0.001)
        finally:
            server.kill()
        for writer in writers:
            writer.join(60)
            assert not writer.is_alive()
    assert len(acknowledged) >= rounds * 3
    with Server("--data", shop_folder) as server:
        wait_until(lambda: is_settled(shop_folder))
        client = Client(server, browser=True)
        replay(client, acknowledged, attempted, dice)
        wait_until(lambda: is_settled(shop_folder))
        wait_until(lambda: rows(shop_folder, "products", "SELECT 1 FROM reservation WHERE state = 'reserved'") == [])
        for key, id in dice.sample(sorted(acknowledged.items()), 20):
            assert client.get(f"/api/orders/{id}").json()["note"] == key
        check(shop_folder, products, acknowledged, attempted)
        told = dict(rows(shop_folder, "orders", "SELECT note, id FROM customer_order WHERE note LIKE 'key-%'"))

        def all_told():
            known = {link for link, in rows(shop_folder, "analytics", "SELECT link FROM event WHERE kind = 'order.placed'")}
            return {f"./orders/{id}" for id in told.values()} <= known

        wait_until(all_told)
    print(f"{rounds} kills: {len(attempted)} attempts, {len(acknowledged)} acknowledged, all kept")


def replay(client, acknowledged, attempted, dice):
    """The same keys give the same orders; keys without an order's number in the answer give one now, once."""
    for key in dice.sample(sorted(acknowledged), min(30, len(acknowledged))):
        answer = client.post("/api/orders", json=attempted[key], headers={"Idempotency-Key": key})
        assert (answer.status, answer.json()["id"]) == (201, acknowledged[key]), answer
        other = {**attempted[key], "note": "another"}
        assert client.post("/api/orders", json=other, headers={"Idempotency-Key": key}).status == 422
    # While a module is away, refusals are so quick that there are tens of thousands of such keys in a long run.
    unanswered = sorted(attempted.keys() - acknowledged.keys())
    for key in dice.sample(unanswered, min(200, len(unanswered))):
        answers = [client.post("/api/orders", json=attempted[key], headers={"Idempotency-Key": key}) for _ in range(2)]
        assert [answer.status for answer in answers] == [201, 201], answers
        assert answers[0].json()["id"] == answers[1].json()["id"]
        acknowledged[key] = answers[0].json()["id"]
