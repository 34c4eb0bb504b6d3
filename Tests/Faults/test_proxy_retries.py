"""What is sent twice, what never is, and what happens when nobody answers."""

import threading

import pytest

from Support.facet import wait_until
from Support.fault_proxy import FaultProxy, after, answer, garbage, never, resets, truncated
from Support.proxied import DEEP, ask, descriptors, gateway

REQUESTS = 600 if DEEP else 200


@pytest.fixture
def pair():
    with FaultProxy() as one, FaultProxy() as other:
        yield one, other


def both(pair, more=""):
    return f"{{url: ['{pair[0].url}', '{pair[1].url}']{more}}}"


def test_a_get_that_fails_is_made_at_the_other_address(pair, tmp_path):
    one, other = pair
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        for behaviour in (resets, answer(503), answer(502), answer(504)):
            one.behaviour, other.behaviour = behaviour, answer(200, b"other")
            for _ in range(4):
                assert ask(server.port).body == b"other"
        one.refuse()
        for _ in range(10):
            assert ask(server.port).body == b"other"


@pytest.mark.parametrize("behaviour,status", [(answer(500), 500), (answer(404), 404), (garbage, 502), (answer(429), 429)])
def test_answers_that_are_answers_are_not_asked_for_again(pair, tmp_path, behaviour, status):
    pair[0].behaviour = pair[1].behaviour = behaviour
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        for _ in range(4):
            assert ask(server.port).status == status
        assert sum(proxy.count() for proxy in pair) == 4


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize("behaviour", [resets, answer(503), answer(502)])
def test_a_post_is_never_made_twice(pair, tmp_path, method, behaviour):
    pair[0].behaviour = pair[1].behaviour = behaviour
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        for _ in range(4):
            assert ask(server.port, method, body=b"{}").status in (502, 503)
        assert sum(proxy.count() for proxy in pair) == 4


def test_a_post_with_a_key_is_made_again_with_its_body(pair, tmp_path):
    one, other = pair
    one.behaviour = resets
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        for number in range(4):
            body = b"%d" % number * 20_000
            assert ask(server.port, "POST", body=body, headers={"Idempotency-Key": f"key-{number}"}).status == 200
            assert other.last.body == body and other.last.header("idempotency-key") == f"key-{number}"
        other.forget()
        # Too large to be kept: what has begun to be sent is not sent again.
        statuses = {ask(server.port, "PUT", body=b"x" * 200_000).status for _ in range(6)}
        assert statuses <= {200, 502}


def test_who_asks_for_a_pause_gets_it(pair, tmp_path):
    one, other = pair
    one.behaviour = answer(503, b"busy", ("Retry-After", 20))
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        for _ in range(10):
            assert ask(server.port).status == 200
        assert one.count() == 1 and other.count() == 10
    # A single address that says so is not asked again, and its word is passed on.
    with gateway(tmp_path, {"/api/x": one.url}) as server:
        one.forget()
        for _ in range(10):
            busy = ask(server.port)
            assert (busy.status, busy.header("retry-after"), busy.body) == (503, "20", b"busy")
        assert one.count() == 10


def hammer(server, count, method="GET", at_once=10, headers=None):
    statuses, lock = [], threading.Lock()

    def run(share):
        for _ in range(share):
            got = ask(server.port, method, headers=headers, body=b"{}" if method == "POST" else None)
            with lock:
                statuses.append(got)

    threads = [threading.Thread(target=run, args=(count // at_once,)) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return statuses


@pytest.mark.parametrize("behaviour", [resets, answer(503), "refuses"], ids=["resets", "503", "refuses"])
def test_all_down_is_not_made_worse(pair, tmp_path, behaviour):
    for proxy in pair:
        if behaviour == "refuses":
            proxy.refuse()
        else:
            proxy.behaviour = behaviour
    with gateway(tmp_path, {"/api/x": both(pair)}) as server:
        answers = hammer(server, REQUESTS)
        assert len(answers) == REQUESTS and {got.status for got in answers} <= {502, 503}
        fast = [got for got in answers if got.header("content-type") == "application/problem+json" and got.status == 503]
        assert fast and all(int(got.header("retry-after")) >= 1 for got in fast)
        attempts = sum(proxy.count() for proxy in pair)
        print(f"{REQUESTS} requests, {attempts} attempts")
        assert attempts <= 1.2 * REQUESTS
        for proxy in pair:
            proxy.forget()
        posts = hammer(server, 50, "POST")
        assert sum(proxy.count("POST") for proxy in pair) <= len(posts)
        # It is tried again by and by, and comes back.
        for proxy in pair:
            if behaviour == "refuses":
                proxy.listen()
            proxy.behaviour = answer()
        wait_until(lambda: ask(server.port).status == 200, 60)
        wait_until(lambda: all(got.status == 200 for got in hammer(server, 20)), 60)


def test_a_breaker_that_is_open_lets_one_probe_through(tmp_path):
    with FaultProxy(resets) as backend, gateway(tmp_path, {"/api/x": backend.url}) as server:
        wait_until(lambda: b"backend-unavailable" in ask(server.port).body)
        backend.forget()
        backend.behaviour = after(1, answer())
        results = []

        def many():
            results.extend(hammer(server, 40, at_once=20))

        def probing():
            many()
            return backend.count() >= 1

        wait_until(probing)
        assert backend.count() == 1 or any(got.status == 200 for got in results)
        wait_until(lambda: ask(server.port).status == 200)


def test_no_descriptor_is_lost(tmp_path):
    rounds = 100 if DEEP else 25
    with FaultProxy() as backend, FaultProxy() as gone:
        gone.refuse()
        backends = {
            "/api/half": f"{{url: '{backend.url}', timeout: 100ms}}",
            "/api/gone": gone.url,
            "/api/cut": backend.url,
            "/api/reset": backend.url,
            "/api/garbage": backend.url,
            "/api/name": "http://no-such-host.invalid",
        }
        backend.behaviours = {
            "/api/half": never, "/api/cut": truncated(by="reset"), "/api/reset": resets, "/api/garbage": garbage,
        }
        with gateway(tmp_path, backends) as server:
            def all_of_them():
                for path in backends:
                    try:
                        got = ask(server.port, path=path)
                        assert got.status in (502, 503, 504), (path, got)
                    except (ConnectionError, OSError, Exception) as error:
                        if isinstance(error, AssertionError):
                            raise

            for _ in range(5):
                all_of_them()
            before = settled(server)
            for _ in range(rounds):
                all_of_them()
            wait_until(lambda: descriptors(server) <= before, 60)
            assert ask(server.port, path="/health/live").status == 200


def settled(server):
    """The count once idle connections are closed."""
    import time

    counts = []

    def is_still():
        counts.append(descriptors(server))
        time.sleep(0.5)
        return len(counts) > 12 and len(set(counts[-12:])) == 1

    wait_until(is_still, 60)
    return counts[-1]
