"""Power is lost in the middle of writing: what was acknowledged is on the disk, nothing is half, and the shop opens again."""

import contextlib
import os
import random
import shutil
import sqlite3
import time

import pytest

from Faults.test_kill import PRODUCTS, STOCK, WRITERS, Writer, check, is_settled, rows
from Support.disk import Disk, mounted, trouble, without_flushing
from Support.facet import Server, wait_until
from Support.shop import made, product
from Support.wire import Client

DEEP = os.environ.get("FACET_DEEP") == "1"
COPIES = 30 if DEEP else 2
MODULES = ("users", "products", "orders", "analytics", "notifications")


@pytest.fixture(scope="module", autouse=True)
def a_disk_can_be_made(tmp_path_factory):
    reason = trouble(tmp_path_factory.mktemp("disk"))
    if reason:
        pytest.skip(reason)


class Moments:
    """Copies of the disk at moments of a load of orders, each with what had been acknowledged before the copy was begun."""

    def __init__(self, disk, seeded, copies, env=None):
        self.dice, self.attempted, self.copies = random.Random(20261101), {}, []
        acknowledged, writers = {}, []
        shutil.copytree(seeded, disk.folder / "shop")
        with Server("--data", disk.folder / "shop", env=env) as server:
            client = Client(server, browser=True)
            self.products = [made(client, "/api/products", product(f"Kept {n}", stock=STOCK)) for n in range(PRODUCTS)]
            # Without this a disk that nobody asks to write would not even have the products.
            disk.settle()
            writers += [Writer(server.port, self.products, acknowledged, self.attempted, random.Random(n)) for n in range(WRITERS)]
            for writer in writers:
                writer.start()
            for number in range(copies):
                goal = len(acknowledged) + self.dice.randint(3, 12)
                wait_until(lambda: len(acknowledged) >= goal, seconds=300, every=0.001)
                # Acknowledgements are no moment like others; what comes between them has to be met, too.
                time.sleep(self.dice.uniform(0, 0.1))
                known = dict(acknowledged)
                self.copies.append((disk.copy(f"{number}.img"), known))
        for writer in writers:
            writer.join(60)
            assert not writer.is_alive()


def lost(folder, known):
    with contextlib.closing(sqlite3.connect(folder / "orders.sqlite")) as database:
        kept = dict(database.execute("SELECT note, id FROM customer_order WHERE note LIKE 'key-%'"))
    return {key: id for key, id in known.items() if kept.get(key) != id}


def test_what_was_acknowledged_is_on_the_disk(seeded, tmp_path):
    with Disk(tmp_path / "power", copies=COPIES) as disk:
        moments = Moments(disk, seeded, COPIES)
        for image, known in moments.copies:
            with mounted(image, tmp_path / "copy") as folder:
                opens_whole(folder / "shop", moments, known)
            image.unlink()
    print(f"{COPIES} copies: {len(moments.copies[-1][1])} orders acknowledged before the last one, all kept")


def opens_whole(folder, moments, known):
    # As SQLite finds it, before anything is recovered.
    assert lost(folder, known) == {}, "acknowledged orders are lost"
    for module in MODULES:
        assert rows(folder, module, "PRAGMA integrity_check") == [("ok",)], module
    with Server("--data", folder) as server:
        wait_until(lambda: Client(server).get("/health/ready").status == 200)
        wait_until(lambda: is_settled(folder))
        wait_until(lambda: rows(folder, "products", "SELECT 1 FROM reservation WHERE state = 'reserved'") == [])
        check(folder, moments.products, known, moments.attempted)
        placed = {f"./orders/{id}" for id, in rows(folder, "orders", "SELECT id FROM customer_order WHERE note LIKE 'key-%'")}
        for module, table in (("analytics", "event"), ("notifications", "notification")):
            sql = f"SELECT link FROM {table} WHERE kind = 'order.placed'"
            wait_until(lambda: placed <= {link for link, in rows(folder, module, sql)}, seconds=120)
            assert sum(link in placed for link, in rows(folder, module, sql)) == len(placed), f"{module} counted an event twice"


def test_it_would_be_seen_if_nobody_asked_the_disk(seeded, tmp_path):
    """The same load where no fsync does anything: orders are missing, so the test above can fail."""
    with Disk(tmp_path / "power", copies=1) as disk:
        moments = Moments(disk, seeded, 1, env=without_flushing(tmp_path))
        (image, known), = moments.copies
        with mounted(image, tmp_path / "copy") as folder:
            try:
                missing = lost(folder / "shop", known)
            except sqlite3.DatabaseError:
                missing = known
    print(f"without fsync {len(missing)} of {len(known)} acknowledged orders are lost")
    assert missing
