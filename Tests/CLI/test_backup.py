"""`facet backup` and `facet restore`: all of the data at one moment, while the shop works."""

import sqlite3
import stat
import threading

import pytest

from Support.facet import Server, run, wait_until
from Support.shop import made, order, product
from Support.wire import Client

FILES = ["analytics.sqlite", "notifications.sqlite", "orders.sqlite", "products.sqlite", "users.sqlite"]


def query(folder, name, sql):
    with sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchone()[0]


def test_a_copy_is_a_shop(shop_folder, tmp_path):
    copy, restored = tmp_path / "copy", tmp_path / "restored"
    with Server("--data", shop_folder) as server:
        listed = Client(server).get("/api/products?size=1").json()
        run("backup", copy, "--data", shop_folder)
    assert set(FILES) <= {path.name for path in copy.iterdir()}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.iterdir()} == {0o600}
    run("restore", copy, "--data", restored)
    with Server("--data", restored) as server:
        assert Client(server).get("/api/products?size=1").json() == listed
        assert Client(server).get("/solid/orders").status == 200


@pytest.fixture
def customers(shop_folder):
    """A shop in which orders are placed all the time; gives the server and the ids that were acknowledged so far."""
    with Server("--data", shop_folder) as server:
        product_id = made(Client(server, browser=True), "/api/products", product(stock=100_000))
        placed, stop = [], threading.Event()

        def place(number):
            client, count = Client(server, browser=True), 0
            while not stop.is_set():
                count += 1
                key = {"Idempotency-Key": f"key-{number}-{count}-00000000"}
                answer = client.post("/api/orders", json=order((product_id, 1)), headers=key)
                if answer.status == 201:
                    placed.append(answer.json()["id"])

        threads = [threading.Thread(target=place, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        yield server, placed
        stop.set()
        for thread in threads:
            thread.join()


def test_a_copy_under_load_misses_nothing_and_adds_up(customers, shop_folder, tmp_path):
    server, placed = customers
    assert wait_until(lambda: len(placed) >= 20)
    known = set(placed)
    copy, restored = tmp_path / "copy", tmp_path / "restored"
    run("backup", copy, "--data", shop_folder)
    # The shop goes on meanwhile.
    assert wait_until(lambda: len(placed) > len(known))
    with sqlite3.connect(copy / "orders.sqlite") as database:
        copied = {row[0] for row in database.execute("SELECT id FROM customer_order")}
    assert known <= copied
    for name in FILES:
        assert query(copy, name, "PRAGMA integrity_check") == "ok"
    run("restore", copy, "--data", restored)
    with Server("--data", restored) as other:
        client = Client(other)
        for order in list(known)[:10]:
            assert client.get(f"/api/orders/{order}").status == 200


def test_nothing_is_written_over(shop_folder, tmp_path):
    copy = tmp_path / "copy"
    run("backup", copy, "--data", shop_folder)
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    done = run("backup", copy, "--data", shop_folder, check=False)
    assert done.returncode == 1 and "There is something in" in done.stderr
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    done = run("restore", copy, "--data", shop_folder, check=False)
    assert done.returncode == 1 and "There is a shop in" in done.stderr


@pytest.mark.parametrize("damage, message", [
    (lambda folder: (folder / "orders.sqlite").write_bytes(b"no database at all" * 300), "orders.sqlite"),
    (lambda folder: [path.unlink() for path in folder.iterdir()], "There is no copy of a shop"),
])
def test_a_damaged_copy_is_refused_and_leaves_nothing(shop_folder, tmp_path, damage, message):
    copy, restored = tmp_path / "copy", tmp_path / "restored"
    run("backup", copy, "--data", shop_folder)
    damage(copy)
    done = run("restore", copy, "--data", restored, check=False)
    assert done.returncode == 1 and message in done.stderr, done.stderr
    assert not restored.exists() and not list(tmp_path.glob("restored*"))


def test_there_must_be_a_shop(tmp_path):
    for folder in (tmp_path / "nothing", tmp_path):
        done = run("backup", tmp_path / "copy", "--data", folder, check=False)
        assert done.returncode == 1 and ("There is no shop" in done.stderr or "There is no folder" in done.stderr)
