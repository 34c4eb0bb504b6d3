"""How long sessions live, at running servers whose clock the test sets (OWASP ASVS 5.0, 7.3.1 and 7.3.2)."""

import datetime

import pytest

from Support.accounts import email, sign_in
from Support.facet import Server
from Support.wire import Client

BEGIN = datetime.datetime(2026, 11, 1, 12, 0, 0)


class Times:
    """One browser, and a server at whatever time the test wants: its sessions outlive it."""

    def __init__(self, folder):
        self.folder, self.client = folder, Client(0, browser=True)

    def at(self, hours, ask):
        now = (BEGIN + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        with Server("--auth", "users", "--data", self.folder, env={"FACET_NOW": now}) as server:
            self.client.port = server.port
            return ask(self.client)

    def begin(self):
        answer = self.at(0, lambda client: sign_in(client, email("viewer")))
        assert answer.status == 200

    def lives(self, hours):
        return self.at(hours, lambda client: client.get("/api/session").json()["signedIn"])


@pytest.fixture
def times(users_folder):
    times = Times(users_folder)
    times.begin()
    return times


def test_twelve_hours_without_a_request_end_a_session(times):
    cookie = dict(times.client.cookies)
    assert times.lives(11.99)
    # Counted from the last request, not from the beginning.
    assert times.lives(11.99 + 11.99)
    assert not times.lives(2 * 11.99 + 12.01)
    # What is over is removed, and does not come back with an earlier clock.
    times.client.cookies = cookie
    assert not times.lives(2 * 11.99)


def test_seven_days_end_it_in_any_case(times):
    for hours in range(11, 7 * 24, 11):
        assert times.lives(hours), hours
    assert times.lives(7 * 24 - 0.01)
    assert not times.lives(7 * 24 + 0.01)


def test_an_ended_session_is_nobody_for_pages_and_calls(times):
    def ask(client):
        return client.get("/alpine/orders"), client.get("/api/orders"), client.get("/api/session").json()["token"]

    page, call, token = times.at(12.01, ask)
    assert page.status == 303 and "/sign-in" in page.location
    assert call.status == 401 and token is None
