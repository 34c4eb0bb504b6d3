"""Several gateways behind one nginx: one ends and nobody notices; what may have been done is not done twice."""

import shutil
import threading

import pytest

from Support.accounts import email, sign_in
from Support.facet import Server, wait_until
from Support.foreign import Foreign
from Support.nginx import Nginx
from Support.wire import Client

HOST = {"Host": "shop.example"}
TURNS = ("hash $remote_addr consistent;", "")


@pytest.fixture
def two(staffed, bundles, tmp_path):
    """Two gateways on copies of one shop."""
    servers = []
    for name in ("first", "second"):
        folder = tmp_path / name
        shutil.copytree(staffed, folder / "shop")
        (folder / "facet.yaml").write_text(
            f"auth: users\nhosts: [shop.example]\ntrusted_proxies: [127.0.0.1]\npublic: {bundles}\n"
            "log:\n  format: json\n  level: info\n")
        servers.append(Server("--data", folder / "shop", "--config", folder / "facet.yaml"))
    yield servers
    for server in servers:
        if not server.ended:
            server.stop()


class Readers:
    """Visitors who read all the time. `failed` is whatever was no whole page."""

    PATHS = ["/alpine/products", "/solid", "/api/products?size=100", "/svelte/products/1"]

    def __init__(self, nginx, count=4):
        self.failed, self.done, self.is_over = [], 0, threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._read, args=(nginx, number)) for number in range(count)]
        for thread in self.threads:
            thread.start()

    def _read(self, nginx, number):
        client = Client(nginx, headers=HOST)
        while not self.is_over.is_set():
            path = self.PATHS[(self.done + number) % len(self.PATHS)]
            try:
                answer = client.get(path)
                whole = answer.text.rstrip().endswith(("</html>", "}"))
                trouble = None if answer.status == 200 and whole else answer
            except Exception as error:
                trouble = error
            with self.lock:
                self.done += 1
                if trouble is not None:
                    self.failed.append((path, trouble))

    def read_more(self, count):
        goal = self.done + count
        wait_until(lambda: self.done >= goal, seconds=120)

    def end(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join(60)


def served(server):
    return sum('"route"' in line for line in server.log)


@pytest.mark.parametrize("ending", ["kill", "stop"])
def test_no_reader_notices_that_a_gateway_ends(two, bundles, tmp_path, ending):
    first, second = two
    # They take turns here, so that both have requests under way at any time.
    with Nginx(tmp_path / "nginx", [first.port, second.port], public=bundles, replaced=[TURNS]) as nginx:
        readers = Readers(nginx)
        try:
            readers.read_more(200)
            assert served(first) > 20 and served(second) > 20
            getattr(first, ending)()
            readers.read_more(400)
        finally:
            readers.end()
    assert readers.failed == []


def test_a_visitor_stays_with_the_gateway_of_his_session(two, bundles, tmp_path):
    with Nginx(tmp_path / "nginx", [two[0].port, two[1].port], public=bundles) as nginx:
        client = Client(nginx, browser=True, headers=HOST)
        assert sign_in(client, email("viewer")).status == 200
        assert all(client.get("/api/session").json()["signedIn"] for _ in range(40))
        by_gateway = [served(server) for server in two]
        assert 0 in by_gateway and sum(by_gateway) >= 41, "one address, one gateway"
        # Its gateway is gone, and the session with it: the visitor is asked to sign in, and not told of an error.
        two[by_gateway.index(0) ^ 1].kill()
        answer = client.get("/api/session")
        assert answer.status == 200 and not answer.json()["signedIn"]
        assert client.get("/alpine/products").status == 200


def test_addresses_are_spread_over_the_gateways(bundles, tmp_path):
    import http.client

    with Foreign() as first, Foreign() as second:
        for each in (first, second):
            each.answers["/api/a"] = lambda handler: handler.json(200, "{}")
        ports = [first.server.server_port, second.server.server_port]
        with Nginx(tmp_path / "nginx", ports, public=bundles) as nginx:
            for number in range(2, 42):
                connection = http.client.HTTPConnection("127.0.0.1", nginx.port, source_address=(f"127.0.0.{number}", 0))
                connection.request("GET", "/api/a", headers=HOST)
                assert connection.getresponse().read() == b"{}"
                connection.close()
        assert len(first.seen) > 5 and len(second.seen) > 5


def test_only_what_changes_nothing_is_asked_again(bundles, tmp_path):
    """A gateway that takes a request and breaks off may have carried it out."""
    with Foreign() as broken, Foreign() as sound:
        def breaks_off(handler):
            handler.body()
            handler.close_connection = True

        broken.answers["/api/a"] = breaks_off
        sound.answers["/api/a"] = lambda handler: handler.json(200, "{}")
        ports = [broken.server.server_port, sound.server.server_port]
        for method, statuses in [("GET", {200}), ("HEAD", {200}), ("POST", {502, 200}), ("PATCH", {502, 200}), ("PUT", {200})]:
            broken.seen.clear(), sound.seen.clear()
            folder = tmp_path / method
            # No server is left out for having failed, so that every second request meets the broken one.
            never_out = ("max_fails=1 fail_timeout=5s", "max_fails=0")
            with Nginx(folder, ports, public=bundles, replaced=[TURNS, never_out]) as nginx:
                client = Client(nginx, headers=HOST)
                body = None if method in ("GET", "HEAD") else b"{}"
                answers = [client.request(method, "/api/a", body).status for _ in range(8)]
            assert set(answers) == statuses, (method, answers)
            assert len(broken.seen) >= 2, method
            sent = len(broken.seen) + len(sound.seen)
            assert sent == 8 if 502 in statuses else sent > 8, (method, sent)
