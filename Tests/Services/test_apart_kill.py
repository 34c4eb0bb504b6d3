"""SIGKILL of single processes while orders are placed: what was acknowledged stays, nothing is half, each event counts once.

The gateway lives on: a visitor sees 502 or 503 for a moment, and asks again with the same key.
"""

import os
import random
import threading
import time

from Faults.test_kill import PRODUCTS, STOCK, check, is_settled, replay, rows
from Support.facet import Server, wait_until
from Support.services import Services
from Support.shop import made, order, product
from Support.wire import Client

DEEP = os.environ.get("FACET_DEEP") == "1"
ROUNDS, WRITERS = (200, 8) if DEEP else (5, 4)
VICTIMS = [("orders",), ("products",), ("orders", "products"), ("products", "notifications"), ("orders", "analytics")]


class Writer(threading.Thread):
    """Places orders, each with a key of its own, until it is told to stop; what happened to them is not asked again here."""

    def __init__(self, port, products, acknowledged, attempted, dice, unexpected):
        super().__init__(daemon=True)
        self.client, self.dice, self.is_over = Client(port, browser=True), dice, False
        self.products, self.acknowledged, self.attempted, self.unexpected = products, acknowledged, attempted, unexpected

    def run(self):
        while not self.is_over:
            key = f"key-{self.dice.getrandbits(96):024x}"
            body = order(*((id, self.dice.randint(1, 3)) for id in self.dice.sample(self.products, 2)), note=key)
            self.attempted[key] = body
            try:
                answer = self.client.post("/api/orders", json=body, headers={"Idempotency-Key": key}, timeout=120)
            except Exception as failure:  # The gateway is there all the time.
                self.unexpected.append(failure)
                return
            if answer.status == 201:
                self.acknowledged[key] = answer.json()["id"]
            elif answer.status in (502, 503, 504):
                time.sleep(0.02)
            else:
                self.unexpected.append(answer)



def test_kills_of_single_processes_lose_nothing(shop_folder, tmp_path):
    dice = random.Random(20261101)
    acknowledged, attempted, unexpected = {}, {}, []
    with Services(shop_folder, tmp_path, auth="demo") as services, Server(*services.flags) as gateway:
        client = Client(gateway, browser=True)
        wait_until(lambda: client.get("/health/ready").json() == {"status": "ok"})
        products = [made(client, "/api/products", product(f"Killed {n}", stock=STOCK)) for n in range(PRODUCTS)]
        writers = [Writer(gateway.port, products, acknowledged, attempted, random.Random(dice.getrandbits(64)), unexpected)
                   for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        for round in range(ROUNDS):
            goal = len(acknowledged) + dice.randint(3, 15)
            wait_until(lambda: len(acknowledged) >= goal or unexpected, seconds=300, every=0.001)
            assert unexpected == [], unexpected[:3]
            for module in VICTIMS[round % len(VICTIMS)]:
                services.kill(module)
            for module in VICTIMS[round % len(VICTIMS)]:
                services.start(module)
        for writer in writers:
            writer.is_over = True
        for writer in writers:
            writer.join(200)
            assert not writer.is_alive()
        assert unexpected == [], unexpected[:3]
        assert len(acknowledged) >= ROUNDS * 3
        wait_until(lambda: client.get("/health/ready").json() == {"status": "ok"})
        # What a dead process had begun is taken up at once, what a live one could not finish by the next recovery.
        wait_until(lambda: is_settled(shop_folder), seconds=300)
        replay(client, acknowledged, attempted, dice)
        wait_until(lambda: is_settled(shop_folder), seconds=300)
        wait_until(lambda: rows(shop_folder, "products", "SELECT 1 FROM reservation WHERE state = 'reserved'") == [], seconds=300)
        check(shop_folder, products, acknowledged, attempted)
        each_event_counts_once(shop_folder)
    print(f"{ROUNDS} kills: {len(attempted)} attempts, {len(acknowledged)} acknowledged, all kept")


def each_event_counts_once(folder):
    placed = {f"./orders/{id}" for id, in rows(folder, "orders", "SELECT id FROM customer_order WHERE note LIKE 'key-%'")}
    for module, table in (("analytics", "event"), ("notifications", "notification")):
        sql = f"SELECT link FROM {table} WHERE kind = 'order.placed'"
        wait_until(lambda: placed <= {link for link, in rows(folder, module, sql)}, seconds=120)
        links = [link for link, in rows(folder, module, sql) if link in placed]
        assert len(links) == len(placed), f"{module} counted an event twice"
    # In the figures, too: an order is in them once, with its own sum.
    sums = dict(rows(folder, "orders", "SELECT id, total FROM customer_order WHERE note LIKE 'key-%'"))
    counted = rows(folder, "analytics", "SELECT id, total FROM placed_order")
    assert {id: total for id, total in counted if id in sums} == sums
