"""Nothing is sold twice: 64 clients at once, over HTTP, for the last 100 items."""

import threading

from Support.accounts import signed_in
from Support.shop import made, order, product

CLIENTS, ITEMS, EACH = 64, 100, 4


def test_64_clients_sell_exactly_100(users_shop):
    admin = signed_in(users_shop, "admin")
    row = made(admin, "/api/products", product("The last ones", stock=ITEMS))
    placed, refused, others = [], [], []
    begin = threading.Barrier(CLIENTS)

    def buy():
        client = signed_in_copy(admin)
        begin.wait(60)
        for _ in range(EACH):
            answer = client.post("/api/orders", json=order((row, 1)))
            (placed if answer.status == 201 else refused if answer.status in (409, 422) else others).append(answer)

    threads = [threading.Thread(target=buy) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert others == [], others[:3]
    assert (len(placed), len(refused)) == (ITEMS, CLIENTS * EACH - ITEMS)
    assert len({answer.json()["id"] for answer in placed}) == ITEMS
    assert admin.get(f"/api/products/{row}").json()["stock"] == 0
    for answer in refused:
        assert answer.media_type == "application/problem+json" and answer.json()["title"]


def test_half_of_an_order_is_never_sold(users_shop):
    """Of two lines, one can't be had: the other one's stock is as it was, and there is no order."""
    admin = signed_in(users_shop, "admin")
    enough = made(admin, "/api/products", product("Enough", stock=10))
    scarce = made(admin, "/api/products", product("Scarce", stock=1))
    before = admin.get("/api/orders?size=1").json()["total"]
    answer = admin.post("/api/orders", json=order((enough, 3), (scarce, 2)))
    assert answer.status in (409, 422), answer
    assert admin.get(f"/api/products/{enough}").json()["stock"] == 10
    assert admin.get("/api/orders?size=1").json()["total"] == before


def test_cancelling_twice_at_once_restocks_once(users_shop):
    admin = signed_in(users_shop, "admin")
    row = made(admin, "/api/products", product("Cancelled", stock=10))
    placed = made(admin, "/api/orders", order((row, 4)))
    begin = threading.Barrier(8)
    statuses = []

    def cancel():
        client = signed_in_copy(admin)
        begin.wait(60)
        statuses.append(client.post(f"/api/orders/{placed}/transitions", json={"to": "cancelled"}).status)

    threads = [threading.Thread(target=cancel) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert 200 in statuses and set(statuses) <= {200, 409, 422}, statuses
    assert admin.get(f"/api/products/{row}").json()["stock"] == 10


def signed_in_copy(client):
    """Another browser of the same session: signing in 64 times would measure scrypt."""
    from Support.wire import Client

    copy = Client(client.port, browser=True)
    copy.cookies = dict(client.cookies)
    return copy
