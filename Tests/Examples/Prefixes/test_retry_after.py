"""When a page's needed load is not available now, the page says when it may be (RFC 9110 §10.2.3)."""

import pytest

from Support.wire import Client


@pytest.mark.parametrize("said,shown", [("7", "7"), (None, None), ("-1", None), ("Fri, 31 Dec 1999 23:59:59 GMT", None)])
def test_what_the_backend_says_is_said_of_the_page(site, foreign, said, shown):
    more = [("Retry-After", said)] if said else []
    foreign.answers["/api/items"] = lambda handler: handler.json(503, "{}", *more)
    answer = Client(site, browser=True).get("/alpine/required")
    assert answer.status == 503 and answer.media_type == "text/html"
    assert answer.header("retry-after") == shown
    # A page that can do without it is there.
    answer = Client(site, browser=True).get("/alpine")
    assert answer.status == 200 and answer.header("retry-after") is None


def test_another_failure_has_no_time(site, foreign):
    foreign.answers["/api/items"] = lambda handler: handler.json(504, "{}", ("Retry-After", "7"))
    answer = Client(site, browser=True).get("/alpine/required")
    assert answer.status == 504 and answer.header("retry-after") is None
