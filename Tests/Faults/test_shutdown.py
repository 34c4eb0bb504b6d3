"""A restart that nobody notices: SIGTERM lets what is under way end, ends the streams, and exits with 0."""

import signal
import sqlite3
import threading
import time

from Support.accounts import signed_in
from Support.events import Stream
from Support.shop import made, order, product
from Support.wire import Client


def test_sigterm_answers_what_is_in_flight(users_shop, users_folder):
    admin = signed_in(users_shop, "admin")
    row = made(admin, "/api/products", product("In flight", stock=10_000))
    statuses, failures = [], []
    started = threading.Semaphore(0)

    def place():
        client = Client(users_shop, browser=True)
        client.cookies = dict(admin.cookies)
        started.release()
        while True:
            try:
                answer = client.post("/api/orders", json=order((row, 1), note="In flight"), timeout=20)
            except ConnectionRefusedError:
                return
            except Exception as error:
                failures.append(error)
                return
            statuses.append(answer.status)

    streams = [Stream(signed_in(users_shop, "viewer")) for _ in range(3)]
    for stream in streams:
        assert stream.status == 200
        stream.next(event="ready")
    threads = [threading.Thread(target=place, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
        started.acquire()
    while len(statuses) < 20:
        time.sleep(0.01)
    begun = time.monotonic()
    users_shop.process.send_signal(signal.SIGTERM)
    # A hang guard: the server gives itself ten seconds.
    assert users_shop.process.wait(50) == 0, "".join(users_shop.log[-20:])
    assert time.monotonic() - begun < 50
    for thread in threads:
        thread.join(30)
    for stream in streams:
        assert stream.ended.wait(10)
        stream.close()
    assert set(statuses) <= {201, 503}, set(statuses)
    # A connection that was accepted by the kernel and never read is the client's to repeat; it changed nothing.
    with sqlite3.connect(users_folder / "orders.sqlite") as database:
        kept, = database.execute("SELECT count(*) FROM customer_order WHERE note = 'In flight'").fetchone()
        unsettled, = database.execute("SELECT count(*) FROM customer_order WHERE phase <> 'settled'").fetchone()
    assert statuses.count(201) <= kept <= statuses.count(201) + len(failures)
    assert unsettled == 0


def test_an_idle_server_ends_at_once(users_shop):
    idle = Client(users_shop).get("/health/live")
    assert idle.status == 200
    for name in (signal.SIGTERM,):
        users_shop.process.send_signal(name)
    assert users_shop.process.wait(50) == 0


def test_sigint_ends_it_too(shop):
    shop.process.send_signal(signal.SIGINT)
    assert shop.process.wait(50) == 0


def test_a_stream_says_when_to_come_back(users_shop):
    """Browsers must not come back all at once, so each is told a time of its own."""
    with Stream(signed_in(users_shop, "viewer")) as stream:
        stream.next(event="ready")
        users_shop.process.send_signal(signal.SIGTERM)
        assert stream.ended.wait(30)
        events = [stream.events.get_nowait() for _ in range(stream.events.qsize())]
        assert any("retry" in event for event in events), events
    assert users_shop.process.wait(50) == 0
