"""Each order is asked for three times at once, with one key: it is placed once, whichever of two processes was asked."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from Faults.test_kill import is_settled, rows
from Support.facet import Server, wait_until
from Support.services import Services
from Support.shop import made, order, product
from Support.wire import Client

ORDERS, COPIES, AT_ONCE = (1000 if os.environ.get("FACET_DEEP") == "1" else 100), 3, 8


@pytest.mark.parametrize("replicas", [1, 2])
def test_three_requests_with_one_key_are_one_order(shop_folder, tmp_path, replicas):
    with Services(shop_folder, tmp_path, auth="demo", replicas={"orders": replicas, "products": replicas}) as services, \
            Server(*services.flags) as gateway:
        client = Client(gateway, browser=True)
        wait_until(lambda: client.get("/health/ready").json() == {"status": "ok"})
        row = made(client, "/api/products", product("Asked for", stock=10 * ORDERS))
        before = client.get("/api/orders?size=1").json()["total"]

        def place(key):
            """Three at once. One that waited too long for the others is told so, and asks again."""
            begin, answers = threading.Barrier(COPIES), []

            def ask():
                begin.wait(120)
                while True:
                    answer = Client(gateway, browser=True).post(
                        "/api/orders", json=order((row, 1)), headers={"Idempotency-Key": key}, timeout=120)
                    if answer.status != 409:
                        return answers.append(answer)
                    assert answer.json()["type"].endswith("idempotency-key-under-way"), answer

            threads = [threading.Thread(target=ask) for _ in range(COPIES)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(240)
            assert [answer.status for answer in answers] == [201] * COPIES, answers
            ids = {answer.json()["id"] for answer in answers}
            assert len(ids) == 1, ids
            return ids.pop()

        with ThreadPoolExecutor(AT_ONCE) as pool:
            ids = list(pool.map(place, [f"replayed-{number}" for number in range(ORDERS)]))
        assert len(set(ids)) == ORDERS
        assert client.get("/api/orders?size=1").json()["total"] == before + ORDERS
        assert client.get(f"/api/products/{row}").json()["stock"] == 9 * ORDERS
        wait_until(lambda: is_settled(shop_folder), seconds=120)
        assert rows(shop_folder, "orders", "SELECT count(*) FROM idempotency_key WHERE key LIKE 'replayed-%'") == [(ORDERS,)]
