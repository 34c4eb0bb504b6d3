"""Live streams: what they carry, how they resume, how many there are, and when they end."""

import json

import pytest

from Support.accounts import PASSWORD, sign_in, signed_in
from Support.events import Stream
from Support.facet import wait_until
from Support.shop import made, order, product
from Support.wire import Client


@pytest.fixture
def row(visitors):
    return made(visitors["admin"], "/api/products", product("Streamed", stock=500))


def notification(stream):
    """The next event that is a notification and not about the stream itself."""
    while True:
        event = stream.next()
        if event.get("event", "message") == "message":
            return event


def test_the_head_of_a_stream(shared_users_shop):
    with Stream(signed_in(shared_users_shop, "viewer")) as stream:
        assert stream.status == 200
        assert stream.headers["content-type"].split(";")[0] == "text/event-stream"
        assert stream.headers["cache-control"] == "no-store"
        assert stream.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in stream.headers and "content-length" not in stream.headers
        assert stream.headers["x-content-type-options"] == "nosniff"
        assert 1000 <= int(stream.next(event="ready")["retry"]) <= 60_000


def test_it_is_flushed_and_not_compressed(shared_users_shop):
    with Stream(signed_in(shared_users_shop, "viewer"), headers={"Accept-Encoding": "gzip"}) as stream:
        assert "content-encoding" not in stream.headers
        assert stream.next(event="ready")


def test_an_order_is_told_while_the_stream_is_open(shared_users_shop, visitors, row):
    with Stream(signed_in(shared_users_shop, "manager")) as stream:
        stream.next(event="ready")
        placed = made(visitors["viewer"], "/api/orders", order((row, 2), note="Told"))
        told = json.loads(notification(stream)["data"])
        assert told["link"] == f"./orders/{placed}"
        listed = visitors["manager"].get("/api/notifications?size=1").json()["items"][0]
        assert told["id"] == listed["id"] and told["title"] == listed["title"]


def test_a_stream_resumes_after_the_last_event(shared_users_shop, visitors, row):
    client = signed_in(shared_users_shop, "manager")
    with Stream(client) as stream:
        stream.next(event="ready")
        made(visitors["viewer"], "/api/orders", order((row, 1)))
        last = notification(stream)["id"]
    missed = [made(visitors["viewer"], "/api/orders", order((row, 1))) for _ in range(3)]
    wait_until(lambda: len(visitors["manager"].get("/api/notifications?size=5").json()["items"]) >= 4)
    links = [f"./orders/{id}" for id in missed]
    wait_until(lambda: links[-1] in visitors["manager"].get("/api/notifications?size=5").text)
    with Stream(client, headers={"Last-Event-ID": last}) as stream:
        events = [notification(stream) for _ in range(3)]
        assert [json.loads(event["data"])["link"] for event in events] == links
        assert [int(event["id"]) for event in events] == sorted(int(event["id"]) for event in events)


@pytest.mark.parametrize("id", ["-5", "not a number", "99999999999999999999"])
def test_an_id_that_is_not_kept_asks_for_a_fresh_list(shared_users_shop, id):
    with Stream(signed_in(shared_users_shop, "viewer"), headers={"Last-Event-ID": id}) as stream:
        assert stream.status == 200
        assert stream.next(event="reset")


def test_two_streams_for_a_session_and_a_place_that_is_free_again(shared_users_shop):
    client = signed_in(shared_users_shop, "viewer")
    with Stream(client) as first, Stream(client) as second:
        assert (first.status, second.status) == (200, 200)
        with Stream(client) as third:
            assert third.status == 429
            assert third.headers["content-type"] == "application/problem+json"
            assert int(third.headers["retry-after"]) > 0
        with Stream(signed_in(shared_users_shop, "viewer")) as another_session:
            assert another_session.status == 200

    def again():
        with Stream(client) as stream:
            return stream.status == 200

    wait_until(again)


def test_a_stream_ends_at_sign_out(shared_users_shop):
    client = signed_in(shared_users_shop, "viewer")
    with Stream(client) as stream:
        stream.next(event="ready")
        assert client.request("DELETE", "/api/session").status == 204
        assert stream.ended.wait(10)


@pytest.mark.deep
@pytest.mark.parametrize("change", [{"role": "manager"}, {"active": False}], ids=str)
def test_a_stream_ends_when_the_account_changes(shared_users_shop, visitors, change):
    address = f"stream-{next(iter(change))}@t.example"
    user = made(visitors["admin"], "/api/users", {
        "name": "Streaming", "email": address, "role": "viewer", "active": True, "password": PASSWORD})
    client = Client(shared_users_shop, browser=True)
    sign_in(client, address)
    with Stream(client) as stream:
        stream.next(event="ready")
        assert visitors["admin"].request("PATCH", f"/api/users/{user}", json=change).status == 200
        assert stream.ended.wait(40)


def test_nobody_without_an_account_gets_a_stream(shared_users_shop):
    with Stream(Client(shared_users_shop)) as stream:
        assert stream.status == 401


@pytest.mark.deep
def test_a_comment_comes_every_fifteen_seconds(shared_users_shop):
    with Stream(signed_in(shared_users_shop, "viewer")) as stream:
        for _ in range(3):
            stream.comments.get(timeout=30)
        assert not stream.ended.is_set()
